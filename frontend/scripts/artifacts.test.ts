import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const IMPORTED = /'@artifacts\/([^'?]+)/g;

/** Of all files in src/, as they name them. */
function importedFiles(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const texts = files.filter((file) => /\.(ts|tsx|css)$/.test(file) && !file.endsWith('env.d.ts'));
  return texts.flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(IMPORTED)].map(([, name]) => name!),
  );
}

test('the build asks for all files of the pipeline that the page imports, and for no others', () => {
  const [, list] = /neededArtifacts = \[([^\]]*)\]/.exec(readFileSync('vite.config.ts', 'utf8'))!;
  const needed = [...list!.matchAll(/'([^']+)'/g)].map(([, name]) => name);
  expect(needed.toSorted()).toEqual([...new Set(importedFiles())].toSorted());
});
