import { startEngine } from '../engine/engineClient';
import type { Fault } from '../model/fault';
import { faultOf, valueOf } from '../model/loading';
import { useLoad } from '../parts/useLoad';
import { useSettled } from '../parts/useSettled';
import { loadDigits } from './digits';
import type { FirstPair } from './firstPair';
import { loadLatent } from './latent';
import { mismatchOf } from './mismatch';
import { loadPath } from './pathFile';

/** What a page needs beside the pair that it begins with. */
interface Wanted {
  readonly latent: boolean;
  /** And what it draws of. */
  readonly network: boolean;
}

/** All that the page downloads: first the pair it begins with, and when that is on show the rest. */
export function useArtifacts(firstPair: Promise<FirstPair | undefined>, wanted: Wanted) {
  const first = useSettled(firstPair);
  const network = first !== undefined && (wanted.network || first.value === undefined);
  const digits = useLoad(loadDigits, network);
  const path = useLoad(loadPath, network);
  const latent = useLoad(loadLatent, first !== undefined && wanted.latent);
  const engine = useLoad(startEngine, network);
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
    firstPair: first?.value,
    digits: valueOf(digits[0]),
    path: mismatch ? undefined : valueOf(path[0]),
    latent: mismatch ? undefined : valueOf(latent[0]),
    engine: valueOf(engine[0]),
    progress: engine[0].status === 'loading' ? engine[0].progress : undefined,
    fault: failed.map(([loading]) => faultOf(loading))[0] ?? mismatch,
    retry,
  };
}
