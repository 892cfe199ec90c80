/** Where the built page keeps what the pipeline gave it. Vite emits each file once, with a hash in its name. */
import digitsSheetUrl from '@artifacts/digits/digits.png?url';
import digitsUrl from '@artifacts/digits/digits.json?url';
import firstPairSheetUrl from '@artifacts/digits/first_pair.png?url';
import latentUrl from '@artifacts/digits/latent.json?url';
import pathUrl from '@artifacts/digits/path.json?url';
import priorUrl from '@artifacts/digits/prior.json?url';

export { digitsSheetUrl, digitsUrl, firstPairSheetUrl, latentUrl, pathUrl, priorUrl };
export { default as firstPair } from '@artifacts/digits/first_pair.json';
