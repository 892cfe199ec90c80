import { startEngine } from '../engine/engineClient';
import type { Fault } from '../model/fault';
import { faultOf, valueOf } from '../model/loading';
import { useLoad } from '../parts/useLoad';
import { loadDigits } from './digits';
import { loadFirstPair } from './firstPair';
import { loadLatent } from './latent';
import { mismatchOf } from './mismatch';
import { loadPath } from './pathFile';

/** All that the page downloads: first the pair it begins with, and when that is on show the rest. */
export function useArtifacts() {
  const [firstPair] = useLoad(loadFirstPair);
  const rest = firstPair.status !== 'loading';
  const [digits, retryDigits] = useLoad(loadDigits, rest);
  const [path, retryPath] = useLoad(loadPath, rest);
  const [latent, retryLatent] = useLoad(loadLatent, rest);
  const [engine, retryEngine] = useLoad(startEngine, rest);
  const loads = [
    [digits, retryDigits],
    [path, retryPath],
    [latent, retryLatent],
    [engine, retryEngine],
  ] as const;
  const failed = loads.filter(([loading]) => loading.status === 'failed');
  const mismatch = mismatchOf(valueOf(digits), valueOf(path), valueOf(latent));

  return {
    firstPair: valueOf(firstPair), // without it the page goes on: the rest draws the same
    digits: valueOf(digits),
    path: mismatch ? undefined : valueOf(path),
    latent: mismatch ? undefined : valueOf(latent),
    engine: valueOf(engine),
    progress: engine.status === 'loading' ? engine.progress : undefined,
    fault: failed.map(([loading]) => faultOf(loading))[0] ?? mismatch,
    /** Loads what has failed, or all of it where it does not belong together; else the engine itself has failed. */
    retry: ({ kind }: Fault) => {
      if (kind === 'mismatch') loads.forEach(([, load]) => load());
      else if (failed.length > 0) failed.forEach(([, load]) => load());
      else retryEngine();
    },
  };
}
