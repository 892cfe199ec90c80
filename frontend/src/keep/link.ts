/**
 * A scene and the slider's place as the part of a link after its #, and back:
 * `v=1&a=3.0&b=8.12&p=40&m=ae&e=0&n=7.0.3&i=0`. Of a and b, which are blended, a shipped one is the name of its class
 * and its sample, a drawn one `d` and its strokes in base64url, one of a photo `p` and its pixels, an invented one `i`
 * with its class, code and pixels. What is as at the start is left out.
 */
import type { DigitSet } from '../artifacts/digits';
import { digitAt, PLACES, type Choice, type Input, type Invented, type Pair } from '../blend/pair';
import { MODELS, sceneOf, START_LOOK, type Linked, type Model, type Scene } from '../blend/scene';
import { CLASSES, dataset, words } from '../model/dataset';
import { drawingFrom } from '../model/drawing';
import { STEPS } from '../model/frames';
import type { Look } from '../model/ink';
import { noNoise, type Noise } from '../model/noise';
import { PIXELS, toIntensities, type Picture } from '../model/pixels';
import { fromStrokeBytes, toStrokeBytes } from './strokeBytes';

const VERSION = '1';
const LONGEST = 300_000; // characters: two drawings of as many points as there may be are shorter
const LARGEST_SEED = 2 ** 32 - 1;
const NO_CLASS = -1;
const FLOAT = 4; // bytes

export function toHash({ scene, percent }: Linked): string {
  const { pair, model, evenSpeed, noise, look } = scene;
  const parts = {
    v: VERSION,
    a: inputText(pair.first),
    b: inputText(pair.second),
    p: String(percent),
    ...(model !== 'vae' && { m: model }),
    ...(!evenSpeed && { e: '0' }),
    ...(noise.std > 0 && { n: `${noise.seed}.${noise.std}` }),
    ...(look !== START_LOOK && { i: look === 'ink' ? '1' : '0' }),
  };
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/**
 * What a link says; an Error names the first thing in it that does not fit. A digit that is `shown` already stays
 * what it is: a photo that is read again would be another one.
 */
export function fromHash(hash: string, digits: DigitSet, shown?: Pair): Linked {
  if (hash.length > LONGEST) throw new Error(`link: ${hash.length} characters`);
  const parts = new URLSearchParams(hash);
  const part = (name: string, form: RegExp, otherwise?: string): string => {
    const value = parts.get(name) ?? otherwise;
    if (value === undefined || !form.test(value)) throw new Error(`link: ${name}=${value}`);
    return value;
  };

  part('v', new RegExp(`^${VERSION}$`));
  const pair = {
    first: inputOf(part('a', INPUT), digits, shown),
    second: inputOf(part('b', INPUT), digits, shown),
  };
  const scene: Scene = {
    ...sceneOf(pair),
    model: part('m', new RegExp(`^(${MODELS.join('|')})$`), 'vae') as Model,
    evenSpeed: part('e', /^[01]$/, '1') === '1',
    noise: readNoise(part('n', NOISE, `${noNoise.seed}.0`), digits),
    look: readLook(part('i', /^[01]?$/, '')),
  };
  return { scene, percent: below(Number(part('p', /^\d{1,3}$/, '50')), STEPS, 'p') };
}

const SHIPPED = /^(.+)\.(\d{1,4})$/s;
const INPUT = new RegExp(`${SHIPPED.source}|^[dpi][\\w-]+$`, 's');
const NOISE = /^\d{1,10}\.\d(\.\d{1,17})?$/;

function inputText(input: Input): string {
  if (input.kind === 'shipped')
    return `${encodeURIComponent(words.nameOf(input.label))}.${input.sample}`;
  if (input.kind === 'drawn') return `d${toBase64Url(toStrokeBytes(input.drawing))}`;
  if (input.kind === 'photo') return `p${toBase64Url(toBytes(input.picture))}`;
  return `i${toBase64Url(inventedBytes(input))}`;
}

/** The one on show that a link would name so, else a new one. */
function inputOf(value: string, digits: DigitSet, shown: Pair | undefined): Input {
  const place =
    shown && PLACES.find((one) => shown[one].kind !== 'shipped' && inputText(shown[one]) === value);
  return place ? shown[place] : readInput(value, digits);
}

function readInput(value: string, digits: DigitSet): Input {
  const [, name, sample] = SHIPPED.exec(value) ?? []; // the others have no dot
  if (name !== undefined) return readChoice(name, Number(sample), digits);
  if (value.startsWith('d')) {
    const { brush, strokes } = fromStrokeBytes(fromBase64Url(value.slice(1)));
    return { kind: 'drawn', drawing: drawingFrom(brush, strokes) };
  }
  const bytes = fromBase64Url(value.slice(1));
  return value.startsWith('i')
    ? readInvented(bytes, digits)
    : { kind: 'photo', picture: readPicture(bytes) };
}

/** By name, as classes may be put in another order; else by position. */
function readChoice(name: string, sample: number, digits: DigitSet): Choice {
  const position = /^\d{1,4}$/.test(name) ? Number(name) : -1;
  const named = dataset.classes.indexOf(name);
  const choice: Choice = { kind: 'shipped', label: named < 0 ? position : named, sample };
  if (!digitAt(digits, choice)) throw new Error(`link: no ${words.noun} ${name}.${sample}`);
  return choice;
}

function readLook(value: string): Look {
  if (value === '') return START_LOOK;
  return value === '1' ? 'ink' : 'pixels';
}

function toBytes(picture: Picture): Uint8Array {
  return Uint8Array.from(picture, (value) => Math.round(255 * value));
}

/** Class and code as numbers of 32 bits, then the pixels. */
function inventedBytes({ label, code, picture }: Invented): Uint8Array {
  const head = Float32Array.of(label ?? NO_CLASS, ...code);
  return Uint8Array.of(...new Uint8Array(head.buffer), ...toBytes(picture));
}

function readInvented(bytes: Uint8Array, { latentDim }: DigitSet): Invented {
  const length = FLOAT * (1 + latentDim);
  if (bytes.length < length) throw new Error(`link: a code of ${bytes.length} bytes`);
  const [label, ...code] = new Float32Array(bytes.slice(0, length).buffer);
  const isClass = Number.isInteger(label) && label! >= NO_CLASS && label! < CLASSES;
  if (!isClass || !code.every(Number.isFinite)) throw new Error('link: a code that none can be');
  return {
    kind: 'invented',
    label: label === NO_CLASS ? undefined : label,
    picture: readPicture(bytes.subarray(length)),
    code: Float32Array.from(code),
  };
}

function readPicture(bytes: Uint8Array): Picture {
  if (bytes.length !== PIXELS) throw new Error(`link: a picture of ${bytes.length} pixels`);
  return toIntensities(bytes);
}

function readNoise(value: string, { noiseStdMax }: DigitSet): Noise {
  const seed = value.slice(0, value.indexOf('.'));
  const std = value.slice(seed.length + 1);
  return {
    std: below(Number(std), noiseStdMax, 'n'),
    seed: below(Number(seed), LARGEST_SEED, 'n'),
  };
}

function below(value: number, most: number, name: string): number {
  if (value > most) throw new Error(`link: ${name}: expected at most ${most}, got ${value}`);
  return value;
}

function toBase64Url(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(value: string): Uint8Array {
  const characters = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
