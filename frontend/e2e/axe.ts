/** What an automatic check of accessibility finds, in both colour schemes. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { paintings } from './pictures';

/** Axe finds nothing in what is shown now, or in these parts of it: first in dark, then in light. */
export async function expectNoViolations(page: Page, ...parts: string[]): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await paintings(page, 2); // some colours are set by scripts
    const axe = parts.reduce((whole, part) => whole.include(part), new AxeBuilder({ page }));
    const { violations } = await axe.analyze();
    expect(violations, colorScheme).toEqual([]);
  }
}
