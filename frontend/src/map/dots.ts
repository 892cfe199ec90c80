/** Paints the map's dots. */
import type { Point } from '../model/point';

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
}

const WIDTH = 560; // sizes are those of a map so wide
const POINT = 2.6;
const DIGIT = 4.2;
const RIM = 1.2;
const SMALLEST = 0.75; // of a size, on a small map
const PALE = 0.55;

export function paintDots(
  context: CanvasRenderingContext2D,
  dots: Dots,
  look: Look,
  ratio: number,
): void {
  const { side, colours, rim } = look;
  const size = ratio * Math.max(side / ratio / WIDTH, SMALLEST);
  const disc = ({ at, label }: Dot, radius: number) => {
    context.fillStyle = colours[label] ?? rim;
    context.beginPath();
    context.arc((at.x / 100) * side, (at.y / 100) * side, radius * size, 0, 2 * Math.PI);
    context.fill();
  };

  context.clearRect(0, 0, side, side);
  context.globalAlpha = PALE;
  dots.points.forEach((dot) => disc(dot, POINT));
  context.globalAlpha = 1;
  context.strokeStyle = rim;
  context.lineWidth = RIM * size;
  dots.digits.forEach((dot) => {
    disc(dot, DIGIT);
    context.stroke();
  });
}
