/** Reads prior.json, which the pipeline's stage sample_subset writes: of it digits are invented. */
import { getJson } from '../engine/download';
import { loadOnce } from '../engine/loadOnce';
import { check } from '../model/check';
import { CLASSES, words } from '../model/dataset';
import { blame } from '../model/fault';
import type { Expected } from '../model/familiarity';
import type { Component, Prior } from '../model/prior';
import { priorUrl } from './digitFiles';
import { checkNotNegative, checkPositive, codeAt, objectAt } from './jsonChecks';

const FILE = 'prior.json';
const NONE = -1;

/** What the file says; loaded when first needed, and after a failure again, past the cache. */
export const expected = priorLoader();

/** Such a function of one's own, that knows nothing yet. */
export function priorLoader(): () => Promise<Expected> {
  return loadOnce((attempt) =>
    getJson(priorUrl, { cache: attempt === 0 ? 'default' : 'reload' })
      .then(checkExpected)
      .catch(blame('prior')),
  );
}

export function checkExpected(content: unknown): Expected {
  const prior = checkPrior(content);
  const { sharpness, strange_nats: strangeNats } = objectAt(content, `${FILE}: the file`);
  checkPositive(sharpness, `${FILE}: sharpness`);
  checkPositive(strangeNats, `${FILE}: strange_nats`);
  return { prior, sharpness, strangeNats };
}

/** The components of a parsed prior.json; an Error names the first thing in it that does not fit. */
export function checkPrior(content: unknown): Prior {
  const { unit, components } = objectAt(content, `${FILE}: the file`);
  checkPositive(unit, `${FILE}: unit`);
  const where = `${FILE}: components`;
  check(Array.isArray(components), where, 'a list', components);
  check(components.length > 0, where, 'at least one', components);
  const latentDim = codeAt(
    objectAt(components[0], `${where}[0]`)['mean'],
    `${where}[0].mean`,
  ).length;
  return components.map((raw, i) => checkComponent(raw, `${where}[${i}]`, latentDim, unit));
}

function checkComponent(raw: unknown, where: string, latentDim: number, unit: number): Component {
  const { weight, label, mean, std } = objectAt(raw, where);
  checkNotNegative(weight, `${where}.weight`);
  const isClass = Number.isInteger(label) && Number(label) >= NONE && Number(label) < CLASSES;
  check(isClass, `${where}.label`, `${words.aNoun}, or ${NONE}`, label);
  return {
    weight,
    label: label === NONE ? undefined : Number(label),
    mean: codeAt(mean, `${where}.mean`, latentDim, unit),
    std: codeAt(std, `${where}.std`, latentDim, unit),
  };
}
