import { PLACES, type Place } from '../blend/pair';
import type { Scene } from '../blend/scene';
import { said } from './text';

/** What of a new scene the status does not tell: one like that before it, other noise, or another model. */
export function saidOf(now: Scene, before: Scene): string {
  if (now.model !== before.model) return said.model[now.model];
  const place = PLACES.find((end) => now.pair[end] !== before.pair[end]);
  if (place) return saidOfInput(place, now, before);
  return now.noise.seed !== before.noise.seed && now.noise.std > 0 ? said.noise : '';
}

function saidOfInput(place: Place, now: Scene, before: Scene): string {
  const [input, old] = [now.pair[place], before.pair[place]];
  if (input.kind === 'invented') {
    return isSwap(now, before) ? '' : said.invented(place, input.label);
  }
  const isSameClass =
    input.kind === 'shipped' && old.kind === 'shipped' && input.label === old.label;
  return isSameClass ? said.sample(place, input.label, input.sample + 1) : '';
}

function isSwap({ pair: now }: Scene, { pair: before }: Scene): boolean {
  return now.first === before.second && now.second === before.first;
}
