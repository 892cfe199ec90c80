/** A digit in ink somewhere on a larger canvas. */
import type { Rgb } from '../model/inks';
import type { PlacedAt } from '../model/line';
import { SIDE, type Picture } from '../model/pixels';
import { drawInk } from '../parts/inkPainter';

let stamp: HTMLCanvasElement | undefined;

/** With its upper left corner at a place; both in pixels of the network's, each `unit` pixels of the canvas. */
export function paintInked(
  context: CanvasRenderingContext2D,
  picture: Picture,
  unit: number,
  { x, y }: PlacedAt,
  colour: Rgb,
): void {
  stamp ??= document.createElement('canvas');
  if (stamp.width !== unit * SIDE) {
    stamp.width = unit * SIDE;
    stamp.height = unit * SIDE;
  }
  const own = stamp.getContext('2d');
  if (!own) return;
  drawInk(own, picture, colour);
  context.drawImage(stamp, unit * x, unit * y);
}
