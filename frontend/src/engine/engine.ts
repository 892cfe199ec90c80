/** What can be asked of the networks, and the messages to and from the worker that runs them. */
import type { FaultKind } from '../model/fault';
import type { Pace, PathFrames } from '../model/frames';
import type { Code, Route } from '../model/path';
import type { Picture } from '../model/pixels';
import type { Encoding } from './network';

/** The variational autoencoder, and the plain one beside it. */
export type NetworkName = 'vae' | 'ae';

/** What runs the networks: ONNX Runtime in WebAssembly, or where a browser has none, plain TypeScript. */
export type Runtime = 'wasm' | 'plain';

/** Every answer may be a Fault. A network's files are loaded when it is first asked for something. */
export interface Engine {
  readonly runtime: Runtime;
  encode(network: NetworkName, picture: Picture): Promise<Encoding>;
  decode(network: NetworkName, codes: readonly Code[]): Promise<readonly Picture[]>;
  decodePath(network: NetworkName, route: Route, pace: Pace): Promise<PathFrames>;
}

/** To the worker. `start` comes first: it loads what the runtime needs and the VAE's decoder. */
export type Question =
  | { kind: 'start'; cache: RequestCache; runtime: Runtime }
  | { kind: 'encode'; network: NetworkName; picture: Picture }
  | { kind: 'decode'; network: NetworkName; codes: readonly Code[] }
  | { kind: 'decodePath'; network: NetworkName; route: Route; pace: Pace };

/** What comes back for each kind of question. */
export interface Answers {
  start: null;
  encode: Encoding;
  decode: readonly Picture[];
  decodePath: PathFrames;
}

export type Kind = keyof Answers;
export type QuestionOf<K extends Kind> = Extract<Question, { kind: K }>;

/** Every question has a number, and its answer has the same. */
export interface Request {
  readonly id: number;
  readonly question: Question;
}

export type Message =
  | { kind: 'progress'; progress: number } // of the start, in [0, 1]
  | { kind: 'answered'; id: number; answer: Answers[Kind] }
  | { kind: 'failed'; id: number; fault: FaultKind; detail: string };
