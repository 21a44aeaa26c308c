// Takes the pictures of an answer for the documentation, docs/discord.png and docs/telegram.png, from the preview's own page:
// `node --import tsx scripts/pictures.mjs`. Needs Chromium.

import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const QUESTION = 'what do Palestinian representatives accuse Israel of?';
const PICTURES = [
  { platform: 'discord', theme: 'dark', place: 'group' },
  { platform: 'telegram', theme: 'light', place: 'alone' },
];
/** Of the drawing, in CSS pixels; the page has as much again beside it as makes this viewport. */
const WIDTH = 720;
const BESIDE = 40;
/** Device pixels of a CSS pixel, the first that keeps the picture this small. */
const FACTORS = [2, 1.75, 1.5, 1];
const MOST_BYTES = 150_000;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const executablePath = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== '' && existsSync(path));
if (executablePath === undefined)
  throw new Error(
    'there is no Chromium here: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH',
  );

const preview = spawn(process.execPath, ['--import', 'tsx', 'src/cli/preview.ts', '--port', '0'], {
  cwd: ROOT,
  stdio: ['ignore', 'pipe', 'inherit'],
});

const addressOf = async () => {
  for await (const line of createInterface({ input: preview.stdout })) {
    const [, address] = /^Preview on (http:\S+)$/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('the preview ended before it listened');
};

const pictureOf = async (browser, address, { platform, theme, place }, deviceScaleFactor) => {
  const viewport = { width: WIDTH + BESIDE, height: 900 };
  const page = await browser.newPage({ viewport, deviceScaleFactor });
  await page.goto(`${address}?${new URLSearchParams({ line: QUESTION, theme, language: 'en', place })}`);
  const drawing = page.locator(`#${platform}-drawing`);
  // Its edges would show the page behind it.
  await drawing.evaluate((element) => {
    element.style.borderRadius = '0';
    element.style.border = '0';
  });
  const picture = await drawing.screenshot();
  await page.close();
  return picture;
};

try {
  const address = await addressOf();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const picture of PICTURES) {
      let taken;
      for (const factor of FACTORS) {
        taken = await pictureOf(browser, address, picture, factor);
        if (taken.length <= MOST_BYTES) break;
      }
      writeFileSync(`${ROOT}docs/${picture.platform}.png`, taken);
      console.log(`docs/${picture.platform}.png: ${Math.round(taken.length / 1_000)} kB`);
    }
  } finally {
    await browser.close();
  }
} finally {
  preview.kill('SIGTERM');
}
