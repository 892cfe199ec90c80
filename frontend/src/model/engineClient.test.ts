import { beforeEach, expect, test, vi } from 'vitest';

import { fakePath } from '../testing/fixtures';
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
const frames = [Float32Array.of(1)];

/** The ends of some blend; `value` tells it from others. */
function endsOf(value: number) {
  const code = Float32Array.of(value);
  return { first: code, second: code, path: { ...fakePath(1), prototypes: [{ label: 3, code }] } };
}

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
  worker.say({ kind: 'ready' });
  return { ...started, model: await started.model };
}

beforeEach(() => {
  vi.stubGlobal('Worker', function startWorker() {
    worker = new FakeWorker();
    return worker;
  });
});

test('loading tells how far it is until the model is there', async () => {
  const { model, onProgress } = start();
  expect(worker.requests).toEqual([{ kind: 'load', cache: 'reload' }]);
  worker.say({ kind: 'progress', progress: 0.5 });
  expect(onProgress).toHaveBeenCalledWith(0.5);
  worker.say({ kind: 'ready' });
  await expect(model).resolves.toHaveProperty('blend');
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

test('two ends are answered with pictures, and stale ones are never sent', async () => {
  const { model } = await startReady();
  const blends = [1, 2, 3].map((value) => model.blend(endsOf(value)));
  await soon();
  worker.say({ kind: 'frames', frames });
  expect(await Promise.all(blends)).toEqual([undefined, undefined, frames]);
  expect(worker.requests.slice(1)).toEqual([{ kind: 'blend', ends: endsOf(3) }]);
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
