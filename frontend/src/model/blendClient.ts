/** The page's side of the worker that holds the decoder. */
import type { Ends, Frames } from './blend';
import type { Answer, Message, Request } from './blendWorker';
import { Fault } from './fault';
import { latestOnly } from './latestOnly';
import type { LoadContext } from './loading';

export interface BlendModel {
  /** The pictures between two digits; undefined if a newer call overtook this one before it began. */
  blend(ends: Ends): Promise<Frames | undefined>;
}

/** Starts the worker, which lives until the signal aborts, and loads the decoder in it. */
export async function loadBlendModel(context: LoadContext): Promise<BlendModel> {
  if (typeof WebAssembly !== 'object') throw new Fault('webassembly', 'WebAssembly: not found');
  const worker = new Worker(new URL('./blendWorker.ts', import.meta.url), { type: 'module' });
  context.signal.addEventListener('abort', () => worker.terminate());
  const ask = connect(worker, context);

  const ready = await ask({ kind: 'load', cache: context.cache }).catch((fault: Fault) => {
    worker.terminate(); // or it would go on with the other download
    throw fault;
  });
  if (ready.kind !== 'ready') throw new Fault('worker', `expected ready, got ${ready.kind}`);
  const blend = latestOnly(async (ends: Ends) => {
    const answer = await ask({ kind: 'blend', ends });
    if (answer.kind !== 'frames') throw new Fault('worker', `expected frames, got ${answer.kind}`);
    return answer.frames;
  });
  return { blend };
}

/** A function that sends a request and resolves to its answer, for one request at a time. */
function connect(
  worker: Worker,
  { onProgress, onLost }: LoadContext,
): (request: Request) => Promise<Answer> {
  let waiting: { resolve: (answer: Answer) => void; reject: (fault: Fault) => void } | undefined;

  worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'progress') onProgress(data.progress);
    else if (data.kind === 'failed') waiting?.reject(new Fault(data.fault, data.detail));
    else waiting?.resolve(data);
  });
  worker.addEventListener('error', (event) => {
    const fault = new Fault('worker', event.message || 'the worker did not start');
    waiting?.reject(fault);
    onLost(fault);
  });

  return (request) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(request);
    });
}
