/** The worker: downloads the runtime and the networks, and answers questions. */
import { blame, Fault, toFault } from '../model/fault';
import { decodePath } from '../model/frames';
import { download, type RemoteFile } from './download';
import type { Answers, Kind, Message, NetworkName, Question, Request } from './engine';
import { inTurn } from './inTurn';
import { loadOnce } from './loadOnce';
import { openDecoder, openEncoder } from './network';
import { networkFiles, wasmFile } from './networkFiles';
import { openOrtSession, setRuntime } from './ortSession';
import type { OpenSession } from './session';

const networks = { vae: network('vae'), ae: network('ae') };
const compute = inTurn();
let started: Promise<null> | undefined;
let open: OpenSession = openOrtSession;

addEventListener('message', ({ data: { id, question } }: MessageEvent<Request>) => {
  answer(question).then(
    (found) => tell({ kind: 'answered', id, answer: found }),
    (cause: unknown) => {
      const { kind, message } = toFault(cause, 'decode');
      tell({ kind: 'failed', id, fault: kind, detail: message });
    },
  );
});

function tell(message: Message): void {
  postMessage(message);
}

async function answer(question: Question): Promise<Answers[Kind]> {
  if (question.kind === 'start') {
    started = question.runtime === 'wasm' ? start(question.cache) : startPlainly(question.cache);
    return started;
  }
  await started;
  const { encoder, decoder } = networks[question.network];
  switch (question.kind) {
    case 'encode': {
      const { encode } = await encoder();
      return compute(() => encode(question.picture));
    }
    case 'decode': {
      const { decode } = await fitting(question.codes, decoder);
      return compute(() => decode(question.codes));
    }
    case 'decodePath': {
      const { first, middle = first, second } = question.route;
      const fit = await fitting([first, middle, second], decoder);
      return compute(() => decodePath(fit, question.route, question.pace));
    }
  }
}

async function start(cache: RequestCache): Promise<null> {
  const { decoder } = networkFiles.vae;
  const total = wasmFile.byteCount + decoder.byteCount;
  let done = 0;
  let told = 0;
  const count = (bytes: number) => {
    done += bytes;
    if (done < total && done - told < total / 100) return; // every word of it draws the page anew
    told = done;
    tell({ kind: 'progress', progress: done / total });
  };
  const [wasm] = await Promise.all([
    download(wasmFile, { cache }, count).catch(blame('runtime')),
    networks.vae.fetchDecoder(cache, count),
  ]);
  const wasmUrl = URL.createObjectURL(new Blob([wasm], { type: 'application/wasm' }));
  structuredClone(null, { transfer: [wasm.buffer] }); // frees the blob's source, which else would stay for long
  setRuntime(wasmUrl);
  await networks.vae.decoder();
  URL.revokeObjectURL(wasmUrl);
  return null;
}

/** Without a runtime to load. */
async function startPlainly(cache: RequestCache): Promise<null> {
  const { byteCount } = networkFiles.vae.decoder;
  const count = (bytes: number) => tell({ kind: 'progress', progress: bytes / byteCount });
  const [{ openPlainSession }] = await Promise.all([
    import('./plain/plainSession').catch(blame('page')),
    networks.vae.fetchDecoder(cache, count),
  ]);
  open = openPlainSession;
  await networks.vae.decoder();
  return null;
}

/** An encoder and a decoder that are loaded when first used. */
function network(name: NetworkName) {
  const files = networkFiles[name];
  let fetched: Promise<Uint8Array> | undefined;
  const fetchDecoder = (cache: RequestCache, onBytes: (count: number) => void) => {
    fetched = download(files.decoder, { cache }, onBytes).catch(blame('model'));
    return fetched;
  };
  const decoder = loadOnce(async (attempt) => {
    const onnx = await (fetched ?? fetchModel(files.decoder, attempt));
    fetched = undefined; // the session has its own copy
    return open(onnx).then(openDecoder).catch(blame('start'));
  });
  const encoder = loadOnce(async (attempt) => {
    const onnx = await fetchModel(files.encoder, attempt);
    return open(onnx)
      .then((session) => openEncoder(session, files.encoderOutputs))
      .catch(blame('start'));
  });
  return { fetchDecoder, decoder, encoder };
}

function fetchModel(file: RemoteFile, attempt: number): Promise<Uint8Array> {
  // What failed may lie damaged in the browser's cache: go to the server for it.
  const cache = attempt === 0 ? 'default' : 'reload';
  return download(file, { cache }, () => {}).catch(blame('model'));
}

/** The decoder, if the codes are its own. */
async function fitting<T extends { latentDim: number }>(
  codes: readonly Float32Array[],
  load: () => Promise<T>,
): Promise<T> {
  const decoder = await load();
  const other = codes.find(({ length }) => length !== decoder.latentDim);
  if (!other) return decoder;
  const expected = `the decoder takes codes of ${decoder.latentDim} numbers`;
  throw new Fault('mismatch', `${expected}, the page's data has codes of ${other.length}`);
}
