/** The words of the stage and of what is done with it. */
import type { Place } from '../blend/pair';
import type { Subject } from '../blend/subject';
import { words } from '../model/dataset';

export const pictures = {
  first: (label: number | undefined) => `First ${words.noun}, ${shown(label)}`,
  second: (label: number | undefined) => `Second ${words.noun}, ${shown(label)}`,
  blended: (percent: number, from: number | undefined, to: number | undefined) =>
    `Blended ${words.noun}, ${slider.value(percent, nameOf(from), nameOf(to))}`,
};

/** Before they have come. */
export const unknown = { first: `First ${words.noun}`, second: `Second ${words.noun}` };

export const choose = {
  first: `Choose the first ${words.noun}`,
  second: `Choose the second ${words.noun}`,
};
export const chooseShort = 'Choose';

/** What a picture shows. */
function shown(label: number | undefined): string {
  return label === undefined ? nameOf(label) : words.aName(label);
}

export const slider = {
  name: 'Blend',
  percent: (percent: number) => `${percent} %`,
  value: (percent: number, from: string, to: string) => `${percent} %, from ${from} to ${to}`,
};

/** A class in a sentence; of a drawing none is known. */
export function nameOf(label: number | undefined): string {
  return label === undefined ? 'your drawing' : words.nameOf(label);
}

export function subjectName({ label, isPhoto }: Subject): string {
  return isPhoto ? 'your photo' : nameOf(label);
}

export const filmstrip = 'The whole path';
export const stations = (labels: readonly number[]) =>
  `The path passes ${labels.map(words.nameOf).join(' · ')}`;
export const codes = (count: number) =>
  `To the network each picture is a code of ${count} numbers.`;

export const playback = {
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  speeds: { slow: 'Slow', normal: 'Normal', fast: 'Fast' },
};

export const surprise = 'Surprise me';
export const swap = 'Swap';
export const evenSpeed = 'Even speed';

export const look = {
  group: 'Pictures',
  names: { ink: 'Ink', pixels: 'Pixels' },
};

export const status = {
  starting: 'Starting the network',
  blending: (from: string, to: string) => `Blending ${from} into ${to}`,
  progress: 'Download of the network',
};

/** To who does not see the pictures. */
export const said = {
  sample: (place: Place, label: number, sample: number) =>
    `${place === 'first' ? 'First' : 'Second'} ${words.noun}: ${words.nameOf(label)}, sample ${sample}`,
  model: {
    vae: 'Blended by the variational autoencoder',
    ae: 'Blended by the autoencoder',
    crossfade: 'Blended by a cross-fade',
  },
};
