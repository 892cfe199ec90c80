/** Draws the icons of an installed page, public/icons/*.png, from the favicon: node scripts/makeIcons.mjs */
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const file = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const svg = readFileSync(file('src/favicon.svg'), 'utf8');
const PAPER = '#f6f4ef';

/** A maskable icon may be cut to a circle of four fifths its width: it has paper all around. */
const icons = [
  { name: '192', side: 192, share: 1, background: 'transparent' },
  { name: '512', side: 512, share: 1, background: 'transparent' },
  { name: 'maskable', side: 512, share: 0.64, background: PAPER },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
mkdirSync(file('public/icons'), { recursive: true });
for (const { name, side, share, background } of icons) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(`<style>
    html, body { margin: 0; height: 100%; background: ${background} }
    body { display: grid; place-items: center }
    svg { width: ${100 * share}%; height: ${100 * share}% }
  </style>${svg}`);
  await page.screenshot({ path: file(`public/icons/${name}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
