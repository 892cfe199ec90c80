/** The pixels of a photo -> the digits on it as MNIST has them; picture_file.py does the same. */
import { asMnist, BOX, CENTRE } from '../model/handwriting';
import { SIDE, type Picture } from '../model/pixels';
import { greyOf } from './colour';
import { quantile, sum, type Grid } from './grid';
import { withoutCheckers, type Colours } from './grounds';
import { inksOf } from './ink';

const ONE_COLOUR = 1 / 64; // contrasts below it are none
const BLACK = 0.02; // the ground of MNIST's images is no brighter, in most places
const FAINTEST_INK = 0.05;
const NOISY = 0.25; // of the border is not black in an image with noise, which hides box and mass
const OFF = 1; // pixels by which box and mass may miss

/** All digits in a picture, in reading order; none where there are none. */
export function digitsOf(picture: Colours): Picture[] {
  if (isOfOneColour(picture)) return [];
  const grey = greyOf(withoutCheckers(picture));
  if (hasMnistForm(grey)) return [Float32Array.from(grey.values)];
  return inksOf(grey).map((ink) => {
    const image = asMnist(ink);
    const most = image.reduce((a, b) => Math.max(a, b));
    return image.map((value) => value / most); // a thin pen is made as white as a thick one
  });
}

function isOfOneColour({ values }: Colours): boolean {
  const [least, most] = [
    [1, 1, 1],
    [0, 0, 0],
  ];
  values.forEach((value, i) => {
    least[i % 3] = Math.min(least[i % 3]!, value);
    most[i % 3] = Math.max(most[i % 3]!, value);
  });
  return Math.max(...most.map((value, i) => value - least[i]!)) < ONE_COLOUR;
}

/** Whether a picture is an image as MNIST has them already. */
function hasMnistForm(grey: Grid): boolean {
  if (grey.height !== SIDE || grey.width !== SIDE) return false;
  const border = grey.values.filter((_, i) => {
    const [row, column] = [Math.floor(i / SIDE), i % SIDE];
    return row === 0 || column === 0 || row === SIDE - 1 || column === SIDE - 1;
  });
  const mean = sum(grey.values) / grey.values.length;
  if (quantile(border, 0.5) > BLACK || sum(border) / border.length >= mean) return false;
  return (
    border.filter((value) => value > FAINTEST_INK).length / border.length > NOISY || isInPlace(grey)
  );
}

function isInPlace({ values }: Grid): boolean {
  const rows = Array.from(values, (_, i) => Math.floor(i / SIDE));
  const columns = Array.from(values, (_, i) => i % SIDE);
  const side = (places: number[]) => {
    const inked = places.filter((_, i) => values[i]! > FAINTEST_INK);
    return Math.max(...inked) - Math.min(...inked) + 1;
  };
  const off = (places: number[]) =>
    Math.abs(sum(places.map((place, i) => (place + 0.5) * values[i]!)) / sum(values) - CENTRE);
  const longer = Math.max(side(rows), side(columns));
  return Math.abs(longer - BOX) <= OFF && Math.max(off(rows), off(columns)) <= 0.5 + OFF;
}
