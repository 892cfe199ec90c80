/** Mouse and keyboard in the words of both WebDrivers: https://www.w3.org/TR/webdriver2/#actions */
import type { Key, Point } from './driver';

const KEYS: Readonly<Record<Key, string>> = {
  Home: '\uE011',
  ArrowRight: '\uE014',
  PageUp: '\uE00E',
};

export function drag(places: readonly Point[]): object[] {
  const moves = places.map(([x, y]) => ({
    type: 'pointerMove',
    duration: 50, // milliseconds
    x: Math.round(x),
    y: Math.round(y),
  }));
  const [down, up] = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
  const actions = [moves[0], down, ...moves.slice(1), up];
  return [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }];
}

export function press(key: Key): object[] {
  const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[key] }));
  return [{ type: 'key', id: 'keyboard', actions }];
}
