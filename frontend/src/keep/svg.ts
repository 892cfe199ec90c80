/** A picture as a drawing of lines, which any size suits. */
import { MARGIN, surfaceOf, type Look } from '../model/ink';
import { inkAt, onPaper, type Rgb } from '../model/inks';
import { lineOf } from '../model/line';
import { draw, outlinesOf } from '../model/outline';
import { SIDE, type Picture } from '../model/pixels';
import { PICTURE_SIDE, type Shown } from './raster';

const SHADES = 5; // of ink, each over the paler ones
const STEEP = 10; // so that within a stroke its shade does not move its edge

export function toSvg({ percent, picture }: Shown, look: Look): string {
  const ink = inkAt(percent);
  return svgOf(look === 'ink' ? strokes(picture, ink) : squares(picture, ink), SIDE);
}

/** Digits in a line, as ink. */
export function lineSvg(pictures: readonly Picture[]): string {
  const { places, width } = lineOf(pictures);
  const shapes = pictures.flatMap((picture, i) => [
    `<g transform="translate(${rounded(places[i]!.x)} ${rounded(places[i]!.y)})">`,
    ...strokes(picture, inkAt('text')),
    '</g>',
  ]);
  return svgOf(shapes, rounded(width));
}

/** Shapes on white paper, so wide and SIDE high. */
function svgOf(shapes: readonly string[], width: number): string {
  const unit = PICTURE_SIDE / SIDE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${SIDE}"` +
      ` width="${rounded(unit * width)}" height="${PICTURE_SIDE}">`,
    `<path fill="#fff" d="M0 0H${width}V${SIDE}H0Z"/>`,
    ...shapes,
    '</svg>\n',
  ].join('\n');
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

/** Lines around where ink is at least of a shade, for each. */
function strokes(picture: Picture, ink: Rgb): string[] {
  const { heights, densities } = surfaceOf(picture);
  return Array.from({ length: SHADES }, (_, i) => {
    const share = (i + 1) / SHADES;
    const faintest = share - 0.5 / SHADES;
    const inside = heights.map((height, at) =>
      Math.min(height, STEEP * (densities[at]! - faintest)),
    );
    return `<path fill="${shade(ink, share)}" fill-rule="evenodd" d="${outline(inside)}"/>`;
  });
}

/** Around all that is above 0. */
function outline(inside: Float32Array): string {
  const parts: string[] = [];
  const write = (command: string, ...places: number[]) =>
    parts.push(command + places.map((place) => rounded(place - MARGIN)).join(' '));
  draw(
    {
      moveTo: (x, y) => write('M', x, y),
      quadraticCurveTo: (cx, cy, x, y) => write('Q', cx, cy, x, y),
      closePath: () => write('Z'),
    },
    outlinesOf(inside),
  );
  return parts.join('');
}

function squares(picture: Picture, ink: Rgb): string[] {
  const drawn = [...picture.entries()].filter(([, density]) => density > 0);
  return drawn.map(
    ([i, density]) =>
      `<rect shape-rendering="crispEdges" x="${i % SIDE}" y="${Math.floor(i / SIDE)}"` +
      ` width="1" height="1" fill="${shade(ink, density)}"/>`,
  );
}

function shade(ink: Rgb, density: number): string {
  return hex(onPaper(ink, density));
}

function hex(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
