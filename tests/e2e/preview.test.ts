// `npm run preview`: what its page draws of an answer, what it says was sent, and that hostile text stays text.

import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../html.ts';
import { CHROMIUM, faultsOf, openBrowser } from './chromium.ts';
import { run, type Started } from './scripts.ts';
import { HOSTILE_LINE, town } from './town.ts';

const startPreview = async (
  env: Readonly<Record<string, string>> = {},
): Promise<{ preview: Started; address: string }> => {
  const preview = run('node', ['scripts/run.mjs', 'cli/preview', '--port', '0'], env);
  const [, address = ''] = await preview.prints('stdout', /^Preview on (http:\/\/\S+)$/m);
  return { preview, address };
};

interface Shown {
  readonly html: string;
  readonly discord: string;
  readonly telegram: string;
  /** The bodies of the requests, as the page shows them. */
  readonly sent: readonly unknown[];
}

const show = async (address: string, query: Readonly<Record<string, string>>): Promise<Shown> => {
  const html = await (await fetch(`${address}?${new URLSearchParams(query)}`)).text();
  const drawing = (name: string): string =>
    html.split(`id="${name}-drawing"`)[1]?.split('<ul class="measures">')[0] ?? '';
  const sent = [...html.matchAll(/<pre[^>]*>([^<]*)<\/pre>/g)].map(([, json = '']) =>
    JSON.parse(textOf(json)),
  );
  return { html, discord: drawing('discord'), telegram: drawing('telegram'), sent };
};

/** Tags that the page writes itself, or draws; documents and questions add none. */
const TAGS =
  /^<\/?(?:!doctype|html|head|meta|title|link|body|header|main|footer|section|h[1-3]|form|label|input|datalist|option|select|button|bdi|div|p|span|b|strong|em|u|a|code|blockquote|ul|li|details|summary|pre)\b/i;

const strangeTags = (html: string): string[] =>
  (html.match(/<[^>]*>/g) ?? []).filter(
    (tag) =>
      !TAGS.test(tag) ||
      /\s(?:on\w+|style|src)=|href="(?!\/|https?:)/i.test(tag.replace(/ (?:value|content)="[^"]*"/g, '')),
  );

/** That of the shipped library. */
let address: string;
beforeAll(async () => {
  ({ address } = await startPreview());
});

describe('the preview of the shipped library', () => {
  const EXCERPT = 'the unrestricted reopening of all border crossings between Gaza and the outside world';
  const SOURCE = '000_3d97ee9c44c06335.txt';

  it('draws excerpt and source of a command for both platforms, and shows what was sent', async () => {
    const { html, discord, telegram, sent } = await show(address, { line: '/crossings' });
    for (const drawing of [discord, telegram]) {
      expect(textOf(drawing)).toContain(EXCERPT);
      expect(textOf(drawing)).toContain(SOURCE);
      expect(drawing).toContain('<strong>reopening</strong>');
      expect(drawing).toMatch(/<button form="pressed" name="line" value="\/cite [0-9a-z]{8}">/);
      expect(drawing).not.toMatch(/\*\*|&lt;b&gt;|\\_/);
    }
    expect(sent).toMatchObject([
      { type: 5 },
      { flags: 32_772, components: [{ type: 17 }, { type: 17 }, { type: 17 }] },
      { parse_mode: 'HTML', link_preview_options: { is_disabled: true }, reply_markup: {} },
    ]);
    expect(textOf(html)).toMatch(/\d+ of 4000 characters, \d+ of 40 components/);
    expect(textOf(html)).toMatch(/\d+ of 4096 characters, \d+ of 100 entities/);
  });

  it('answers a question in Arabic in Arabic, from right to left', async () => {
    const { discord, telegram } = await show(address, { line: 'ما هي شروط فتح المعابر', language: 'en' });
    for (const drawing of [discord, telegram]) {
      expect(textOf(drawing)).toContain(EXCERPT);
      expect(drawing).toMatch(/lang="ar"/);
      expect(drawing).toMatch(/<p class="line" dir="rtl">/);
      expect(drawing).toMatch(/<blockquote dir="ltr">/);
    }
  });

  it('shows where an answer for the asker alone is seen', async () => {
    const group = await show(address, { line: '/help', place: 'group' });
    expect(textOf(group.discord)).toContain('Only you can see this');
    expect(textOf(group.telegram)).toContain('In the private chat');
    expect(group.sent).toMatchObject([{ type: 5, data: { flags: 64 } }, {}, { chat_id: 1 }]);
    const alone = await show(address, { line: '/help', place: 'alone' });
    expect(textOf(alone.discord + alone.telegram)).not.toMatch(/Only you|private chat:/);
  });

  it('goes on by what its buttons and links stand for', async () => {
    const { telegram } = await show(address, { line: '/crossings', language: 'he', theme: 'dark' });
    const [, path = ''] = /<a href="\/\?([^"]*line=%2Fstart\+[0-9a-z]{8})">/.exec(telegram) ?? [];
    const next = await show(address, Object.fromEntries(new URLSearchParams(path.replaceAll('&amp;', '&'))));
    expect(textOf(next.telegram)).toContain(EXCERPT);
    expect(next.html).toContain('<option value="he" selected>');
    expect(next.html).toContain('data-theme="dark"');
  });
});

describe('the preview of a hostile document and a hostile line', () => {
  let hostile: string;
  let preview: Started;
  beforeAll(async () => {
    ({ preview, address: hostile } = await startPreview(await town()));
  });

  it('draws every character of it, and none as markup', async () => {
    const line =
      'lanterns <script>alert(1)</script> "><img src=x onerror=alert(2)> **bold** [a](javascript:alert(3))';
    const { html, discord, telegram, sent } = await show(hostile, { line, theme: '"><b>', language: "'" });
    // Discord and Telegram get the line's one control character as a picture of itself.
    const words = textOf(
      HOSTILE_LINE.replaceAll('<', '&lt;').replaceAll('\u001b', '␛').replaceAll('\u0007', '␇'),
    );
    for (const drawing of [discord, telegram]) expect(textOf(drawing)).toContain(words);
    expect(textOf(telegram)).toContain('[a](javascript:alert(3))');
    expect(JSON.stringify(sent)).toContain('window.broken');
    expect(strangeTags(html)).toEqual([]);
  });

  it('allows no script and no style but its own files', async () => {
    const answer = await fetch(hostile);
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*style-src 'self'/);
    const style = await fetch(`${hostile}page.css`);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('ends when it is told to', async () => {
    preview.signal('SIGINT');
    expect(await preview.ended).toBe(0);
    expect(preview.stderr()).toBe('');
  });
});

describe.skipIf(CHROMIUM === undefined)('the preview in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });

  const open = async (width: number, query: Readonly<Record<string, string>>): Promise<[Page, string[]]> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${address}?${new URLSearchParams(query)}`);
    return [page, complaints];
  };

  it.each([
    ['/crossings', 'dark'],
    ['ما هي شروط فتح المعابر', 'light'],
  ])('is without a fault for axe-core: %s in %s colours', async (line, theme) => {
    const [page, complaints] = await open(1280, { line, theme, language: 'he' });
    for (const details of await page.locator('details').all()) await details.locator('summary').click();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(['ما هي شروط فتح المعابر', 'w'.repeat(400)])(
    'needs no sideways scrolling at 320 pixels: %s',
    async (line) => {
      const [page] = await open(320, { line });
      for (const details of await page.locator('details').all()) await details.locator('summary').click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await page.close();
    },
  );

  it('works through its buttons without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${address}?line=%2Fcrossings&theme=dark`);
    await page.locator('.telegram').getByRole('button', { name: '2 · Source' }).click();
    await page.waitForURL(/line=%2Fsources/);
    expect(await page.locator('.telegram').innerText()).toContain('000_3d97ee9c44c06335.txt');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await context.close();
  });
});
