/** What can go wrong for a visitor; text.ts has the words for each. */
export type FaultKind =
  | 'digits' // digits.json or a sheet of pictures cannot be had, or does not fit
  | 'path' // path.json cannot be had, or does not fit
  | 'latent' // latent.json cannot be had, or does not fit
  | 'runtime' // ONNX Runtime's wasm cannot be had
  | 'model' // the decoder cannot be had
  | 'start' // the decoder or the wasm came, and is not what it should be
  | 'mismatch' // the networks and the data are of different runs
  | 'worker' // the worker cannot start, or died
  | 'decode' // a network failed on a question
  | 'memory' // there is not enough of it
  | 'webassembly'; // the browser has no WebAssembly

/** An error the page can put in words. Its message is the detail: the file, what was expected and what came. */
export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    detail: string,
  ) {
    super(detail);
  }
}

const OUT_OF_MEMORY = /out of memory|memory allocation|bad_alloc|could not allocate/i;

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
