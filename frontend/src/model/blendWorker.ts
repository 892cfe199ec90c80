/** The worker: downloads the runtime and the decoder, then answers two ends with the pictures between. */
import { blend, type Ends, type Frames } from './blend';
import { startDecoder, type Decoder } from './blendModel';
import { download, type RemoteFile } from './download';
import { blame, toFault, type FaultKind } from './fault';
import { decoderFile, wasmFile } from './networkFiles';

/** To the worker. The page waits for an answer before it sends the next. */
export type Request = { kind: 'load'; cache: RequestCache } | { kind: 'blend'; ends: Ends };

/** From the worker: to a request one answer, to `load` any number of `progress` before it. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'frames'; frames: Frames }
  | { kind: 'failed'; fault: FaultKind; detail: string };
export type Message = Answer | { kind: 'progress'; progress: number };

let decoder: Decoder | undefined;

addEventListener('message', (event: MessageEvent<Request>) => {
  const request = event.data;
  const answer = request.kind === 'load' ? load(request.cache) : answerBlend(request.ends);
  answer.then(tell, (cause: unknown) => {
    const { kind, message } = toFault(cause, 'decode');
    tell({ kind: 'failed', fault: kind, detail: message });
  });
});

function tell(message: Message): void {
  postMessage(message);
}

async function load(cache: RequestCache): Promise<Answer> {
  const total = wasmFile.byteCount + decoderFile.byteCount;
  let done = 0;
  const fetchFile = (file: RemoteFile) =>
    download(file, { cache }, (count) => {
      done += count;
      tell({ kind: 'progress', progress: done / total });
    });
  const [wasm, onnx] = await Promise.all([
    fetchFile(wasmFile).catch(blame('runtime')),
    fetchFile(decoderFile).catch(blame('model')),
  ]);
  decoder = await startDecoder(wasm, onnx).catch(blame('start'));
  return { kind: 'ready' };
}

async function answerBlend(ends: Ends): Promise<Answer> {
  if (!decoder) throw new Error('the decoder is not loaded');
  return { kind: 'frames', frames: await blend(decoder, ends) };
}
