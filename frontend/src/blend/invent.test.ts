import { expect, test } from 'vitest';

import { checkPath } from '../artifacts/pathFile';
import { priorLoader } from '../artifacts/priorFile';
import { generator } from '../model/random';
import { fakePath, fakePrior, serve } from '../testing/fixtures';
import { tinyEngine } from '../testing/tinyEngine';
import { inventor } from './invent';

const engine = await tinyEngine({ vae: 2, ae: 2 });
const { reader } = checkPath(fakePath(2));
const prior = { '/prior.json': () => Response.json(fakePrior(2)) };

test('an invented digit is of the class that is asked for, and is what the network makes of its code', async () => {
  serve(prior);
  const { kind, label, code, picture } = await inventor(
    engine,
    reader,
    generator(1),
    priorLoader(),
  )(7);
  expect([kind, label]).toEqual(['invented', 7]);
  const [decoded] = await engine.decode('vae', [code]);
  expect(picture).toEqual(decoded);
});

test('each is another; what they are drawn of is loaded once', async () => {
  const fetched = serve(prior);
  const invent = inventor(engine, reader, generator(1), priorLoader());
  const [one, two] = [await invent(3), await invent(3)];
  expect(one.code).not.toEqual(two.code);
  expect(fetched).toHaveBeenCalledOnce();
});

test('after a failure the next one asks anew', async () => {
  serve({});
  const invent = inventor(engine, reader, Math.random, priorLoader());
  await expect(invent(3)).rejects.toMatchObject({ kind: 'prior' });
  serve(prior);
  await expect(invent(3)).resolves.toMatchObject({ label: 3 });
});

test('of several draws the first is taken of which the reader is sure', async () => {
  serve(prior);
  const sees7 = (codes: number) => ({
    ...reader,
    classBias: Float32Array.from({ length: 10 }, (_, i) => (i === 7 ? codes : 0)),
  });
  const [anyway, never] = [sees7(100), sees7(-100)];
  const first = await inventor(engine, anyway, generator(1), priorLoader())(7);
  const last = await inventor(engine, never, generator(1), priorLoader())(7);
  expect(first.code).not.toEqual(last.code);
  expect(last.label).toBe(7);
});
