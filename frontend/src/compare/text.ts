/** The words of the section Compare. */
import type { Model } from '../blend/scene';
import { dataset, words } from '../model/dataset';

export const lead = `The same two ${words.plural}, blended in three ways. What you choose here is what the big picture shows.`;
export const group = 'Model';

interface Words {
  readonly name: string;
  /** What to look for. */
  readonly look: string;
}

export const models: Readonly<Record<Model, Words>> = {
  vae: {
    name: 'Variational autoencoder',
    look: `Nearly every step is ${words.aNoun} that someone could have ${dataset.handwriting ? 'written' : 'made'}.`,
  },
  ae: {
    name: 'Autoencoder',
    look: `Sharp at both ends; the straight way between them leads through shapes that are no ${words.noun}.`,
  },
  crossfade: {
    name: 'Cross-fade',
    look: 'No network: one picture fades out while the other fades in, and half way you see both.',
  },
};

export const picture = (name: string) => `${name}, at the slider’s place`;
