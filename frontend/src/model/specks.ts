/** Islands of ink so small and pale that they are no stroke. */

/** Sinks, on a square of heights with ink above 0, each island that holds less than `least` of the ink. */
export function withoutSpecks(
  heights: Float32Array,
  ink: Float32Array,
  least: number,
): Float32Array {
  const shown = heights.slice();
  const isKnown = new Uint8Array(heights.length);
  heights.forEach((height, i) => {
    if (height <= 0 || isKnown[i]) return;
    const island = islandAt(i, heights, isKnown);
    const held = island.reduce((sum, at) => sum + ink[at]!, 0);
    if (held < least) for (const at of island) shown[at] = -heights[at]!;
  });
  return shown;
}

/** All that hangs together with a place, which becomes known. */
function islandAt(start: number, heights: Float32Array, isKnown: Uint8Array): number[] {
  const side = Math.sqrt(heights.length);
  const island = [start];
  isKnown[start] = 1;
  for (const at of island) {
    for (const next of [at - side, at - 1, at + 1, at + side]) {
      if (isKnown[next] || !(heights[next]! > 0)) continue;
      isKnown[next] = 1;
      island.push(next);
    }
  }
  return island;
}
