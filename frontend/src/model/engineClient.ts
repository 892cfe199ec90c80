/** The page's side of the worker that runs the networks. */
import type { Answers, Engine, Kind, Message, Question, QuestionOf, Request } from './engine';
import { Fault } from './fault';
import type { LoadContext } from './loading';

/** Starts the worker, which lives until the signal aborts, and loads the runtime and a decoder in it. */
export async function startEngine(context: LoadContext): Promise<Engine> {
  if (typeof WebAssembly !== 'object') throw new Fault('webassembly', 'WebAssembly: not found');
  const { ask, stop } = connect(context);
  context.signal.addEventListener('abort', stop);
  await ask({ kind: 'start', cache: context.cache }).catch((fault: Fault) => {
    stop(); // or it would go on with the other download
    throw fault;
  });
  return {
    encode: (network, picture) => ask({ kind: 'encode', network, picture }),
    decode: (network, codes) => ask({ kind: 'decode', network, codes }),
    walk: (network, route, pace) => ask({ kind: 'walk', network, route, pace }),
  };
}

const NOBODY = -1; // waits for this answer

interface Waiting {
  readonly question: Question;
  readonly resolve: (answer: never) => void;
  readonly reject: (fault: Fault) => void;
}

/** A worker that is started anew once if it crashes, and then asked again all that it owes an answer. */
function connect({ cache, onProgress, onLost }: LoadContext) {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let restarts = 1;
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

  function crash(reason: string): void {
    worker.terminate();
    if (restarts-- > 0) {
      worker = launch();
      const owed = [...waiting];
      if (!owed.some(([, { question }]) => question.kind === 'start')) {
        send(NOBODY, { kind: 'start', cache });
      }
      owed.forEach(([id, { question }]) => send(id, question));
      return;
    }
    const fault = new Fault('worker', reason || 'the worker did not start');
    waiting.forEach(({ reject }) => reject(fault));
    waiting.clear();
    onLost(fault);
  }

  function send(id: number, question: Question): void {
    worker.postMessage({ id, question } satisfies Request);
  }

  function ask<K extends Kind>(question: QuestionOf<K> & { kind: K }): Promise<Answers[K]> {
    return new Promise((resolve, reject) => {
      waiting.set(count, { question, resolve, reject });
      send(count++, question);
    });
  }

  return { ask, stop: () => worker.terminate() };
}
