/** A digit that is read from a photo: chosen as a file, and pasted. */
import type { Page } from '@playwright/test';

import { expectNoViolations } from './axe';
import { expect, onPhoneToo, test } from './blendPage';
import { correlation, greysOf } from './pictures';

/** A PNG of strokes on ruled paper in bad light, each a seven. */
async function photoOf(page: Page, count: number): Promise<Buffer> {
  const url = await page.evaluate((digits) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320 * digits, 400];
    const context = canvas.getContext('2d')!;
    const light = context.createLinearGradient(0, 0, canvas.width, canvas.height);
    light.addColorStop(0, '#fffdf0');
    light.addColorStop(1, '#8f8d80');
    context.fillStyle = light;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.strokeStyle = 'rgb(90 130 200 / 50%)';
    context.lineWidth = 2;
    for (let y = 25; y < 400; y += 45) context.strokeRect(-5, y, canvas.width + 10, 1000);
    context.strokeStyle = '#1c2050';
    context.lineWidth = 14;
    context.lineCap = context.lineJoin = 'round';
    for (let digit = 0; digit < digits; digit++) {
      context.beginPath();
      for (const [x, y] of [
        [90, 100],
        [230, 95],
        [150, 310],
      ] as const) {
        context.lineTo(320 * digit + x, y);
      }
      context.stroke();
    }
    return canvas.toDataURL('image/png');
  }, count);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

test('a photo is read, blended, and given up again', onPhoneToo, async ({ blendPage, page }) => {
  const requests: string[] = [];
  await blendPage.open();
  await blendPage.ready();
  await blendPage.openChooser('first');
  const group = page.getByRole('group', { name: 'Choose the first digit' });
  const before = await blendPage.pixels('First');
  await group.getByRole('button', { name: 'Read the first digit from a photo' }).click();
  const file = group.getByLabel('Choose or take a photo');
  await expect(file).toBeFocused();
  await expect(group.locator('button:visible')).toHaveText(['Done']); // no way to another digit but by the panel

  page.on('request', (request) => requests.push(request.method()));
  const buffer = await photoOf(page, 1);
  await file.setInputFiles({ name: 'seven.png', mimeType: 'image/png', buffer });
  await expect(group.getByText('This is what was understood.')).toBeVisible();
  await expect(blendPage.status).toHaveText(/^Blending your photo into \d$/);
  const understood = await greysOf(group.getByRole('img', { name: 'Digit 1 of 1 in the photo' }));
  expect(await blendPage.pixels('First')).toEqual(understood);
  expect(requests.filter((method) => method !== 'GET')).toEqual([]);
  await expectNoViolations(page);

  await group.getByRole('button', { name: 'Back to the digit before' }).click();
  await expect.poll(() => blendPage.pixels('First')).toEqual(before);

  const two = await photoOf(page, 2);
  await file.setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: two });
  await expect(group.getByText('2 digits were found. Choose one.')).toBeVisible();
  await group.locator('.found input').last().check();
  const same = async () => correlation(await blendPage.pixels('First'), understood);
  await expect.poll(same).toBeGreaterThan(0.8);

  await page.keyboard.press('Escape'); // puts the chooser away
  await blendPage.openChooser('first');
  await expect(file).toBeFocused();

  const broken = { name: 'seven.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') };
  await file.setInputFiles(broken);
  await expect(group.getByText(/^This browser cannot read that file/)).toBeVisible();
});
