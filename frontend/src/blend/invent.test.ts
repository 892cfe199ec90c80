import { expect, test } from 'vitest';

import { generator } from '../model/random';
import { fakePrior, serve } from '../testing/fixtures';
import { tinyEngine } from '../testing/tinyEngine';
import { inventor } from './invent';

const engine = await tinyEngine({ vae: 2, ae: 2 });
const prior = { '/prior.json': () => Response.json(fakePrior(2)) };

test('an invented digit is of the class that is asked for, and is what the network makes of its code', async () => {
  serve(prior);
  const { kind, label, code, picture } = await inventor(engine, generator(1))(7);
  expect([kind, label]).toEqual(['invented', 7]);
  const [decoded] = await engine.decode('vae', [code]);
  expect(picture).toEqual(decoded);
});

test('each is another; what they are drawn of is loaded once', async () => {
  const fetched = serve(prior);
  const invent = inventor(engine, generator(1));
  const [one, two] = [await invent(3), await invent(3)];
  expect(one.code).not.toEqual(two.code);
  expect(fetched).toHaveBeenCalledOnce();
});

test('after a failure the next one asks anew', async () => {
  serve({});
  const invent = inventor(engine);
  await expect(invent(3)).rejects.toMatchObject({ kind: 'prior' });
  serve(prior);
  await expect(invent(3)).resolves.toMatchObject({ label: 3 });
});
