import type { Fault } from './fault';

/** A thing that loads: always exactly one of these. */
export type Loading<T> =
  | { status: 'loading'; progress: number } // share of the bytes that have come, in [0, 1]
  | { status: 'ready'; value: T }
  | { status: 'failed'; fault: Fault };

/** What a loader is given. When `signal` aborts it frees all that it holds, even after it has succeeded. */
export interface LoadContext {
  signal: AbortSignal;
  cache: RequestCache;
  onProgress: (progress: number) => void;
  /** To be called if the loaded thing breaks later. */
  onLost: (fault: Fault) => void;
}

export function valueOf<T>(loading: Loading<T>): T | undefined {
  return loading.status === 'ready' ? loading.value : undefined;
}

export function faultOf(loading: Loading<unknown>): Fault | undefined {
  return loading.status === 'failed' ? loading.fault : undefined;
}
