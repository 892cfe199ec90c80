/** What the pipeline's JSON files are checked with: every Error names the place, what was expected and what came. */
import { check } from '../model/check';

export function checkCount(value: unknown, where: string): asserts value is number {
  check(Number.isInteger(value) && Number(value) > 0, where, 'a whole number above 0', value);
}

export function checkPositive(value: unknown, where: string): asserts value is number {
  check(Number.isFinite(value) && Number(value) > 0, where, 'a number above 0', value);
}

export function checkNotNegative(value: unknown, where: string): asserts value is number {
  check(Number.isFinite(value) && Number(value) >= 0, where, 'a number from 0', value);
}

export function objectAt(value: unknown, where: string): Record<string, unknown> {
  check(typeof value === 'object' && value !== null, where, 'an object', value);
  return value as Record<string, unknown>;
}

/** A code in whole numbers, or others, of a unit: as many as said, if that is said. */
export function codeAt(value: unknown, where: string, latentDim?: number, unit = 1): Float32Array {
  check(Array.isArray(value) && value.every(Number.isFinite), where, 'a list of numbers', value);
  const fits = latentDim === undefined || value.length === latentDim;
  check(fits, where, `${latentDim} numbers`, value.length);
  return Float32Array.from(value as number[], (number) => unit * number);
}
