import { beforeEach, expect, test, vi } from 'vitest';

import type { Message, Question, Request } from './engine';
import { startEngine } from './engineClient';

/** All workers that were started; the test speaks for them. */
let workers: FakeWorker[];

class FakeWorker extends EventTarget {
  readonly requests: Request[] = [];
  readonly terminate = vi.fn();

  postMessage(request: Request) {
    this.requests.push(request);
  }

  say(data: Message) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** A worker whose program cannot be had says nothing of the reason. */
  crash(message?: string) {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  /** Answers the question of some kind that came last. */
  answer(kind: Question['kind'], answer: unknown) {
    const { id } = this.requests.findLast(({ question }) => question.kind === kind)!;
    this.say({ kind: 'answered', id, answer: answer as never });
  }

  fail(kind: Question['kind'], detail: string) {
    const { id } = this.requests.findLast(({ question }) => question.kind === kind)!;
    this.say({ kind: 'failed', id, fault: 'decode', detail });
  }

  asked() {
    return this.requests.map(({ question }) => question.kind);
  }
}

const picture = Float32Array.of(0.5);
const code = Float32Array.of(1, 2);
const starting: Question = { kind: 'start', cache: 'reload', runtime: 'wasm' };

function start() {
  const controller = new AbortController();
  const onProgress = vi.fn();
  const onLost = vi.fn();
  const { signal } = controller;
  const engine = startEngine({ signal, cache: 'reload', onProgress, onLost });
  engine.catch(() => {}); // a test that is about something else does not wait for it
  return { controller, onProgress, onLost, engine };
}

async function startReady() {
  const started = start();
  workers[0]!.answer('start', null);
  return { ...started, engine: await started.engine };
}

beforeEach(() => {
  workers = [];
  vi.stubGlobal('Worker', function startWorker() {
    workers.push(new FakeWorker());
    return workers.at(-1);
  });
});

test('starting tells how far it is until the engine is there', async () => {
  const { engine, onProgress } = start();
  expect(workers[0]!.requests).toEqual([{ id: 0, question: starting }]);
  workers[0]!.say({ kind: 'progress', progress: 0.5 });
  expect(onProgress).toHaveBeenCalledWith(0.5);
  workers[0]!.answer('start', null);
  await expect(engine).resolves.toHaveProperty('decodePath');
});

test.each([
  ['no WebAssembly', undefined],
  ['WebAssembly without SIMD', { validate: () => false }],
])('a browser with %s runs the networks without it', async (_, webAssembly) => {
  vi.stubGlobal('WebAssembly', webAssembly);
  const { engine } = start();
  const question = { ...starting, runtime: 'plain' };
  expect(workers[0]!.requests).toEqual([{ id: 0, question }]);
  workers[0]!.answer('start', null);
  expect((await engine).runtime).toBe('plain');
});

test('a failure in the worker is the same fault on the page, and the worker ends', async () => {
  const { engine } = start();
  workers[0]!.say({ kind: 'failed', id: 0, fault: 'runtime', detail: 'ort.wasm: 404' });
  await expect(engine).rejects.toMatchObject({ kind: 'runtime', message: 'ort.wasm: 404' });
  expect(workers[0]!.terminate).toHaveBeenCalled();
});

test('each question gets its own answer, in whatever order they come', async () => {
  const { engine } = await startReady();
  const encoded = engine.encode('ae', picture);
  const decoded = engine.decode('vae', [code]);
  expect(workers[0]!.requests.slice(1).map(({ question }) => question)).toEqual([
    { kind: 'encode', network: 'ae', picture },
    { kind: 'decode', network: 'vae', codes: [code] },
  ]);
  workers[0]!.answer('decode', [picture]);
  workers[0]!.answer('encode', { mu: code });
  expect(await encoded).toEqual({ mu: code });
  expect(await decoded).toEqual([picture]);
});

test('a question that fails is its own fault, and no other’s', async () => {
  const { engine, onLost } = await startReady();
  const encoded = engine.encode('vae', picture);
  const decoded = engine.decode('vae', [code]);
  workers[0]!.fail('encode', 'no');
  workers[0]!.answer('decode', [picture]);
  await expect(encoded).rejects.toMatchObject({ kind: 'decode', message: 'no' });
  expect(await decoded).toEqual([picture]);
  expect(onLost).not.toHaveBeenCalled();
});

test('a worker that crashes at the start is started anew, once and without a word', async () => {
  const { engine, onLost } = start();
  workers[0]!.crash('oops');
  expect(workers).toHaveLength(2);
  expect(workers[0]!.terminate).toHaveBeenCalled();
  expect(workers[1]!.requests).toEqual([{ id: 0, question: starting }]);
  workers[1]!.answer('start', null);
  await expect(engine).resolves.toHaveProperty('decodePath');
  expect(onLost).not.toHaveBeenCalled();
});

test('after a crash the new worker starts and is asked what the old one still owes', async () => {
  const { engine, onLost } = await startReady();
  const answered = engine.encode('vae', picture);
  workers[0]!.answer('encode', { mu: code });
  await answered;
  const owed = engine.decode('vae', [code]);
  workers[0]!.crash('oops');
  expect(workers[1]!.asked()).toEqual(['start', 'decode']);
  workers[1]!.answer('start', null);
  workers[1]!.answer('decode', [picture]);
  expect(await owed).toEqual([picture]);
  expect(onLost).not.toHaveBeenCalled();
});

test('a new worker that cannot start is a loss', async () => {
  const { onLost } = await startReady();
  workers[0]!.crash('oops');
  workers[1]!.fail('start', 'no wasm');
  expect(onLost).toHaveBeenCalledWith(expect.objectContaining({ message: 'no wasm' }));
});

test('a second crash is said, to everyone who waits and whoever asks later', async () => {
  const { engine, onLost } = await startReady();
  const fault = { kind: 'worker', message: 'again' };
  workers[0]!.crash('oops');
  const owed = engine.decode('vae', [code]);
  workers[1]!.crash('again');
  expect(onLost).toHaveBeenCalledWith(expect.objectContaining(fault));
  await expect(owed).rejects.toMatchObject(fault);
  await expect(engine.decode('vae', [code])).rejects.toMatchObject(fault);
  expect(workers).toHaveLength(2);
  expect(workers[1]!.terminate).toHaveBeenCalled();
});

test.each([
  ['whose program cannot be had', undefined, true, 'worker'],
  ['whose program cannot be had without a connection', undefined, false, 'offline'],
  ['that dies for want of memory', 'Uncaught RangeError: Out of memory', true, 'memory'],
  ['that dies of something else', 'Uncaught TypeError: x', false, 'worker'],
])('a worker %s is a fault', async (_, reason, onLine, kind) => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(onLine);
  const { engine } = start();
  workers[0]!.crash(reason);
  workers[1]!.crash(reason);
  await expect(engine).rejects.toMatchObject({ kind });
});

test('the worker ends with its signal, and nobody is left waiting', async () => {
  const { controller, engine, onLost } = await startReady();
  const owed = engine.decode('vae', [code]);
  expect(workers[0]!.terminate).not.toHaveBeenCalled();
  controller.abort();
  expect(workers[0]!.terminate).toHaveBeenCalled();
  await expect(owed).rejects.toMatchObject({ kind: 'worker' });
  await expect(engine.encode('vae', picture)).rejects.toMatchObject({ kind: 'worker' });
  expect(onLost).not.toHaveBeenCalled();
});
