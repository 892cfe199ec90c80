/** What can go wrong for a visitor; text.ts has the words for each. */
export type FaultKind =
  | 'digits' // digits.json cannot be had, or does not fit
  | 'path' // path.json cannot be had, or does not fit
  | 'picture' // a digit's PNG cannot be had
  | 'runtime' // ONNX Runtime's wasm cannot be had
  | 'model' // the decoder cannot be had
  | 'start' // the decoder or the wasm came, and is not what it should be
  | 'mismatch' // the decoder, digits.json and path.json are of different runs
  | 'worker' // the worker cannot start, or died
  | 'decode' // the decoder failed on a blend
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

/** Any thrown thing as a Fault: itself if it is one, else of the given kind. */
export function toFault(cause: unknown, kind: FaultKind): Fault {
  if (cause instanceof Fault) return cause;
  return new Fault(kind, cause instanceof Error ? cause.message : String(cause));
}

/** For `promise.catch(blame('digits'))`. */
export function blame(kind: FaultKind): (cause: unknown) => never {
  return (cause) => {
    throw toFault(cause, kind);
  };
}
