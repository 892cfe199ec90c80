/** A colour for each class, as in blenddigits/evaluation/figures.py. */

/** Paul Tol's "muted" and black: ten that also the colour-blind tell apart. */
const onPaper =
  '#332288 #ddaa33 #cc6677 #117733 #882255 #88ccee #44aa99 #999933 #000000 #aa4499'.split(' ');

/** The same hues, lighter: as far apart to the colour-blind, and each clear of the dark (3 : 1 and more). */
const onDark =
  '#6f63d9 #f0c95a #f08a96 #2f9e57 #b8386f #a5dcff #5fd0bd #a8a83a #ffffff #d77fc8'.split(' ');

export function classColours(dark: boolean): readonly string[] {
  return dark ? onDark : onPaper;
}
