/** Reading a photo in a worker of its own, which ends with it. */
import type { Picture } from '../model/pixels';

/** What became of it: digits as MNIST has them, in reading order; no digit; no picture; a browser that shows none; or a fault of ours. */
export type Reading =
  | { readonly status: 'read'; readonly digits: readonly Picture[] }
  | { readonly status: 'nothing' | 'unreadable' | 'guarded' | 'failed' };

/** Nothing yet, a photo that is being read, or what became of it. */
export type PhotoState = { readonly status: 'empty' | 'reading' } | Reading;

export function readPhoto(file: Blob): Promise<Reading> {
  const worker = new Worker(new URL('./photoWorker.ts', import.meta.url), { type: 'module' });
  return new Promise<Reading>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Reading>) => resolve(data));
    worker.addEventListener('error', () => resolve({ status: 'failed' }));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
