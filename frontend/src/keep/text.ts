/** The words around what a visitor takes along: files and links. */
import type { Subject } from '../blend/subject';
import { words } from '../model/dataset';

export const group = 'Keep';

export const copyLink = 'Copy link';
export const copyEmbedCode = 'Copy embed code';
export const share = 'Share';
export const downloadPng = 'Download PNG';
export const downloadGif = 'Download GIF';
export const downloadSvg = 'Download SVG';
export const downloadStrip = 'Download strip';

export const link = {
  broken: 'The link could not be read, so the page stays as it is.',
  copied: 'The link is copied: it opens the page as it is now.',
  byHand: 'This browser does not let the page copy. Copy the link by hand:',
  tooLarge:
    'There is too much in the drawings for a link. Clear one and draw it with fewer strokes.',
};

export const embed = {
  copied: 'The code is copied: it shows these pictures and the slider in another page.',
  byHand: 'This browser does not let the page copy. Copy the code by hand:',
};

export const file = {
  drawn: (name: string) => `Drawing ${name} …`,
  busy: (name: string) => `${name} is still being drawn. Press again when it is saved.`,
  saved: (name: string) => `${name} is saved.`,
  failed: (name: string) => `${name} could not be made. Close other pages, then try again.`,
};

/** Where no class is known. */
const unclassed: Readonly<Record<Subject['kind'], string>> = {
  shipped: 'picture',
  drawn: 'drawing',
  photo: 'photo',
  invented: 'invented',
};

/** Of what is blended in a file's name: what every system lets stand there. */
export function nameOf({ kind, label }: Subject): string {
  if (label === undefined) return unclassed[kind];
  const parts = words.nameOf(label).match(/[\p{L}\p{M}\p{N}]+/gu);
  return parts?.join('-') ?? String(label);
}
