import { PLACES } from '../blend/pair';
import type { Scene } from '../blend/scene';
import { said } from './text';

/** What of a new scene the status does not tell: another handwriting of the same class, or another model. */
export function saidOf(now: Scene, before: Scene): string {
  if (now.model !== before.model) return said.model[now.model];
  const place = PLACES.find((end) => now.pair[end] !== before.pair[end]);
  if (!place) return '';
  const [input, old] = [now.pair[place], before.pair[place]];
  const isSameClass =
    input.kind === 'shipped' && old.kind === 'shipped' && input.label === old.label;
  return isSameClass ? said.sample(place, input.label, input.sample + 1) : '';
}
