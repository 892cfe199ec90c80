/** What links to the page show of it (og:image): the pair that it begins with, and what is half way between the two. */
import { readPng } from '../artifacts/png';
import { START_LOOK } from '../blend/scene';
import { STEPS } from '../model/frames';
import { inkAt, onPaper, PAGE, type Rgb } from '../model/inks';
import { PIXELS, toIntensities, type Picture } from '../model/pixels';
import { toPng } from './png';
import { densities, type Raster } from './raster';

const [WIDTH, HEIGHT] = [1200, 630];
const MIDDLE = WIDTH / 2;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of its corners. */
  readonly radius: number;
}

/** A colour for each place of a box, counted from its top left. */
type Paint = (x: number, y: number) => Rgb;

/** Drawn of first_pair.png, as the build has it: a row for each frame, then one for each end. */
export async function socialPicture(firstPair: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const { bytes } = await readPng(firstPair);
  const row = (i: number) => toIntensities(bytes.subarray(i * PIXELS, (i + 1) * PIXELS));
  return toPng(socialRaster(row(STEPS + 1), row(STEPS / 2), row(STEPS + 2)));
}

/** Three tiles over a slider that stands half way. */
export function socialRaster(first: Picture, middle: Picture, second: Picture): Raster {
  const bytes = Uint8Array.from({ length: 3 * WIDTH * HEIGHT }, (_, i) => PAGE[i % 3]!);
  const raster = { width: WIDTH, height: HEIGHT, bytes };
  fill(raster, square(104, 166, 224), drawn(first, 224, 0));
  fill(raster, square(MIDDLE - 224, 54, 448), drawn(middle, 448, 50));
  fill(raster, square(872, 166, 224), drawn(second, 224, 100));
  const track = { left: 104, top: 554, width: 992, height: 16, radius: 8 };
  fill(raster, track, (x) => inkAt((100 * x) / track.width));
  fill(raster, circle(28), () => inkAt(50));
  fill(raster, circle(22), () => PAGE);
  return raster;
}

/** The slider's thumb. */
function circle(radius: number): Box {
  return square(MIDDLE - radius, 562 - radius, 2 * radius, radius);
}

function square(left: number, top: number, side: number, radius = 24): Box {
  return { left, top, width: side, height: side, radius };
}

function drawn(picture: Picture, side: number, percent: number): Paint {
  const dense = densities(picture, side, START_LOOK);
  const ink = inkAt(percent);
  return (x, y) => onPaper(ink, dense[y * side + x]! / 255);
}

function fill({ width, bytes }: Raster, box: Box, paint: Paint): void {
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const at = 3 * ((box.top + y) * width + box.left + x);
      const share = covered(box, x + 0.5, y + 0.5);
      paint(x, y).forEach((value, i) => {
        bytes[at + i] = Math.round(share * value + (1 - share) * bytes[at + i]!);
      });
    }
  }
}

/** How much of a pixel with this middle is inside the rounded corners. */
function covered({ width, height, radius }: Box, x: number, y: number): number {
  const beyond = (place: number, length: number) =>
    Math.max(radius - place, place - (length - radius), 0);
  const distance = Math.hypot(beyond(x, width), beyond(y, height));
  return Math.min(Math.max(radius + 0.5 - distance, 0), 1);
}
