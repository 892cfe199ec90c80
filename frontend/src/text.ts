/**
 * Every word the page shows or says. (The details of a fault, which name a file and what was wrong
 * with it, are written where it is found: they are for whoever runs the pipeline.)
 */
import type { FaultKind } from './model/fault';

export const title = 'BlendDigits';
export const tagline = 'Slide from one handwritten digit into another.';

export const pictures = {
  first: 'First digit',
  blended: 'Blended digit',
  second: 'Second digit',
};

export const slider = {
  name: 'Blend',
  percent: (percent: number) => `${percent} %`,
  value: (percent: number, from: number, to: number) => `${percent} %, from ${from} to ${to}`,
};

export const surprise = 'Surprise me';

export const picker = {
  first: 'Choose the first digit',
  second: 'Choose the second digit',
  labels: 'Digit',
  samples: (label: number) => `Handwriting of the ${label}`,
  sample: (position: number, count: number) => `Sample ${position} of ${count}`,
};

export const status = {
  /** In quarters: a screen reader says every change, and the bar beside it shows the rest. */
  loadingModel: (progress: number) =>
    `Loading the network: ${25 * Math.floor(4 * Math.min(progress, 1))} %`,
  starting: 'Starting the network',
  blending: (from: number, to: number) => `Blending ${from} into ${to}`,
  progress: 'Download of the network',
  retry: 'Try again',
};

const connection = 'Check your connection, then try again.';
const version = 'Try again. If that does not help, this copy of the page has to be built anew.';

/** What happened, and what the visitor can do. */
export const faults: Readonly<Record<FaultKind, readonly [what: string, next: string]>> = {
  digits: ['The digits could not be loaded.', connection],
  path: ['The path between the digits could not be loaded.', connection],
  picture: ['The picture of a digit could not be loaded.', connection],
  runtime: ['The program that runs the network could not be loaded.', connection],
  model: ['The network could not be loaded.', connection],
  start: ['The network has arrived, but it could not be started.', version],
  mismatch: ['The files of this page do not belong together.', version],
  worker: ['The network has stopped.', 'Try again to start it anew.'],
  decode: ['The network could not draw this blend.', 'Try again to start it anew.'],
  webassembly: [
    'This browser cannot run the network: it has no WebAssembly.',
    'Open the page in a current browser, or switch WebAssembly on and try again.',
  ],
};

export const about = {
  heading: 'What happens here',
  /** `latentDim` is not known before the digits are there. */
  paragraphs: (latentDim: number | undefined) => [
    `A small neural network has looked at thousands of handwritten digits and learned to sum up each ` +
      `in ${latentDim === undefined ? 'a short list of' : latentDim} numbers, its code, and to draw a ` +
      `digit from nothing but a code. The picture in the middle is drawn from a code on the way between two ` +
      `others: the slider says how far along. The way leads over a typical shape of one of the two digits ` +
      `near the middle, at an even speed: each step of the slider changes the picture about as much as ` +
      `the next.`,
    `At both ends you see the network’s own drawing of the digit beside it: close, never quite the ` +
      `same. In between are digits that nobody has ever written. All of it happens in your browser; ` +
      `nothing you do here leaves it.`,
  ],
};
