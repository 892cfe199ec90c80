/** A picture as a drawing of lines, which any size suits. */
import { contours } from 'd3-contour';

import { HALF, inkLevels, type Look } from '../model/ink';
import { inkAt, type Rgb } from '../model/inks';
import { SIDE, type Picture } from '../model/pixels';
import { onPaper, PICTURE_SIDE, type Shown } from './raster';

const FINE = 4 * SIDE; // of the grid on which the lines are found
const SHADES = 5; // of ink, each over the paler ones

export function toSvg({ percent, picture }: Shown, look: Look): string {
  const shapes = look === 'ink' ? strokes(picture, percent) : squares(picture, percent);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"` +
      ` width="${PICTURE_SIDE}" height="${PICTURE_SIDE}">`,
    `<path fill="#fff" d="M0 0H${SIDE}V${SIDE}H0Z"/>`,
    ...shapes,
    '</svg>\n',
  ].join('\n');
}

/** Lines around where ink is at least of a shade, for each. */
function strokes(picture: Picture, percent: number): string[] {
  const { heights, densities } = inkLevels(picture, FINE);
  return Array.from({ length: SHADES }, (_, i) => {
    const share = (i + 1) / SHADES;
    const faintest = share - 0.5 / SHADES;
    const inside = heights.map((height, at) => Math.min(height - HALF, densities[at]! - faintest));
    return `<path fill="${shade(percent, share)}" fill-rule="evenodd" d="${outline(inside)}"/>`;
  });
}

/** Around all that is above 0. */
function outline(inside: Float32Array): string {
  const [shape] = contours().size([FINE, FINE]).thresholds([0])([...inside]);
  const inUnits = (place: number) => Number(((place / FINE) * SIDE).toFixed(2));
  const rings = shape!.coordinates.flat();
  return rings
    .map((ring) => `M${ring.map((point) => point.map(inUnits).join(' ')).join('L')}Z`)
    .join('');
}

function squares(picture: Picture, percent: number): string[] {
  const drawn = [...picture.entries()].filter(([, density]) => density > 0);
  return drawn.map(
    ([i, density]) =>
      `<rect shape-rendering="crispEdges" x="${i % SIDE}" y="${Math.floor(i / SIDE)}"` +
      ` width="1" height="1" fill="${shade(percent, density)}"/>`,
  );
}

function shade(percent: number, density: number): string {
  return hex(onPaper(inkAt(percent), density));
}

function hex(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
