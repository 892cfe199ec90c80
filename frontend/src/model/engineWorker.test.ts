import { expect, test, vi } from 'vitest';

import { fakePath, readWasm } from '../testing/fixtures';
import { tinyDecoder } from '../testing/tinyDecoder';
import { STEPS } from './blend';
import type { Answer, Message, Request } from './blendWorker';
import { checkPath } from './pathFile';
import { PIXELS } from './pixels';

const files: Record<string, Uint8Array> = {
  '/ort.wasm': await readWasm(),
  '/decoder.onnx': tinyDecoder({ latentDim: 2 }),
};

vi.mock('./networkFiles', () => {
  const file = (url: string) => ({ url, byteCount: files[url]!.length });
  return { wasmFile: file('/ort.wasm'), decoderFile: file('/decoder.onnx') };
});

const code = Float32Array.of(1, 2);
const ends = { first: code, second: code.map((v) => -v), path: checkPath(fakePath(2)) };

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

test('it loads, telling how far it is, and then blends', async () => {
  serve(files);
  const { ask, told } = await startWorker();
  expect(await ask({ kind: 'load', cache: 'default' })).toEqual({ kind: 'ready' });
  expect(told.at(-1)).toEqual({ kind: 'progress', progress: 1 });

  const answer = await ask({ kind: 'blend', ends });
  expect(answer).toMatchObject({ kind: 'frames' });
  const frames = answer.kind === 'frames' ? answer.frames : [];
  expect(frames.map((frame) => frame.length)).toEqual(Array(STEPS + 1).fill(PIXELS));
});

test('it says so when the path does not belong to the decoder', async () => {
  serve(files);
  const { ask } = await startWorker();
  await ask({ kind: 'load', cache: 'default' });
  const answer = await ask({ kind: 'blend', ends: { ...ends, path: checkPath(fakePath(3)) } });
  expect(answer).toMatchObject({ kind: 'failed', fault: 'mismatch' });
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

test('it says so when it cannot blend', async () => {
  const { ask } = await startWorker();
  const answer = await ask({ kind: 'blend', ends });
  expect(answer).toMatchObject({ kind: 'failed', fault: 'decode' });
});
