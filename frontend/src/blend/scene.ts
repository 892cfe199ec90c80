/** All that a visitor has set, but for the slider's place: what a link restores. */
import type { NetworkName } from '../engine/engine';
import { dataset } from '../model/dataset';
import type { Look } from '../model/ink';
import { noNoise, type Noise } from '../model/noise';
import type { Input, Pair, Place } from './pair';

export const MODELS = ['vae', 'ae', 'crossfade'] as const;

/** What makes the picture in the middle. */
export type Model = NetworkName | 'crossfade';

export interface Scene {
  readonly pair: Pair;
  readonly model: Model;
  /** Whether equal steps of the slider are equal changes of the picture. */
  readonly evenSpeed: boolean;
  /** On both digits, each with its own. */
  readonly noise: Noise;
  /** How the pictures of the stage are shown. */
  readonly look: Look;
}

/** What no pen has drawn has shades, which ink would lose. */
export const START_LOOK: Look = dataset.handwriting ? 'ink' : 'pixels';

/** What a link tells. */
export interface Linked {
  readonly scene: Scene;
  readonly percent: number;
}

export function sceneOf(pair: Pair): Scene {
  return { pair, model: 'vae', evenSpeed: true, noise: noNoise, look: START_LOOK };
}

export function withInput(scene: Scene, place: Place, input: Input): Scene {
  return { ...scene, pair: { ...scene.pair, [place]: input } };
}

export function swapped(scene: Scene): Scene {
  return { ...scene, pair: { first: scene.pair.second, second: scene.pair.first } };
}
