/** A network that is ready to run, whoever runs it. */

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** An input or an output. A size that is free has a name. */
export interface Port {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface Session {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Its outputs by their names. */
  run(input: string, tensor: Tensor): Promise<Readonly<Record<string, Tensor | undefined>>>;
}

/** Opens the bytes of an ONNX file. */
export type OpenSession = (onnx: Uint8Array) => Promise<Session>;
