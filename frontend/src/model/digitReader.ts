/**
 * Which digit a code stands for, as blenddigits/latent/digit_reader.py defines it: two layers with SiLU between them.
 * path.golden.test.ts compares the two.
 */

/** The weights, as path.json has them: a row for each output. */
export interface DigitReader {
  readonly intoHidden: readonly Float32Array[];
  readonly hiddenBias: Float32Array;
  readonly intoClasses: readonly Float32Array[];
  readonly classBias: Float32Array;
}

type Numbers = Float32Array | readonly number[];

const LEAST_CERTAINTY = 0.01; // keeps the way uphill finite where no wanted digit is near

/** The probability of each digit: 1 in all. */
export function sharesOf(reader: DigitReader, code: Float32Array): number[] {
  return read(reader, code).shares;
}

/** The likeliest digit. */
export function digitOf(reader: DigitReader, code: Float32Array): number {
  const shares = sharesOf(reader, code);
  return shares.indexOf(Math.max(...shares));
}

/** The gradient of log(sum over the digits of wanted * shares ** 2), how certain a wanted digit is, at a code. */
export function uphill(reader: DigitReader, code: Float32Array, wanted: Numbers): number[] {
  const { before, gates, shares } = read(reader, code);
  const squares = shares.map((share, digit) => wanted[digit]! * share ** 2);
  const certainty = squares.reduce((sum, square) => sum + square, 0);
  const byClasses = squares.map(
    (square, digit) => (2 * (square - shares[digit]! * certainty)) / (certainty + LEAST_CERTAINTY),
  );
  const byHidden = before.map((value, i) => {
    const through = weighted(reader.intoClasses, byClasses, i);
    return through * gates[i]! * (1 + value * (1 - gates[i]!));
  });
  return Array.from(code, (_, i) => weighted(reader.intoHidden, byHidden, i));
}

/** What stands in the hidden layer before SiLU, how far its gates are open, and what comes out. */
function read({ intoHidden, hiddenBias, intoClasses, classBias }: DigitReader, code: Numbers) {
  const before = layer(intoHidden, hiddenBias, code);
  const gates = before.map((value) => 1 / (1 + Math.exp(-value)));
  const hidden = before.map((value, i) => value * gates[i]!);
  return { before, gates, shares: softmax(layer(intoClasses, classBias, hidden)) };
}

export function softmax(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const whole = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / whole);
}

function layer(rows: readonly Float32Array[], bias: Float32Array, inputs: Numbers): number[] {
  return rows.map((row, i) => {
    let sum = bias[i]!; // a loop: it runs for each of a thousand prototypes while the page opens
    for (let j = 0; j < row.length; j++) sum += row[j]! * inputs[j]!;
    return sum;
  });
}

/** A column of a matrix, weighted by row and summed. */
export function weighted(rows: readonly Float32Array[], weights: Numbers, column: number): number {
  return rows.reduce((sum, row, i) => sum + weights[i]! * row[column]!, 0);
}
