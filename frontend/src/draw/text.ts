/** The words of the drawing pad. */
import { words } from '../model/dataset';
export const button = {
  first: `Draw the first ${words.noun}`,
  second: `Draw the second ${words.noun}`,
};
export const buttonShort = 'Draw';
export const pad = {
  first: `Drawing pad for the first ${words.noun}`,
  second: `Drawing pad for the second ${words.noun}`,
};
export const hint = `Draw ${words.aNoun} with mouse, pen or finger.`;
export const keys =
  'By keyboard: the arrow keys move the pen (with Shift further), Space or Enter puts it down and ' +
  'lifts it, Escape closes the pad.';
export const view = 'What the network sees';
export const brush = 'Brush';
export const brushValue = (share: number) => `${Math.round(100 * share)} % of the pad`;
export const undo = 'Undo';
export const clear = 'Clear';
export const done = 'Done';
/** Where nothing is drawn, what was there before stays. */
export const keep = (label: number) => `Keep the ${words.nameOf(label)}`;
export const full = 'The pad holds no more strokes. Undo some, or clear it.';
export const failed =
  'The drawing pad could not be loaded. Check your connection, then press the button again.';

/** The pen's place, for those who hear it; both shares from the upper left corner. */
export function place(down: boolean, [x, y]: readonly [number, number]): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return `Pen ${down ? 'down' : 'up'}, ${percent(x)} across, ${percent(y)} down`;
}
