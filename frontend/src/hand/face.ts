/** A clock's face: each digit in a cell of its own, so that none moves another. */
import type { Rgb } from '../model/inks';
import { SIDE, type Picture } from '../model/pixels';
import { paintInked } from '../parts/inkedCanvas';

/** Of all sizes: in pixels of the network's. */
const DIGIT = 21;
const NARROW = 9;
const MARGIN = 4;
const DOTS = [9.5, 18.5]; // rows of a colon's two
const DOT = 1.7; // its radius

export const UNIT = 8; // pixels of the canvas for one of the network's

/** Where the cells of a text begin and, at last, where the face ends. */
function placesOf(text: string): number[] {
  const places = [MARGIN];
  for (const character of text) places.push(places.at(-1)! + (character === ':' ? NARROW : DIGIT));
  return places;
}

/** In pixels of the canvas. */
export function widthOf(text: string): number {
  return UNIT * (placesOf(text).at(-1)! + MARGIN);
}

/** Draws a text; `pictureOf` gives the picture in a cell. */
export function paintFace(
  context: CanvasRenderingContext2D,
  text: string,
  pictureOf: (cell: number) => Picture,
  colour: Rgb,
): void {
  const places = placesOf(text);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  [...text].forEach((character, cell) => {
    const middle = (places[cell]! + places[cell + 1]!) / 2;
    if (character === ':') paintColon(context, middle, colour);
    else paintInked(context, pictureOf(cell), UNIT, { x: middle - SIDE / 2, y: 0 }, colour);
  });
}

function paintColon(context: CanvasRenderingContext2D, x: number, colour: Rgb): void {
  context.fillStyle = `rgb(${colour.join(' ')})`;
  for (const y of DOTS) {
    context.beginPath();
    context.arc(UNIT * x, UNIT * y, UNIT * DOT, 0, 2 * Math.PI);
    context.fill();
  }
}
