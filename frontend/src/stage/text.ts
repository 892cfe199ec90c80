/** The words of the stage and of what is done with it. */
import type { Place } from '../blend/pair';
import type { Subject } from '../blend/subject';
import { words } from '../model/dataset';

export const pictures = {
  first: (subject: Subject) => `First ${words.noun}, ${shown(subject)}`,
  second: (subject: Subject) => `Second ${words.noun}, ${shown(subject)}`,
  blended: (percent: number, from: Subject | undefined, to: Subject | undefined) =>
    `Blended ${words.noun}, ${slider.value(percent, from, to)}`,
};

/** Their names, where no more is to be said of them. */
export const ends = { first: `First ${words.noun}`, second: `Second ${words.noun}` };

export const choose = {
  first: `Choose the first ${words.noun}`,
  second: `Choose the second ${words.noun}`,
};
export const chooseShort = 'Choose';

/** What a picture shows. */
function shown(subject: Subject): string {
  return subject.label === undefined ? nameOf(subject) : words.aName(subject.label);
}

export const slider = {
  name: 'Blend',
  percent: (percent: number) => `${percent} %`,
  value: (percent: number, from: Subject | undefined, to: Subject | undefined) =>
    `${percent} %, from ${nameOf(from)} to ${nameOf(to)}`,
};

/** Where no class is known. */
const unclassed: Readonly<Record<Subject['kind'], string>> = {
  shipped: words.aNoun, // each has a class
  drawn: 'your drawing',
  photo: 'your photo',
  invented: `an invented ${words.noun}`,
};

/** In a sentence, also before it has come. */
function nameOf(subject: Subject | undefined): string {
  if (!subject) return words.aNoun;
  const { kind, label } = subject;
  return label === undefined ? unclassed[kind] : words.nameOf(label);
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
  blending: (from: Subject, to: Subject) => `Blending ${nameOf(from)} into ${nameOf(to)}`,
  progress: 'Download of the network',
};

/** To who does not see the pictures. */
export const said = {
  sample: (place: Place, label: number, sample: number) =>
    `${ends[place]}: ${words.nameOf(label)}, sample ${sample}`,
  invented: (place: Place, label: number | undefined) =>
    `${ends[place]}: an invented ${label === undefined ? words.noun : words.nameOf(label)}`,
  noise: `Other noise on both ${words.plural}`,
  model: {
    vae: 'Blended by the variational autoencoder',
    ae: 'Blended by the autoencoder',
    crossfade: 'Blended by a cross-fade',
  },
};
