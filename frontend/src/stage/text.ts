/** The words of the stage and of what is done with it. */
import type { Place } from '../blend/pair';

export const pictures = {
  first: 'First digit',
  blended: 'Blended digit',
  second: 'Second digit',
};

export const slider = {
  name: 'Blend',
  percent: (percent: number) => `${percent} %`,
  value: (percent: number, from: string, to: string) => `${percent} %, from ${from} to ${to}`,
};

/** A digit in a sentence; of a drawing no class is known. */
export function nameOf(label: number | undefined): string {
  return label === undefined ? 'your drawing' : String(label);
}

export const filmstrip = 'The whole path';

export const playback = {
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  speeds: { slow: 'Slow', normal: 'Normal', fast: 'Fast' },
};

export const surprise = 'Surprise me';
export const swap = 'Swap';
export const evenSpeed = 'Even speed';

export const status = {
  starting: 'Starting the network',
  blending: (from: string, to: string) => `Blending ${from} into ${to}`,
  progress: 'Download of the network',
};

/** To who does not see the pictures. */
export const said = {
  sample: (place: Place, label: number, sample: number) =>
    `${place === 'first' ? 'First' : 'Second'} digit: ${label}, sample ${sample}`,
  model: {
    vae: 'Blended by the variational autoencoder',
    ae: 'Blended by the autoencoder',
    crossfade: 'Blended by a cross-fade',
  },
};
