/**
 * What the tests go without: the pipeline's files, which a fresh clone does not have, and canvases, which happy-dom
 * does not draw.
 */
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

import { fakeContext } from './fakeCanvas';

declare const happyDOM: { settings: { device: { prefersReducedMotion: string } } };

// Milliseconds: they only end a wait that is in vain, on however busy a machine.
configure({ asyncUtilTimeout: 30_000 });
vi.setConfig({ testTimeout: 60_000 });

vi.mock('../model/dataset', async () => {
  const { digits, pageOf } = await import('./datasets');
  return pageOf(digits);
});

vi.mock('../artifacts/digitFiles', () => ({
  digitsSheetUrl: '/digits.png',
  digitsUrl: '/digits.json',
  firstPairSheetUrl: '/first_pair.png',
  latentUrl: '/latent.json',
  pathUrl: '/path.json',
  priorUrl: '/prior.json',
  firstPair: { first: { label: 3, sample: 0 }, second: { label: 8, sample: 1 } },
}));

vi.mock('../engine/networkFiles', () => {
  const file = (url: string) => ({ url, byteCount: 1000 });
  const files = (name: string) => ({
    decoder: file(`/${name}_decoder.onnx`),
    encoder: file(`/${name}_encoder.onnx`),
  });
  return {
    networkFiles: {
      vae: { ...files('vae'), encoderOutputs: ['mu', 'logvar'] },
      ae: { ...files('ae'), encoderOutputs: ['z'] },
    },
    wasmFile: file('/ort.wasm'),
  };
});

vi.mock('../artifacts/facts', () => ({
  facts: {
    parameters: 1234,
    negElbo: 100,
    psnr: { noise_0_0: 22, noise_0_2: 21, noise_0_4: 20 },
    sureHalfWay: { blend: 0.8, crossfade: 0.3 },
    frechetShare: 0.9,
    evenness: 1.02,
    judgeAccuracy: 0.99,
  },
}));

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    throw new Error(`console.error: ${words.join(' ')}`);
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function fake(
    this: HTMLCanvasElement,
  ) {
    return fakeContext(this);
  });
  happyDOM.settings.device.prefersReducedMotion = 'reduce'; // the slider rests
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/'); // the page keeps its address a link
});
