/** What can go wrong for a visitor; parts/faults.ts has the words for each. */
export type FaultKind =
  | 'offline' // something is to be downloaded, and there is no connection
  | 'page' // a part of the page's own program cannot be had
  | 'version' // nor can anything else: the server has another version of the page by now
  | 'digits' // digits.json or a sheet of pictures cannot be had, or does not fit
  | 'path' // path.json cannot be had, or does not fit
  | 'prior' // prior.json cannot be had, or does not fit
  | 'latent' // latent.json cannot be had, or does not fit
  | 'runtime' // ONNX Runtime's wasm cannot be had
  | 'model' // an encoder or a decoder cannot be had
  | 'start' // one of them or the wasm came, and is not what it should be
  | 'mismatch' // the networks and the data are of different runs
  | 'worker' // the worker cannot start, or died
  | 'decode' // a network failed on a question
  | 'memory'; // there is not enough of it

/** An error the page can put in words. Its message is the detail: the file, what was expected and what came. */
export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    detail: string,
  ) {
    super(detail);
  }
}

/** Whether the engine has to be started anew, or with other files, before it is asked again. */
export function isOfEngine({ kind }: Fault): boolean {
  return ['decode', 'memory', 'worker', 'mismatch'].includes(kind);
}

/** Browsers, WebAssembly and ONNX Runtime say it each in their own way. */
const OUT_OF_MEMORY = /out of memory|\boom\b|bad_alloc|allocat(e|ion)\b/i;

/** Any thrown thing as a Fault: itself if it is one, else of the given kind. */
export function toFault(cause: unknown, kind: FaultKind): Fault {
  if (cause instanceof Fault) return cause;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new Fault(OUT_OF_MEMORY.test(detail) ? 'memory' : kind, detail);
}

/** For `promise.catch(blame('digits'))`. */
export function blame(kind: FaultKind): (cause: unknown) => never {
  return (cause) => {
    throw toFault(cause, kind);
  };
}
