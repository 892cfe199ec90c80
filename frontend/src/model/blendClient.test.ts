import { beforeEach, expect, test, vi } from 'vitest';

import { loadBlendModel } from './blendClient';
import type { Message, Request } from './blendWorker';

/** The last worker that was started; the test speaks for it. */
let worker: FakeWorker;

class FakeWorker extends EventTarget {
  readonly requests: Request[] = [];
  readonly terminate = vi.fn();

  postMessage(request: Request) {
    this.requests.push(request);
  }

  say(data: Message) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  crash(message: string) {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve));
const images = Float32Array.of(1);

function start() {
  const controller = new AbortController();
  const onProgress = vi.fn();
  const onLost = vi.fn();
  const { signal } = controller;
  const model = loadBlendModel({ signal, cache: 'reload', onProgress, onLost });
  return { controller, onProgress, onLost, model };
}

async function startReady() {
  const started = start();
  worker.say({ kind: 'ready', latentDim: 2 });
  return { ...started, model: await started.model };
}

beforeEach(() => {
  vi.stubGlobal('Worker', function startWorker() {
    worker = new FakeWorker();
    return worker;
  });
});

test('loading tells how far it is, and ends with the latent size', async () => {
  const { model, onProgress } = start();
  expect(worker.requests).toEqual([{ kind: 'load', cache: 'reload' }]);
  worker.say({ kind: 'progress', progress: 0.5 });
  expect(onProgress).toHaveBeenCalledWith(0.5);
  worker.say({ kind: 'ready', latentDim: 2 });
  expect((await model).latentDim).toBe(2);
});

test('a failure in the worker is the same fault on the page', async () => {
  const { model } = start();
  worker.say({ kind: 'failed', fault: 'runtime', detail: 'ort.wasm: 404' });
  await expect(model).rejects.toMatchObject({ kind: 'runtime', message: 'ort.wasm: 404' });
  expect(worker.terminate).toHaveBeenCalled();
});

test('a worker that does not start is a fault', async () => {
  const { model } = start();
  worker.crash('');
  await expect(model).rejects.toMatchObject({ kind: 'worker' });
});

test('codes are answered with pictures, and stale ones are never sent', async () => {
  const { model } = await startReady();
  const blends = [1, 2, 3].map((value) => model.decode(Float32Array.of(value)));
  await soon();
  worker.say({ kind: 'images', images });
  expect(await Promise.all(blends)).toEqual([undefined, undefined, images]);
  expect(worker.requests.slice(1)).toEqual([{ kind: 'decode', z: Float32Array.of(3) }]);
});

test('a worker that dies while nothing is asked says so', async () => {
  const { onLost } = await startReady();
  worker.crash('out of memory');
  expect(onLost).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'worker', message: 'out of memory' }),
  );
});

test('the worker ends with its signal', async () => {
  const { controller } = await startReady();
  expect(worker.terminate).not.toHaveBeenCalled();
  controller.abort();
  expect(worker.terminate).toHaveBeenCalled();
});

test('without WebAssembly there is a fault and no worker', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  await expect(start().model).rejects.toMatchObject({ kind: 'webassembly' });
});
