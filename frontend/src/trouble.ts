/** Which of several faults the page tells, and what its one button tries again. */
import { isOfEngine, type Fault } from './model/fault';

export interface Trouble {
  readonly fault: Fault | undefined;
  readonly retry: () => void;
}

/** Something that may have failed. */
interface Fallible {
  readonly fault?: Fault | undefined;
  readonly retry?: ((fault: Fault) => void) | undefined;
}

/** That of what the rest needs comes first. A blend fails with the engine, which is one of the artifacts, or alone. */
export function firstTrouble(artifacts: Fallible, sections: Fallible, blend: Fallible): Trouble {
  const fault = artifacts.fault ?? sections.fault ?? blend.fault;
  return {
    fault,
    retry() {
      if (fault?.kind === 'version') return location.reload();
      if (sections.fault) sections.retry?.(sections.fault);
      if (artifacts.fault) artifacts.retry?.(artifacts.fault);
      else if (blend.fault && isOfEngine(blend.fault)) artifacts.retry?.(blend.fault);
      else if (blend.fault) blend.retry?.(blend.fault);
    },
  };
}
