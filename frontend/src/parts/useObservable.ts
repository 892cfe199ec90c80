import { useSyncExternalStore } from 'react';

import type { Observable } from '../model/observable';

const never = () => () => {};

/** The present value; while `followed`, the component renders again when it changes. */
export function useObservable<T>({ get, subscribe }: Observable<T>, followed = true): T {
  return useSyncExternalStore(followed ? subscribe : never, get);
}
