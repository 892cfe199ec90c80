import type { Choice } from '../blend/pair';
import type { Drawing } from '../model/drawing';

/** A visitor's drawing for one end of the blend. */
export interface Sketch {
  /** Kept while another digit is chosen. */
  readonly drawing: Drawing | undefined;
  readonly isOpen: boolean;
  /** The shipped digit that was chosen last. */
  readonly before: Choice;
  /** Goes on with the drawing, if there is one. */
  open(): void;
  close(): void;
  /** Without a drawing, the digit of before is blended. */
  draw(drawing: Drawing | undefined): void;
}
