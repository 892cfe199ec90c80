/** Paints the map's dots. */
import type { Point } from '../model/point';
import { cornersOf } from './shapes';

export interface Dot {
  readonly at: Point;
  readonly label: number;
}

export interface Dots {
  /** Many, small and pale. */
  readonly points: readonly Dot[];
  /** Few, larger, with a rim. */
  readonly digits: readonly Dot[];
}

interface Look {
  /** Of the canvas, in its own pixels. */
  readonly side: number;
  readonly colours: readonly string[];
  readonly rim: string;
  /** The classes that stand out; if there are none, all do. */
  readonly chosen: readonly number[];
}

const WIDTH = 560; // sizes are those of a map so wide
const POINT = 2.6;
const DIGIT = 4.2;
const RIM = 1.2;
const SMALLEST = 0.75; // of a size, on a small map
const CLEAR = 0.65; // opacities of small dots: of the chosen classes, and of the others
const PALE = 0.2;
const PALE_DIGIT = 0.4;

export function paintDots(
  context: CanvasRenderingContext2D,
  dots: Dots,
  look: Look,
  ratio: number,
): void {
  const { side, colours, rim, chosen } = look;
  const size = ratio * Math.max(side / ratio / WIDTH, SMALLEST);
  const isChosen = ({ label }: Dot) => chosen.length === 0 || chosen.includes(label);
  const paint = ({ at, label }: Dot, radius: number, opacity: number) => {
    context.fillStyle = colours[label] ?? rim;
    context.globalAlpha = opacity;
    context.beginPath();
    for (const [x, y] of cornersOf(label)) {
      context.lineTo(
        (at.x / 100) * side + radius * size * x,
        (at.y / 100) * side + radius * size * y,
      );
    }
    context.closePath();
    context.fill();
  };

  context.clearRect(0, 0, side, side);
  context.strokeStyle = rim;
  context.lineWidth = RIM * size;
  for (const stands of [false, true]) {
    for (const dot of dots.points.filter((one) => isChosen(one) === stands)) {
      paint(dot, POINT, stands ? CLEAR : PALE);
    }
    for (const dot of dots.digits.filter((one) => isChosen(one) === stands)) {
      paint(dot, DIGIT, stands ? 1 : PALE_DIGIT);
      context.stroke();
    }
  }
}
