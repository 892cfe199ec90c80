import { expect, test, vi } from 'vitest';

import { readWasm } from '../testing/fixtures';
import { tinyDecoder } from '../testing/tinyDecoder';
import type { Answer, Message, Request } from './blendWorker';
import { PIXELS } from './pixels';

const files: Record<string, Uint8Array> = {
  '/ort.wasm': await readWasm(),
  '/decoder.onnx': tinyDecoder({ latentDim: 2 }),
};

vi.mock('./networkFiles', () => {
  const file = (url: string) => ({ url, byteCount: files[url]!.length });
  return { wasmFile: file('/ort.wasm'), decoderFile: file('/decoder.onnx') };
});

/** Starts the worker in this very thread. `ask` gives its answer to a request and what it told before. */
async function startWorker() {
  vi.resetModules();
  const told: Message[] = [];
  let onAnswer = (_: Answer) => {};
  vi.stubGlobal('postMessage', (message: Message) => {
    if (message.kind === 'progress') told.push(message);
    else onAnswer(message);
  });
  let hear = (_: MessageEvent<Request>) => {};
  vi.stubGlobal('addEventListener', (_: string, listener: typeof hear) => {
    hear = listener;
  });
  await import('./blendWorker');
  const ask = (data: Request) =>
    new Promise<Answer>((resolve) => {
      onAnswer = resolve;
      hear(new MessageEvent('message', { data }));
    });
  return { ask, told };
}

function serve(served: Record<string, Uint8Array>) {
  const body = (url: string) => served[url] as Uint8Array<ArrayBuffer>;
  vi.stubGlobal('fetch', async (url: string) =>
    served[url] ? new Response(body(url)) : new Response('', { status: 404 }),
  );
}

test('it loads, telling how far it is, and then decodes', async () => {
  serve(files);
  const { ask, told } = await startWorker();
  expect(await ask({ kind: 'load', cache: 'default' })).toEqual({ kind: 'ready', latentDim: 2 });
  expect(told.at(-1)).toEqual({ kind: 'progress', progress: 1 });

  const answer = await ask({ kind: 'decode', z: new Float32Array(6) });
  expect(answer).toMatchObject({ kind: 'images' });
  expect(answer.kind === 'images' && answer.images).toHaveLength(3 * PIXELS);
});

test.each([
  ['the wasm is missing', 'runtime', { '/ort.wasm': undefined }],
  ['the decoder is missing', 'model', { '/decoder.onnx': undefined }],
  ['the decoder is cut short', 'model', { '/decoder.onnx': files['/decoder.onnx']!.subarray(1) }],
  ['the decoder is rubbish', 'start', { '/decoder.onnx': files['/decoder.onnx']!.map(() => 7) }],
])('it says so when %s', async (_, fault, change) => {
  serve({ ...files, ...(change as Record<string, Uint8Array>) });
  const { ask } = await startWorker();
  expect(await ask({ kind: 'load', cache: 'default' })).toMatchObject({ kind: 'failed', fault });
});

test('it says so when it cannot decode', async () => {
  const { ask } = await startWorker();
  const answer = await ask({ kind: 'decode', z: new Float32Array(2) });
  expect(answer).toMatchObject({ kind: 'failed', fault: 'decode' });
});
