/** Reads path.json, which the pipeline's stage sample_subset writes. */
import { getJson } from '../engine/download';
import { check } from '../model/check';
import { CLASSES } from '../model/dataset';
import { sharesOf, type DigitReader } from '../model/digitReader';
import { blame } from '../model/fault';
import type { LoadContext } from '../model/loading';
import type { PathSettings } from '../model/path';
import { pathUrl } from './digitFiles';
import { checkNotNegative, checkPositive, codeAt, objectAt } from './jsonChecks';

const FILE = 'path.json';

export function loadPath({ signal, cache }: LoadContext): Promise<PathSettings> {
  return getJson(pathUrl, { signal, cache }).then(checkPath).catch(blame('path'));
}

/** The settings of a parsed path.json; an Error names the first thing in it that does not fit. */
export function checkPath(content: unknown): PathSettings {
  const raw = objectAt(content, `${FILE}: the file`);
  const { unit } = raw;
  const numbers = {
    detour: notNegative(raw, 'detour'),
    balance: notNegative(raw, 'balance'),
    strictness: notNegative(raw, 'strictness'),
    temperature: positive(raw, 'temperature'),
    stretches: whole(raw, 'stretches', 1),
    steps: whole(raw, 'steps', 0),
    step: notNegative(raw, 'step'),
    near: positive(raw, 'near'),
    points: whole(raw, 'points', 2),
  };
  checkPositive(unit, `${FILE}: unit`);
  const codes = rowsAt(raw['prototypes'], `${FILE}: prototypes`, unit);
  const reader = checkReader(raw['reader'], codes[0]!.length, unit);
  const prototypes = codes.map((code) => ({ code, shares: sharesOf(reader, code) }));
  return { ...numbers, prototypes, reader };
}

function checkReader(content: unknown, latentDim: number, unit: number): DigitReader {
  const where = `${FILE}: reader`;
  const raw = objectAt(content, where);
  const intoHidden = rowsAt(raw['into_hidden'], `${where}.into_hidden`, unit, latentDim);
  const hidden = intoHidden.length;
  const intoClasses = rowsAt(raw['into_classes'], `${where}.into_classes`, unit, hidden);
  const classes = intoClasses.length;
  check(classes === CLASSES, `${where}.into_classes`, `${CLASSES} classes`, classes);
  return {
    intoHidden,
    hiddenBias: codeAt(raw['hidden_bias'], `${where}.hidden_bias`, hidden, unit),
    intoClasses,
    classBias: codeAt(raw['class_bias'], `${where}.class_bias`, intoClasses.length, unit),
  };
}

/** At least one row, all of one length. */
function rowsAt(raw: unknown, where: string, unit: number, length?: number): Float32Array[] {
  check(Array.isArray(raw), where, 'a list', raw);
  check(raw.length > 0, where, 'at least one', raw);
  const expected = length ?? codeAt(raw[0], `${where}[0]`).length;
  return raw.map((row, i) => codeAt(row, `${where}[${i}]`, expected, unit));
}

function notNegative(raw: Record<string, unknown>, name: string): number {
  const value = raw[name];
  checkNotNegative(value, `${FILE}: ${name}`);
  return value;
}

function positive(raw: Record<string, unknown>, name: string): number {
  const value = raw[name];
  checkPositive(value, `${FILE}: ${name}`);
  return value;
}

function whole(raw: Record<string, unknown>, name: string, least: number): number {
  const value = raw[name];
  const fits = Number.isInteger(value) && Number(value) >= least;
  check(fits, `${FILE}: ${name}`, `a whole number from ${least}`, value);
  return Number(value);
}
