import { useSyncExternalStore } from 'react';

import type { Observable } from '../model/observable';

/** The present value; the component renders again when it changes. */
export function useObservable<T>({ get, subscribe }: Observable<T>): T {
  return useSyncExternalStore(subscribe, get);
}
