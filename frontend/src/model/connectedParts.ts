/** The parts of a mask; connected_parts in parts.py does the same. */
import type { Ink } from './rasterize';

/** A number for each part of the mask that hangs together, corners included; 0 elsewhere. */
export function connectedParts({ height, width, values }: Ink): Ink {
  const parts = new Float64Array(values.length);
  let count = 0;
  for (let start = values.length - 1; start >= 0; start--) {
    if (values[start] === 0 || parts[start]! > 0) continue;
    parts[start] = ++count;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of neighbours(at, height, width)) {
        if (values[next] === 0 || parts[next]! > 0) continue;
        parts[next] = count;
        open.push(next);
      }
    }
  }
  // Python numbers them by where they end.
  return { height, width, values: parts.map((part) => (part > 0 ? count + 1 - part : 0)) };
}

/** A place and those around it, corners included, row by row. */
export function neighbours(at: number, height: number, width: number): number[] {
  const [row, column] = [Math.floor(at / width), at % width];
  const found: number[] = [];
  for (let y = Math.max(row - 1, 0); y <= Math.min(row + 1, height - 1); y++) {
    for (let x = Math.max(column - 1, 0); x <= Math.min(column + 1, width - 1); x++) {
      found.push(y * width + x);
    }
  }
  return found;
}
