import { useSyncExternalStore } from 'react';

import type { Observable } from '../model/observable';

const never = () => () => {};

/** As useObservable; but only while `active` does the component render again when the value changes. */
export function useFollowed<T>({ get, subscribe }: Observable<T>, active: boolean): T {
  return useSyncExternalStore(active ? subscribe : never, get);
}
