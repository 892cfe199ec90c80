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
  const digits = useLoad(loadDigits, rest);
  const path = useLoad(loadPath, rest);
  const latent = useLoad(loadLatent, rest);
  const engine = useLoad(startEngine, rest);
  const loads = [digits, path, latent, engine];
  const failed = loads.filter(([{ status }]) => status === 'failed');
  const mismatch = mismatchOf(valueOf(digits[0]), valueOf(path[0]), valueOf(latent[0]));

  /** Loads what has failed, or all of it where it does not belong together; else the engine itself has failed. */
  function retry({ kind }: Fault) {
    if (kind === 'mismatch') loads.forEach(([, load]) => load());
    else if (failed.length > 0) failed.forEach(([, load]) => load());
    else engine[1]();
  }

  return {
    firstPair: valueOf(firstPair), // without it the page goes on: the rest draws the same
    digits: valueOf(digits[0]),
    path: mismatch ? undefined : valueOf(path[0]),
    latent: mismatch ? undefined : valueOf(latent[0]),
    engine: valueOf(engine[0]),
    progress: engine[0].status === 'loading' ? engine[0].progress : undefined,
    fault: failed.map(([loading]) => faultOf(loading))[0] ?? mismatch,
    retry,
  };
}
