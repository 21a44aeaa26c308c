// A real browser for tests, and what axe-core says of its pages.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { TIMEOUT_MS } from '../patience.ts';
import { atEnd } from './leftovers.ts';

export const CHROMIUM = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== '' && existsSync(path));
if (CHROMIUM === undefined)
  console.log('skipped: browser tests need Chromium (Debian: apt-get install chromium)');

/** Closed after the last test of the file. */
export const openBrowser = async (): Promise<Browser> => {
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    timeout: TIMEOUT_MS,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  browser.on('context', (context) => context.setDefaultTimeout(TIMEOUT_MS));
  atEnd(() => browser.close());
  return browser;
};

/** Hands on whatever a page complains of: errors and warnings on its console, and what its scripts threw. */
export const watchComplaints = (page: Page, tell: (complaint: string) => void): void => {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tell(message.text());
  });
  page.on('pageerror', (error) => tell(error.message));
};

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What axe-core finds wrong, one line each. `preload`: whether it fetches the styles once more, which files do not let it. */
export const faultsOf = async (page: Page, options: { readonly preload?: false } = {}): Promise<string[]> =>
  axe(page, options);

/** What it finds wrong with the colours, which are all that another scheme changes. */
export const faultsOfColours = async (page: Page): Promise<string[]> =>
  axe(page, { runOnly: ['color-contrast', 'link-in-text-block'] });

const axe = async (page: Page, options: object): Promise<string[]> => {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};
