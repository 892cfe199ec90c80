import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';

import { STEPS, type PathFrames } from '../model/frames';
import { PIXELS, toIntensities } from '../model/pixels';
import { fakeSheet, serve, wasmPath } from '../testing/fixtures';
import { tinyCode, tinyDecoder, tinyEncoder, tinyPicture } from '../testing/tinyNetworks';
import type { Message, Question, Request } from './engine';
import type { Encoding } from './network';

const files: Record<string, Uint8Array<ArrayBuffer>> = {
  '/ort.wasm': new Uint8Array(readFileSync(wasmPath())),
  '/vae_decoder.onnx': tinyDecoder({ latentDim: 2 }),
  '/vae_encoder.onnx': tinyEncoder({ latentDim: 2 }),
  '/ae_decoder.onnx': tinyDecoder({ latentDim: 3 }),
  '/ae_encoder.onnx': tinyEncoder({ latentDim: 3, outputs: ['z'] }),
};

vi.mock('./networkFiles', () => {
  const file = (url: string) => ({ url, byteCount: files[url]!.length });
  const pair = (name: string) => ({
    decoder: file(`/${name}_decoder.onnx`),
    encoder: file(`/${name}_encoder.onnx`),
  });
  return {
    networkFiles: {
      vae: { ...pair('vae'), encoderOutputs: ['mu', 'logvar'] },
      ae: { ...pair('ae'), encoderOutputs: ['z'] },
    },
    wasmFile: file('/ort.wasm'),
  };
});

// Node's ONNX Runtime reads files, and knows no blobs.
beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue(wasmPath());
});

type Answered = Exclude<Message, { kind: 'progress' }>;

const start: Question = { kind: 'start', cache: 'default', runtime: 'wasm' };
const picture = toIntensities(fakeSheet(28, 28).greys);
const [a, b] = [Float32Array.of(1, 2), Float32Array.of(-1, -2)];
const pace = { evenSpeed: true, points: 5 };
const decodePath: Question = {
  kind: 'decodePath',
  network: 'vae',
  route: { first: a, second: b },
  pace,
};
const encode = (network: 'vae' | 'ae'): Question => ({ kind: 'encode', network, picture });

/** Starts the worker in this very thread. `ask` gives its answer to a question, and `told` what it told of the way. */
async function openWorker() {
  vi.resetModules();
  const told: number[] = [];
  const waiting = new Map<number, (message: Answered) => void>();
  vi.stubGlobal('postMessage', (message: Message) => {
    if (message.kind === 'progress') told.push(message.progress);
    else waiting.get(message.id)!(message);
  });
  let hear = (_: MessageEvent<Request>) => {};
  vi.stubGlobal('addEventListener', (_: string, listener: typeof hear) => {
    hear = listener;
  });
  await import('./engineWorker');
  let count = 0;
  const ask = (question: Question) =>
    new Promise<Answered>((resolve) => {
      waiting.set(count, resolve);
      hear(new MessageEvent('message', { data: { id: count++, question } }));
    });
  return { ask, told };
}

async function startWorker(change: Record<string, Uint8Array<ArrayBuffer> | undefined> = {}) {
  const fetched = serveFiles(change);
  const worker = await openWorker();
  expect(await worker.ask(start)).toMatchObject({ kind: 'answered' });
  return { ...worker, asked: () => fetched.mock.calls.map(([url]) => url), fetched };
}

function serveFiles(change: Record<string, Uint8Array<ArrayBuffer> | undefined> = {}) {
  const served = Object.entries({ ...files, ...change });
  return serve(
    Object.fromEntries(served.map(([url, bytes]) => [url, bytes && (() => new Response(bytes))])),
  );
}

function found<T>(answered: Answered): T {
  if (answered.kind === 'failed') throw new Error(answered.detail);
  return answered.answer as T;
}

function expectClose(numbers: ArrayLike<number>, expected: readonly number[], digits = 5) {
  expect(numbers).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(numbers[i]).toBeCloseTo(value, digits));
}

test('it starts with the wasm and one decoder, telling how far it is', async () => {
  const { told, asked } = await startWorker();
  expect(asked()).toEqual(['/ort.wasm', '/vae_decoder.onnx']);
  expect(told).toEqual(told.toSorted((x, y) => x - y));
  expect(told.at(-1)).toBe(1);
});

test('without a runtime it starts with the decoder alone, and answers the same', async () => {
  const fetched = serveFiles();
  const { ask, told } = await openWorker();
  expect(await ask({ ...start, runtime: 'plain' })).toMatchObject({ kind: 'answered' });
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(['/vae_decoder.onnx']);
  expect(told.at(-1)).toBe(1);
  expectClose(found<PathFrames>(await ask(decodePath)).frames[0]!, tinyPicture([...a]));
  expectClose(found<Encoding>(await ask(encode('vae'))).mu, tinyCode(picture, 2), 3);
});

test('it decodes a path, from what the decoder draws of one code to what it draws of the other', async () => {
  const { ask } = await startWorker();
  const { frames } = found<PathFrames>(await ask(decodePath));
  expect(frames).toHaveLength(STEPS + 1);
  expectClose(frames[0]!, tinyPicture([...a]));
  expectClose(frames[STEPS]!, tinyPicture([...b]));
});

test('what is asked before it has started is answered after', async () => {
  serveFiles();
  const { ask } = await openWorker();
  const answers = await Promise.all([ask(start), ask(encode('vae')), ask(decodePath)]);
  expect(answers.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
});

test('other networks are loaded when they are first used, and once', async () => {
  const { ask, asked } = await startWorker();
  const [, , encoded] = [
    await Promise.all([ask(encode('vae')), ask(encode('vae'))]),
    await ask(encode('vae')),
    await ask(encode('ae')),
  ];
  expectClose(found<Encoding>(encoded).mu, tinyCode(picture, 3), 3);
  const decode: Question = { kind: 'decode', network: 'ae', codes: [Float32Array.of(1, 0, -1)] };
  const [decoded] = found<Float32Array[]>(await ask(decode));
  expectClose(decoded!, tinyPicture([1, 0, -1]));
  expect(asked().slice(2)).toEqual(['/vae_encoder.onnx', '/ae_encoder.onnx', '/ae_decoder.onnx']);
});

test('a network that could not be loaded is loaded again, past the cache, when it is used again', async () => {
  const change: Record<string, Uint8Array<ArrayBuffer> | undefined> = {
    '/ae_encoder.onnx': undefined,
  };
  const { ask } = await startWorker(change);
  expect(await ask(encode('ae'))).toMatchObject({
    fault: 'model',
    detail: 'ae_encoder.onnx: the server answered 404',
  });
  const fetched = serveFiles();
  expect(await ask(encode('ae'))).toMatchObject({ kind: 'answered' });
  expect(fetched.mock.calls).toEqual([['/ae_encoder.onnx', { cache: 'reload' }]]);
});

const cut = (url: string) => ({ [url]: files[url]!.subarray(1) });
const rubbish = (url: string) => ({ [url]: files[url]!.map(() => 7) });

test.each([
  ['the wasm is missing', 'runtime', 'ort.wasm: ', { '/ort.wasm': undefined }],
  ['the wasm is cut short', 'runtime', 'ort.wasm: ', cut('/ort.wasm')],
  ['the decoder is missing', 'model', 'vae_decoder.onnx: ', { '/vae_decoder.onnx': undefined }],
  ['the decoder is cut short', 'model', 'vae_decoder.onnx: ', cut('/vae_decoder.onnx')],
  ['the decoder is rubbish', 'start', '', rubbish('/vae_decoder.onnx')],
])('it does not start when %s', async (_, fault, file, change) => {
  serveFiles(change);
  const { ask } = await openWorker();
  const detail = expect.stringContaining(file) as string;
  expect(await ask(start)).toMatchObject({ kind: 'failed', fault, detail });
  expect(await ask(decodePath)).toMatchObject({ kind: 'failed', fault });
});

test.each([
  ['the encoder is missing', 'model', 'vae', { '/vae_encoder.onnx': undefined }],
  ['the encoder is cut short', 'model', 'vae', cut('/vae_encoder.onnx')],
  ['the encoder is rubbish', 'start', 'vae', rubbish('/vae_encoder.onnx')],
  ['the autoencoder’s is rubbish', 'start', 'ae', rubbish('/ae_encoder.onnx')],
] as const)(
  'it cannot encode when %s, and still decodes paths',
  async (_, fault, network, change) => {
    const { ask } = await startWorker(change);
    expect(await ask(encode(network))).toMatchObject({ kind: 'failed', fault });
    expect(await ask(decodePath)).toMatchObject({ kind: 'answered' });
  },
);

test.each([
  { first: Float32Array.of(1), second: b },
  { first: a, second: Float32Array.of(1, 2, 3) },
  { first: a, middle: Float32Array.of(1), second: b },
])('codes of another size are a mismatch: %o', async (route) => {
  const { ask } = await startWorker();
  expect(await ask({ kind: 'decodePath', network: 'vae', route, pace })).toMatchObject({
    fault: 'mismatch',
    detail: expect.stringMatching(/codes of 2 numbers, .* codes of [13]$/) as string,
  });
});

test('a question that ONNX Runtime refuses fails alone', async () => {
  const { ask } = await startWorker();
  const short = new Float32Array(PIXELS - 1);
  expect(await ask({ kind: 'encode', network: 'vae', picture: short })).toMatchObject({
    fault: 'decode',
  });
  expect(await ask(encode('vae'))).toMatchObject({ kind: 'answered' });
});

test('want of memory is told as such', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new RangeError('Array buffer allocation failed')));
  const { ask } = await openWorker();
  expect(await ask(start)).toMatchObject({ fault: 'memory' });
});
