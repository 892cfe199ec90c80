/** Draws what links to the page show of it, public/social.png, from the built page: node scripts/makeSocial.mjs */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { startServer } from './staticServer.mjs';

const file = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const ENLARGED = 2;

const server = await startServer({ folder: file('dist'), path: '/', port: 0 });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage({
  viewport: { width: 1200 / ENLARGED, height: 630 / ENLARGED },
  deviceScaleFactor: ENLARGED,
  reducedMotion: 'reduce',
  bypassCSP: true, // for the style below
});
await page.goto(`${server.url}#embed`);
await page.getByRole('img', { name: /^Blended digit, 50/ }).waitFor();
await page.addStyleTag({
  content: '.embedded > a { font: 1.5rem var(--serif); color: var(--text) }',
});
await page.waitForTimeout(500);
await page.screenshot({ path: file('public/social.png') });
await browser.close();
server.close();
