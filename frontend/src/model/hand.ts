/**
 * Writing in a hand: what is particular to a few digits is carried over to all others, as blenddigits/inference/hand.py
 * explains and computes it. hand.golden.test.ts compares the two.
 */
import { softmax } from './digitReader';
import type { Code } from './path';
import type { Component, Prior } from './prior';

const NEAR = 2; // variance, in latent units, of the distance from which a station is chosen
const CERTAIN = 0.99; // probability of the digit that a code keeps on its way
const STRIDES = 20; // in which it goes
const DOUBT = 1.5; // how many digits tell as much of a hand as their codes leave open
const SMALLEST = 1e-30; // weight of a component, so that its logarithm is finite

/** A digit of somebody's. */
export interface OwnDigit {
  readonly label: number;
  readonly code: Code;
}

/** How somebody writes. */
export interface Hand {
  /** From the mean of any digit. */
  readonly offset: Code;
  readonly digits: readonly OwnDigit[];
  /** How much of the way from a station is gone. */
  readonly reach: number;
}

/** The digit that a code most likely is of; the prior knows at least one. */
export function labelOf(code: Code, prior: Prior): number {
  const shares = sharesOf(code, prior);
  return [...shares].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

/** The hand in which these were written; at least one. */
export function handOf(digits: readonly OwnDigit[], prior: Prior): Hand {
  const offset = new Float32Array(digits[0]!.code.length);
  for (const { label, code } of digits) {
    const mean = meanOf(stationsOf(label, prior));
    code.forEach((value, i) => (offset[i]! += (value - mean[i]!) / digits.length));
  }
  return { offset, digits, reach: digits.length / (digits.length + DOUBT) };
}

/** A code for each digit; those of the hand come as they are, and the same again a little otherwise. */
export function writtenCodes(labels: readonly number[], hand: Hand, prior: Prior): Code[] {
  const times = new Map<number, number>();
  return labels.map((label) => {
    const before = times.get(label) ?? 0;
    times.set(label, before + 1);
    return written(label, before, hand, prior);
  });
}

/** Whether any component is of the digit. */
export function isKnown(label: number, prior: Prior): boolean {
  return prior.some((component) => component.label === label);
}

function written(label: number, times: number, hand: Hand, prior: Prior): Code {
  const own = hand.digits.filter((digit) => digit.label === label);
  if (times < own.length) return own[times]!.code;
  const stations = stationsOf(label, prior);
  const goal = own[times % own.length]?.code ?? sum(meanOf(stations), hand.offset);
  const again = Math.floor(times / Math.max(1, own.length));
  const start = again === 0 ? nearest(stations, goal) : byDistance(stations, goal, again - 1);
  return asFarAsCertain(start, between(start, goal, hand.reach), label, prior);
}

/** Where a code is expected that was seen at `goal`, give or take NEAR: between stations. */
function nearest(stations: Prior, goal: Code): Code {
  const weights = softmax(stations.map((station) => logJoint(station, goal, NEAR)));
  return goal.map((value, i) =>
    stations.reduce((total, { mean, std }, k) => {
      const variance = std[i]! ** 2;
      const share = variance / (variance + NEAR);
      return total + weights[k]! * (mean[i]! + share * (value - mean[i]!));
    }, 0),
  );
}

/** The station at this place from the goal, from 0, and from the last on the first again. */
function byDistance(stations: Prior, goal: Code, place: number): Code {
  const distance = ({ mean }: Component) =>
    mean.reduce((total, value, i) => total + (value - goal[i]!) ** 2, 0);
  const order = stations.toSorted((a, b) => distance(a) - distance(b));
  return order[place % order.length]!.mean;
}

/** The last of the strides from start to goal before the first that leaves the digit. */
function asFarAsCertain(start: Code, goal: Code, label: number, prior: Prior): Code {
  const at = (stride: number) => between(start, goal, stride / STRIDES);
  for (let stride = 0; stride <= STRIDES; stride++) {
    if (sharesOf(at(stride), prior).get(label)! < CERTAIN) return at(Math.max(stride - 1, 0));
  }
  return goal;
}

/** How likely a code is of each digit that the prior knows. */
function sharesOf(code: Code, prior: Prior): Map<number, number> {
  const known = prior.filter(({ label }) => label !== undefined);
  const shares = softmax(known.map((component) => logJoint(component, code)));
  const byDigit = new Map<number, number>();
  known.forEach(({ label }, k) => byDigit.set(label!, (byDigit.get(label!) ?? 0) + shares[k]!));
  return new Map([...byDigit].toSorted(([a], [b]) => a - b));
}

/** Of code and component, each axis of which has so much more variance; up to a constant. */
function logJoint({ weight, mean, std }: Component, code: Code, more = 0): number {
  let squares = 0;
  for (let i = 0; i < code.length; i++) {
    const variance = std[i]! ** 2 + more;
    squares += (code[i]! - mean[i]!) ** 2 / variance + Math.log(variance);
  }
  return Math.log(Math.max(weight, SMALLEST)) - squares / 2;
}

function stationsOf(label: number, prior: Prior): Prior {
  return prior.filter((component) => component.label === label);
}

function meanOf(stations: Prior): Code {
  const whole = stations.reduce((total, { weight }) => total + weight, 0);
  return stations[0]!.mean.map((_, i) =>
    stations.reduce((total, { weight, mean }) => total + (weight / whole) * mean[i]!, 0),
  );
}

function between(a: Code, b: Code, share: number): Code {
  return a.map((value, i) => value + share * (b[i]! - value));
}

function sum(a: Code, b: Code): Code {
  return a.map((value, i) => value + b[i]!);
}
