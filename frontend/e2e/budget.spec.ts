/** What the page weighs on the way, with gzip, before its first blend: see `make bench-page` for the rest. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { distFolder } from './inputs';
import { expect, test } from './blendPage';

const KB = 1000;
const FIRST_BLEND = 150 * KB;
const ALL_SCRIPTS = 400 * KB; // with the runtime's, without its wasm

const gzipped = (file: string) => gzipSync(readFileSync(join(distFolder, file))).length;

test('the first blend stays within its budget', () => {
  const html = readFileSync(join(distFolder, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css|png))"/g)].map(
    ([, file]) => file!,
  );
  expect(linked.some((file) => file.includes('first_pair'))).toBe(true);
  expect(linked.filter((file) => file.endsWith('.js'))).toHaveLength(1);
  const bytes = ['index.html', ...linked].reduce((sum, file) => sum + gzipped(file), 0);
  expect(bytes).toBeLessThan(FIRST_BLEND);
});

test('all scripts together stay within theirs', () => {
  const scripts = readdirSync(join(distFolder, 'assets')).filter((file) => /\.m?js$/.test(file));
  const bytes = scripts.reduce((sum, file) => sum + gzipped(join('assets', file)), 0);
  expect(bytes).toBeLessThan(ALL_SCRIPTS);
});
