/** The page's inks, as its style sheet has them (inks.test.ts compares the two), for what is painted by scripts. */

export type Rgb = readonly [red: number, green: number, blue: number];

type InkName = 'first' | 'blended' | 'second' | 'text';

/** One of the page's, or that of a place on the path, in percent. */
export type Tint = InkName | number;

export const INKS: Readonly<Record<'onPaper' | 'onDark', Readonly<Record<InkName, Rgb>>>> = {
  onPaper: {
    first: [0xb8, 0x3a, 0x20],
    blended: [0x74, 0x33, 0x7f],
    second: [0x22, 0x57, 0xa5],
    text: [0x22, 0x20, 0x1c],
  },
  onDark: {
    first: [0xff, 0x96, 0x73],
    blended: [0xd9, 0xa2, 0xea],
    second: [0x86, 0xb4, 0xff],
    text: [0xec, 0xe9, 0xe2],
  },
};

/** The page itself, by day. */
export const PAGE: Rgb = [0xf6, 0xf4, 0xef];

/** From the first ink over violet to the second one. */
export function inkAt(ink: Tint, dark = false): Rgb {
  const inks = dark ? INKS.onDark : INKS.onPaper;
  if (typeof ink === 'string') return inks[ink];
  const { first, blended, second } = inks;
  return ink <= 50 ? mixed(first, blended, ink / 50) : mixed(blended, second, ink / 50 - 1);
}

const PAPER = 255;

/** The colour of ink of a density, in [0, 1], on white paper. */
export function onPaper(ink: Rgb, density: number): Rgb {
  const [red, green, blue] = ink.map((value) => Math.round(PAPER + density * (value - PAPER)));
  return [red!, green!, blue!];
}

function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2) => Math.round(a[i] + share * (b[i] - a[i]));
  return [at(0), at(1), at(2)];
}

/** As the pixels of an ImageData hold it, without opacity: 0xBBGGRR. */
export function packed([red, green, blue]: Rgb): number {
  return (blue << 16) | (green << 8) | red;
}
