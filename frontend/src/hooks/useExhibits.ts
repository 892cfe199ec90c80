import { startEngine } from '../model/engineClient';
import { loadDigits } from '../model/digits';
import { loadFirstPair } from '../model/firstPair';
import { loadLatent } from '../model/latent';
import { faultOf, valueOf } from '../model/loading';
import { loadPath } from '../model/pathFile';
import { useLoad } from './useLoad';

/** All that the page downloads: first the pair it begins with, and when that is on show the rest. */
export function useExhibits() {
  const [early] = useLoad(loadFirstPair);
  const rest = early.status !== 'loading';
  const [digits, retryDigits] = useLoad(loadDigits, rest);
  const [path, retryPath] = useLoad(loadPath, rest);
  const [latent, retryLatent] = useLoad(loadLatent, rest);
  const [engine, retryEngine] = useLoad(startEngine, rest);
  const things = [
    [digits, retryDigits],
    [path, retryPath],
    [latent, retryLatent],
    [engine, retryEngine],
  ] as const;

  return {
    early: valueOf(early), // without it the page goes on: the rest draws the same
    digits: valueOf(digits),
    path: valueOf(path),
    latent: valueOf(latent),
    engine: valueOf(engine),
    progress: engine.status === 'loading' ? engine.progress : undefined,
    fault: things.map(([thing]) => faultOf(thing)).find(Boolean),
    /** Loads what has failed; or all of it, where it does not belong together. */
    retry: (all: boolean) => {
      for (const [thing, load] of things) if (all || thing.status === 'failed') load();
    },
  };
}
