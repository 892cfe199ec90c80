/** Lighthouse, in an environment of its own: two hundred packages that nothing else needs. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile); // not the Sync one: the server that it looks at lives in this process
const VERSION = '12.8.2';
const HOME = fileURLToPath(new URL('.lighthouse', import.meta.url));
const PROGRAM = join(HOME, 'node_modules', 'lighthouse', 'cli', 'index.js');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface LighthouseReport {
  categories: Record<string, { score: number }>;
  audits: Record<string, { score: number | null; title: string }>;
}

export interface Scores {
  readonly scores: readonly number[];
  /** Titles of the audits that cost points. */
  readonly failed: readonly string[];
}

/** Scores in [0, 1] for performance, accessibility, best practices and search engines, as a phone sees the page. */
export async function lighthouseScores(url: string, chromium: string): Promise<Scores> {
  if (!existsSync(PROGRAM)) {
    const install = ['install', '--prefix', HOME, '--no-audit', '--no-fund', '--silent'];
    await run('npm', [...install, `lighthouse@${VERSION}`]);
  }
  const file = join(mkdtempSync(join(tmpdir(), 'lighthouse-')), 'report.json');
  await run(
    process.execPath,
    [
      PROGRAM,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-background-networking',
    ],
    { env: { ...process.env, CHROME_PATH: chromium } },
  );
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8')) as LighthouseReport;
  return {
    scores: CATEGORIES.map((name) => categories[name]?.score ?? NaN),
    failed: Object.values(audits)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title }) => title),
  };
}
