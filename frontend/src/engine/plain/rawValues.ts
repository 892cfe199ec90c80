/** The numbers in an ONNX file, whatever they are written as. */

/** Values as floats: how to read bytes of each TensorProto.DataType that the networks have. */
const readers: Readonly<Record<number, (raw: ArrayBuffer) => Float32Array>> = {
  1: (raw) => new Float32Array(raw),
  3: (raw) => Float32Array.from(new Int8Array(raw)),
  7: (raw) => Float32Array.from(new BigInt64Array(raw), Number),
  10: (raw) => Float32Array.from(new Uint16Array(raw), fromHalf),
};

export function valuesOf(raw: Uint8Array<ArrayBuffer>, type: number): Float32Array {
  const read = readers[type];
  if (!read) throw new Error(`numbers of ONNX's type ${type} cannot be read`);
  return read(raw.buffer);
}

/** A float of 16 bits (IEEE 754 binary16). */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}
