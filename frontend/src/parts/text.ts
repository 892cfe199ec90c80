/**
 * Every word the page shows or says is in the text.ts of its folder or, where more of them need it, in this one; but
 * for the page's title, which index.html has before there is a program. Here are those of the stage and the galleries.
 */

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
export const even = 'Even speed';
export const loading = 'Loading…';

export const picker = {
  draw: { first: 'Draw the first digit', second: 'Draw the second digit' },
  first: 'Choose the first digit',
  second: 'Choose the second digit',
  labels: 'Digit',
  samples: (label: number) => `Handwriting of the ${label}`,
  sample: (position: number, count: number) => `Sample ${position} of ${count}`,
};

export const status = {
  starting: 'Starting the network',
  brokenLink: 'The link could not be read, so the page stays as it is.',
  blending: (from: string, to: string) => `Blending ${from} into ${to}`,
  progress: 'Download of the network',
  retry: 'Try again',
};

export const offline = {
  kept: 'This page now works without a connection, too.',
  refused: 'This browser keeps no copy of the page: it needs a connection each time.',
};
