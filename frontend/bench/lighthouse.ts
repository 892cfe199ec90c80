/** Lighthouse, in an environment of its own: two hundred packages that nothing else needs. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '12.8.2';
const HOME = fileURLToPath(new URL('.lighthouse', import.meta.url));
const PROGRAM = join(HOME, 'node_modules', 'lighthouse', 'cli', 'index.js');
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

interface LighthouseReport {
  categories: Record<string, { score: number }>;
  audits: Record<string, { score: number | null; title: string }>;
}

export interface Scores {
  readonly scores: readonly number[];
  /** Titles of the audits that cost points. */
  readonly failed: readonly string[];
}

/** Scores in [0, 1] for performance, accessibility and best practices, as a phone sees the page. */
export function lighthouseScores(url: string, chromium: string): Scores {
  if (!existsSync(PROGRAM)) {
    const install = ['install', '--prefix', HOME, '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', [...install, `lighthouse@${VERSION}`], { stdio: 'inherit' });
  }
  const file = join(mkdtempSync(join(tmpdir(), 'lighthouse-')), 'report.json');
  execFileSync(
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
    { env: { ...process.env, CHROME_PATH: chromium }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8')) as LighthouseReport;
  return {
    scores: CATEGORIES.map((name) => categories[name]?.score ?? NaN),
    failed: Object.values(audits)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title }) => title),
  };
}
