/** The words of the section Four corners. */
import type { Point } from '../model/point';
import type { Corner } from './corners';

export const heading = 'Four corners';
export const lead =
  'Four digits, and all that lies between them. Move the point: the nearer it is to a corner, the more the picture takes from the digit there.';

const places: Readonly<Record<Corner, string>> = {
  topLeft: 'at the top left',
  topRight: 'at the top right',
  bottomLeft: 'at the bottom left',
  bottomRight: 'at the bottom right',
};

export const label = (corner: Corner) => `Digit ${places[corner]}`;
export const another = (digit: number, corner: Corner) => `Another ${digit} ${places[corner]}`;
export const handwriting = (digit: number) => `A handwritten ${digit}`;

export const point = { x: 'Point, across', y: 'Point, down' };
export const place = ({ x, y }: Point) => `${Math.round(x)} % across, ${Math.round(y)} % down`;
export const grid = 'Small pictures of what lies between the four digits';
export const result = 'Digit at the point';
