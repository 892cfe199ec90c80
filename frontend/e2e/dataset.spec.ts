/** The page of another data set: built of the same pictures and networks, which it is told are something else. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../scripts/staticServer.mjs';
import { expectNoViolations } from './axe';
import { expect, test as base } from './blendPage';
import { distFolder, readReference } from './inputs';

const run = promisify(execFile);
const BUILD_TIMEOUT_MS = 300_000; // its own: it does not count as the test's
const dataset = {
  name: 'shapes',
  title: 'Our shapes',
  noun: 'shape',
  plural: 'shapes',
  classes: [
    'Ring',
    'Line',
    'Swan <facing left>',
    'Two & a half arcs',
    'Chair',
    'Hook',
    'Snail',
    'Scythe',
    'Hourglass / figure of eight',
    'Balloon 🎈',
  ],
  side: 28,
  handwriting: false,
  credit: '',
  licence: '',
  source: '',
};

/** Builds the page of these artifacts, but for the data set, into a new folder. */
async function build(folder: string): Promise<string> {
  const artifacts = join(folder, 'artifacts');
  cpSync(resolve(distFolder, '../../artifacts'), artifacts, { recursive: true, dereference: true });
  const file = join(artifacts, 'digits/digits.json');
  const content = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...content, dataset }));
  const dist = join(folder, 'dist');
  const env = { ...process.env, BLENDDIGITS_ARTIFACTS: artifacts };
  await run('npx', ['vite', 'build', '--outDir', dist, '--logLevel', 'error'], { env });
  return dist;
}

const test = base.extend<object, { url: string }>({
  url: [
    async ({}, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'blenddigits-'));
      const server = await startServer({ folder: await build(folder), path: '/shapes/', port: 0 });
      await provide(server.url);
      server.close();
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: BUILD_TIMEOUT_MS },
  ],
});

test('the page of shapes with long names speaks of shapes', async ({ blendPage, page }) => {
  await page.goto(blendPage.url);
  await expect(blendPage.status).toHaveText(/^Blending .+ into .+$/);
  await expect(page).toHaveTitle('BlendShapes');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('BlendShapes');
  await expect(page.getByText('Slide from one shape into another.')).toBeVisible();
  await expect(page.locator('meta[name="description"]')).toHaveAttribute(
    'content',
    /^Blend two shapes in/,
  );
  await expect(page.locator('meta[property="og:image:alt"]')).toHaveAttribute(
    'content',
    /^An? .+, an? .+, and a shape between the two$/,
  );
  const social = await (await page.request.get(`${blendPage.url}social.png`)).body();
  expect([social.readUInt32BE(16), social.readUInt32BE(20)]).toEqual([1200, 630]);
  await expect(blendPage.surprise).toBeEnabled();

  await page.getByRole('button', { name: 'Choose the first shape' }).click();
  const classes = page.getByRole('radiogroup', { name: 'Class of the first shape' });
  await classes.getByRole('radio', { name: 'Swan <facing left>' }).check();
  await page.keyboard.press('End');
  await expect(classes.getByRole('radio', { name: 'Balloon 🎈' })).toBeChecked();
  await page.keyboard.press('h');
  await expect(classes.getByRole('radio', { name: 'Hook' })).toBeChecked();
  await page.keyboard.press('ArrowDown'); // it stands in another row
  await expect(classes.getByRole('radio', { name: 'Hook' })).not.toBeChecked();
  await expect(page.getByRole('button', { name: /^Draw/ })).toHaveCount(0);
  await expectNoViolations(page);
  await page.keyboard.press('Escape');

  await page.getByRole('region', { name: 'Map' }).scrollIntoViewIfNeeded();
  await expect(page.locator('.plate', { hasText: 'Two & a half arcs' })).toBeVisible();
  await expect(page).toHaveURL(
    new RegExp(`#v=1&a=[^&]+\\.${readReference().opensWith.first.sample}&b=`),
  );
  for (const width of [320, 390, 640, 992]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});
