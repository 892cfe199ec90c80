/** The page's side of the worker that runs the networks. */
import { Fault, toFault } from '../model/fault';
import type { LoadContext } from '../model/loading';
import type {
  Answers,
  Engine,
  Kind,
  Message,
  Question,
  QuestionOf,
  Request,
  Runtime,
} from './engine';

/** A program of one function that gives a vector: some of what ONNX Runtime needs of a browser's WebAssembly. */
// prettier-ignore
const WITH_SIMD = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0,
  10, 10, 1, 8, 0, 0x41, 0, 0xfd, 15, 0xfd, 98, 11,
);

/** Starts the worker, which lives until the signal aborts, and loads the runtime and a decoder in it. */
export async function startEngine(context: LoadContext): Promise<Engine> {
  const runtime = hasSimd() ? 'wasm' : 'plain';
  const { ask, stop } = connect(context, runtime);
  context.signal.addEventListener('abort', () => stop(new Fault('worker', 'stopped')));
  await ask({ kind: 'start', cache: context.cache, runtime }).catch((fault: Fault) => {
    stop(fault); // or it would go on with the other download
    throw fault;
  });
  return {
    runtime,
    encode: (network, picture) => ask({ kind: 'encode', network, picture }),
    decode: (network, codes) => ask({ kind: 'decode', network, codes }),
    decodePath: (network, route, pace) => ask({ kind: 'decodePath', network, route, pace }),
  };
}

function hasSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(WITH_SIMD);
}

const NOBODY = -1; // waits for this answer

interface Waiting {
  readonly question: Question;
  readonly resolve: (answer: never) => void;
  readonly reject: (fault: Fault) => void;
}

/** A worker that is started anew once if it crashes, and then asked again all that it owes an answer. */
function connect({ cache, onProgress, onLost }: LoadContext, runtime: Runtime) {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let restarts = 1;
  let over: Fault | undefined;
  let worker = launch();

  function launch(): Worker {
    const launched = new Worker(new URL('./engineWorker.ts', import.meta.url), { type: 'module' });
    launched.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data));
    launched.addEventListener('error', ({ message }) => crash(message));
    return launched;
  }

  function hear(message: Message): void {
    if (message.kind === 'progress') {
      onProgress(message.progress);
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.kind === 'answered') resolve?.(message.answer as never);
    else (reject ?? onLost)(new Fault(message.fault, message.detail));
  }

  /** `reason` is not known of a worker whose program cannot be had. */
  function crash(reason: string | undefined): void {
    if (restarts-- > 0) {
      restart();
      return;
    }
    const kind = reason || navigator.onLine ? 'worker' : 'offline';
    const fault = toFault(reason || 'engineWorker.js did not start', kind);
    stop(fault);
    onLost(fault);
  }

  function restart(): void {
    worker.terminate();
    worker = launch();
    const owed = [...waiting];
    if (!owed.some(([, { question }]) => question.kind === 'start')) {
      send(NOBODY, { kind: 'start', cache, runtime });
    }
    owed.forEach(([id, { question }]) => send(id, question));
  }

  /** Nobody is left waiting for an answer, and no question is taken any more. */
  function stop(fault: Fault): void {
    over = fault;
    worker.terminate();
    waiting.forEach(({ reject }) => reject(fault));
    waiting.clear();
  }

  function send(id: number, question: Question): void {
    worker.postMessage({ id, question } satisfies Request);
  }

  function ask<K extends Kind>(question: QuestionOf<K> & { kind: K }): Promise<Answers[K]> {
    if (over) return Promise.reject(over);
    return new Promise((resolve, reject) => {
      waiting.set(count, { question, resolve, reject });
      send(count++, question);
    });
  }

  return { ask, stop };
}
