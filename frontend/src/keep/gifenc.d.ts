/** What is used of gifenc, which comes without types. */
declare module 'gifenc' {
  interface FrameOptions {
    palette: readonly (readonly [red: number, green: number, blue: number])[];
    /** Milliseconds. */
    delay: number;
    /** Bits that an index takes. */
    colorDepth: number;
  }

  interface Encoder {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
}
