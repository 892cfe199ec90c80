/** Who writes: a hand, and what the network knows of each digit. */
import { expected } from '../artifacts/priorFile';
import type { DigitSet } from '../artifacts/digits';
import type { Engine } from '../engine/engine';
import { handOf, isKnown, labelOf, writtenCodes, type Hand } from '../model/hand';
import type { Code } from '../model/path';
import type { Picture } from '../model/pixels';
import type { Prior } from '../model/prior';

/** A digit that tells of a hand. */
export interface Told {
  readonly picture: Picture;
  /** What it shows, where that is known beforehand. */
  readonly label?: number | undefined;
  readonly mu?: Code | undefined;
}

export interface Writer {
  /** Undefined where the prior is of no digit, and nobody's hand can be followed. */
  readonly hand: Hand | undefined;
  readonly prior: Prior;
}

/** The one who wrote these; what a digit shows is read from its code, unless it is known. */
export async function writerOf(engine: Engine, told: readonly Told[]): Promise<Writer> {
  const { prior: known } = await expected();
  if (known.every(({ label }) => label === undefined)) return { hand: undefined, prior: known };
  const digits = await Promise.all(
    told.map(async ({ picture, label, mu }) => {
      const code = mu ?? (await engine.encode('vae', picture)).mu;
      const isUsable = label !== undefined && isKnown(label, known);
      return { code, label: isUsable ? label : labelOf(code, known) };
    }),
  );
  return { hand: handOf(digits, known), prior: known };
}

/** A code for each digit. One that the prior has no component of is one of those that came with the page. */
export function codesOf(
  labels: readonly number[],
  { hand, prior: known }: Writer,
  digits: DigitSet,
): Code[] {
  const inHand = labels.filter((label) => isKnown(label, known));
  const codes = hand ? writtenCodes(inHand, hand, known) : [];
  let next = 0;
  return labels.map((label) =>
    isKnown(label, known) ? codes[next++]! : digits.samples[label]![0]!.mu,
  );
}
