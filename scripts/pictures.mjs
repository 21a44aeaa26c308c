// Takes the pictures of an answer in docs/images from the running bot: its web page, and the preview's drawings of Discord and Telegram.
// Run `node scripts/pictures.mjs`. Needs Chromium.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const QUESTION = 'what do Palestinian representatives accuse Israel of?';
const DRAWINGS = [
  { platform: 'discord', theme: 'dark', place: 'group' },
  { platform: 'telegram', theme: 'light', place: 'alone' },
];
/** Of a picture, in CSS pixels. */
const WIDTH = 720;
/** What the preview's page has beside a drawing. */
const BESIDE = 40;
/** Device pixels for each CSS pixel: the first that keeps the picture small enough. */
const FACTORS = [2, 1.75, 1.5, 1.25, 1];
const MAX_BYTES = 100_000;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IMAGES = join(ROOT, 'docs/images');

const executablePath = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== '' && existsSync(path));
if (executablePath === undefined)
  throw new Error('Chromium not found: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH');

/** Starts an npm script with the sample library and waits for the address that it prints, on whichever stream. */
const startServer = async (script, args, pattern, env) => {
  const { DISCORD_TOKEN: _, TELEGRAM_TOKEN: __, ...others } = process.env;
  const server = spawn('npm', ['run', '-s', script, '--', ...args], {
    cwd: ROOT,
    env: { ...others, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a group of its own, so that npm and what it starts end together.
    detached: true,
  });
  const stop = () => process.kill(-server.pid, 'SIGTERM');
  const printed = [];
  const address = await new Promise((listens) => {
    server.once('exit', () => listens(undefined));
    for (const input of [server.stdout, server.stderr])
      createInterface({ input }).on('line', (line) => {
        printed.push(line);
        const found = pattern.exec(line)?.[1];
        if (found !== undefined) listens(found);
      });
  });
  if (address === undefined)
    throw new Error(`npm run ${script} ended before it listened:\n${printed.join('\n')}`);
  return { address, stop };
};

const pictureOfDrawing = async (page, address, { platform, theme, place }) => {
  await page.setViewportSize({ width: WIDTH + BESIDE, height: 900 });
  await page.goto(`${address}?${new URLSearchParams({ line: QUESTION, theme, language: 'en', place })}`);
  const drawing = page.locator(`#${platform}-drawing`);
  // Rounded corners would show the page behind them.
  await drawing.evaluate((element) => {
    element.style.borderRadius = '0';
    element.style.border = '0';
  });
  return drawing.screenshot();
};

const pictureOfPage = async (page, address) => {
  await page.setViewportSize({ width: WIDTH, height: 560 });
  await page.goto(address);
  await page.locator('#line').fill(QUESTION);
  await page.locator('#line').press('Escape');
  await page.locator('#line').press('Enter');
  const answer = page.locator('#conversation > article[data-outcome]');
  await answer.waitFor();
  await answer.evaluate((element) => {
    element.blur();
    element.style.padding = '16px';
  });
  return answer.screenshot();
};

const writePicture = async (browser, name, takePicture) => {
  let taken;
  for (const deviceScaleFactor of FACTORS) {
    const page = await browser.newPage({ deviceScaleFactor, locale: 'en-GB' });
    taken = await takePicture(page);
    await page.close();
    if (taken.length <= MAX_BYTES) break;
  }
  writeFileSync(join(IMAGES, `${name}.png`), taken);
  console.log(`docs/images/${name}.png: ${Math.round(taken.length / 1_000)} kB`);
};

const data = mkdtempSync(join(tmpdir(), 'pictures-'));
const servers = [];
try {
  const env = { DATA_DIR: data };
  const preview = await startServer('preview', ['--port', '0'], /^Preview on (http:\S+)$/, env);
  servers.push(preview);
  const bot = await startServer('start', [], /listens on (http:\S+)$/, { ...env, PORT: '0' });
  servers.push(bot);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await writePicture(browser, 'answer', (page) => pictureOfPage(page, bot.address));
    for (const drawing of DRAWINGS)
      await writePicture(browser, drawing.platform, (page) =>
        pictureOfDrawing(page, preview.address, drawing),
      );
  } finally {
    await browser.close();
  }
} finally {
  for (const { stop } of servers) stop();
  rmSync(data, { recursive: true, force: true });
}
