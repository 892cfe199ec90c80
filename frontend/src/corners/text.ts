/** The words of the section Four corners. */
import type { Choice } from '../blend/pair';
import { words } from '../model/dataset';
import type { Point } from '../model/point';
import type { Corner } from './corners';

export const lead = `Four ${words.plural}, and all that lies between them. Move the point: the nearer it is to a corner, the more the picture takes from the ${words.noun} there.`;

const places: Readonly<Record<Corner, string>> = {
  topLeft: 'at the top left',
  topRight: 'at the top right',
  bottomLeft: 'at the bottom left',
  bottomRight: 'at the bottom right',
};

export const classAt = (corner: Corner) => `${words.Noun} ${places[corner]}`;
/** Also says which is there: a picture in a button has no name of its own. */
export const another = ({ label, sample }: Choice, corner: Corner) =>
  `Another ${words.nameOf(label)} ${places[corner]}, in place of sample ${sample + 1}`;

export const point = { x: 'Point, across', y: 'Point, down' };
export const place = ({ x, y }: Point) => `${Math.round(x)} % across, ${Math.round(y)} % down`;
export const grid = `Small pictures of what lies between the four ${words.plural}`;
export const result = `${words.Noun} at the point`;
