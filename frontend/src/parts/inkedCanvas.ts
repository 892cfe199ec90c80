/** A digit in ink somewhere on a larger canvas. */
import type { Rgb } from '../model/inks';
import type { PlacedAt } from '../model/line';
import { SIDE, type Picture } from '../model/pixels';
import { drawInk } from './inkPainter';

let stamp: HTMLCanvasElement | undefined;

/** With its upper left corner at a place; both in pixels of the network's, each `unit` pixels of the canvas. */
export function paintInked(
  context: CanvasRenderingContext2D,
  picture: Picture,
  unit: number,
  { x, y }: PlacedAt,
  colour: Rgb,
): void {
  const side = Math.round(unit * SIDE);
  stamp ??= document.createElement('canvas');
  if (stamp.width !== side) Object.assign(stamp, { width: side, height: side });
  const own = stamp.getContext('2d');
  if (!own) return;
  drawInk(own, picture, colour);
  context.drawImage(stamp, unit * x, unit * y);
}
