/** Pictures that do not look like what the model knows. */
import { expected } from '../artifacts/priorFile';
import type { Engine } from '../engine/engine';
import { negElbo } from '../model/familiarity';
import type { Picture } from '../model/pixels';

/** Whether hardly any digit of the data set is explained as badly. */
export async function isStrange(engine: Engine, picture: Picture): Promise<boolean> {
  const [known, { mu, std }] = await Promise.all([expected(), engine.encode('vae', picture)]);
  const [shown] = await engine.decode('vae', [mu]);
  const seen = { mu, std: std ?? mu.map(() => 1), shown: shown! };
  return negElbo(picture, seen, known) >= known.strangeNats;
}
