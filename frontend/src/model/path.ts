/**
 * The way from one code to another, and the only place that knows its shape. Today it is the straight line
 *
 *     z(alpha) = (1 - alpha) * a + alpha * b,    alpha in [0, 1]
 *
 * alpha 0 is the first digit and alpha 1 the second, everywhere. Both ends are exact: they are the codes
 * themselves, so the ends of a blend are what the decoder makes of the two digits.
 */
export function codeAt(a: Float32Array, b: Float32Array, alpha: number): Float32Array {
  return a.map((value, i) => (1 - alpha) * value + alpha * b[i]!); // one latent size: checked in blend.ts
}
