/** The words of the section About; its numbers come from the pipeline. */
import { dataset, words } from '../model/dataset';

export const lead = `A variational autoencoder, trained on ${words.reals} in a few minutes, running in your browser.`;

/** What one sees on the stage. */
export const paragraphs = (latentDim: number) => [
  `A small neural network has looked at many ${words.reals} and learned to sum up each in ` +
    `${latentDim} numbers, its code, and to draw ${words.aNoun} from nothing but a code. The picture in the middle ` +
    `is drawn from a code on the way between two others: the slider says how far along. The way leads over a ` +
    `typical shape of one of the two ${words.plural} near the middle, at an even speed: each step of the ` +
    `slider changes the picture about as much as the next.`,
  `At both ends you see the network’s own drawing of the ${words.noun} beside it: close, never quite the ` +
    `same. In between are ${words.plural} that nobody has ever ${words.done}. All of it happens in your browser; nothing ` +
    `you choose or draw leaves it.`,
];

export const drawnBy = {
  wasm: 'Here the network runs in ONNX Runtime, a program in WebAssembly.',
  plain:
    'This browser has no WebAssembly with SIMD, so the network runs in a few lines of the page’s own: it draws the ' +
    'same, a little later.',
};

export const numbers = {
  caption: `Measured on ${words.plural} that it was not trained on`,
  parameters: 'numbers in the network',
  code: 'numbers in a code, which is all that the network keeps of a picture',
  decoder: 'download of the part that draws',
  negElbo: `nats to describe ${words.aNoun}, at most (a nat is 1.44 bits): this bound, the −ELBO, is what training lowers`,
  psnr: `peak signal to noise (PSNR) of what is drawn from ${words.aNoun} with no noise / 0.2 / 0.4: the more decibels, the closer to the clean one`,
  sure: `of the pictures half way that the strictest of three other networks recognises for sure as ${words.aNoun}`,
  sureCrossfade: (share: string) => `of a cross-fade: ${share}`,
  frechet: `of the cross-fade’s distance from real ${words.plural} remains half way (Fréchet distance)`,
  evenness: 'times the mean step is the largest step on the way: 1 would be perfectly even',
  judge: `of the test ${words.plural} the least able of the three gets right`,
  untrusted: (share: string) =>
    `* Not to be trusted: one of the three gets less than ${share} of real ${words.plural} right, so what it says of ` +
    `those half way means little.`,
};

export const reproduce = {
  heading: 'Make it yourself',
  before:
    'Every step from the raw data to this page is a pipeline that anyone can run again. In a copy of the project, ',
  command: 'make repro',
  after: ' trains, measures and builds it all, and gives nearly the same numbers.',
};

export const provenance = {
  before: 'This page is of commit',
  between: '; its dvc.lock, which names every byte, has the MD5',
};

/** What else there is to read; of the first two no address is known before the page is deployed. */
export const links = {
  heading: 'Read on',
  source: 'The source',
  howItWorks: 'How it works',
  dataset: [`${dataset.title}, the ${words.plural}`, dataset.source],
  original: ['The original that it follows', 'https://github.com/ShlomiRex/BlendDigits'],
} as const;

export const licences = {
  heading: 'Licences',
  text:
    'BlendDigits: MIT licence. It runs on ONNX Runtime (MIT, Microsoft) and React (MIT, Meta). ' +
    origin(dataset),
};

/** Where the pictures come from, as far as that is known. */
function origin({ title, credit, licence }: typeof dataset): string {
  const by = credit && ` by ${credit}`;
  const under = licence && ` (${licence})`;
  return `The ${words.plural} are from ${title}${by}${under}.`;
}
