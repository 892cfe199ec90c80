/** Reads path.json, which the pipeline's stage sample_subset writes. */
import { getJson } from '../engine/download';
import { check } from '../model/check';
import { blame } from '../model/fault';
import type { LoadContext } from '../model/loading';
import type { PathSettings, Prototype } from '../model/path';
import { pathUrl } from './digitFiles';
import { checkPositive, codeAt, objectAt } from './jsonChecks';

const FILE = 'path.json';

export function loadPath({ signal, cache }: LoadContext): Promise<PathSettings> {
  return getJson(pathUrl, { signal, cache }).then(checkPath).catch(blame('path'));
}

/** The settings of a parsed path.json; an Error names the first thing in it that does not fit. */
export function checkPath(content: unknown): PathSettings {
  const { balance, near, points, unit, prototypes } = objectAt(content, `${FILE}: the file`);
  checkNumber(balance, 'balance', 'a number from 0', (value) => value >= 0);
  checkPositive(near, `${FILE}: near`);
  checkNumber(points, 'points', 'a whole number from 2', (v) => Number.isInteger(v) && v >= 2);
  checkPositive(unit, `${FILE}: unit`);
  const where = `${FILE}: prototypes`;
  check(Array.isArray(prototypes), where, 'a list', prototypes);
  check(prototypes.length > 0, where, 'at least one', prototypes);
  const latentDim = checkPrototype(prototypes[0], `${where}[0]`, unit).code.length;
  const checked = prototypes.map((raw, i) =>
    checkPrototype(raw, `${where}[${i}]`, unit, latentDim),
  );
  return { balance, near, points, prototypes: checked };
}

function checkPrototype(raw: unknown, where: string, unit: number, latentDim?: number): Prototype {
  const { label, code } = objectAt(raw, where);
  check(Number.isInteger(label), `${where}.label`, 'a whole number', label);
  return { label: Number(label), code: codeAt(code, `${where}.code`, latentDim, unit) };
}

function checkNumber(
  value: unknown,
  name: string,
  expected: string,
  fits: (value: number) => boolean,
): asserts value is number {
  check(Number.isFinite(value) && fits(Number(value)), `${FILE}: ${name}`, expected, value);
}
