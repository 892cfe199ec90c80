import type { BlendModel } from './blendClient';
import type { Digit } from './digits';
import { Fault } from './fault';
import { codeAt } from './path';
import { PIXELS } from './pixels';

/** The path from the first digit to the second is shown in this many equal steps: one for a percent. */
export const STEPS = 100;

/** The pictures of a whole path, STEPS + 1 of them, as intensities in [0, 1]. */
export type Frames = readonly Float32Array[];

/**
 * The pictures on the path between two digits, decoded in one batch, so that the slider only picks one.
 * Undefined if the model was asked for another pair before it came to this one.
 */
export async function blend(
  model: BlendModel,
  first: Digit,
  second: Digit,
): Promise<Frames | undefined> {
  const { latentDim } = model;
  for (const { mu } of [first, second]) {
    if (mu.length === latentDim) continue;
    throw new Fault(
      'mismatch',
      `the decoder takes codes of ${latentDim} numbers, digits.json has codes of ${mu.length}`,
    );
  }
  const z = new Float32Array((STEPS + 1) * latentDim);
  for (let step = 0; step <= STEPS; step++) {
    z.set(codeAt(first.mu, second.mu, step / STEPS), step * latentDim);
  }
  const images = await model.decode(z);
  return images && split(images);
}

function split(images: Float32Array): Frames {
  const count = images.length / PIXELS;
  return Array.from({ length: count }, (_, i) => images.subarray(i * PIXELS, (i + 1) * PIXELS));
}
