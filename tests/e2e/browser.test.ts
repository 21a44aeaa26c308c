// The web chat in a real browser: by keyboard, by screen reader, on a narrow screen, without a script.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, faultsOf, faultsOfColours, openBrowser, watchComplaints } from './chromium.ts';
import { atEnd } from './leftovers.ts';
import { openSite, type Site } from './site.ts';
import { town } from './town.ts';

const BICYCLE = 'does a bicycle travel on the ferry';
const LANGUAGES = { en: 'en-GB', ar: 'ar', he: 'he' } as const;

describe.skipIf(CHROMIUM === undefined)('the chat in a browser', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await openSite(await town());
    browser = await openBrowser();
  });

  /** What the open pages have complained of: script errors, refused resources, violations of the content security policy. */
  let complaints: string[] = [];
  let pages: Page[] = [];

  afterEach(async () => {
    const broken = await Promise.all(pages.map((page) => page.evaluate('window.broken ?? null')));
    await Promise.all(pages.map((page) => page.context().close()));
    const told = complaints;
    [complaints, pages] = [[], []];
    expect(told).toEqual([]);
    expect(broken.filter((what) => what !== null)).toEqual([]);
  });

  const open = async (path = '/', options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ locale: LANGUAGES.en, ...options });
    const page = await context.newPage();
    watchComplaints(page, (complaint) => void complaints.push(complaint));
    page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`));
    pages.push(page);
    await page.goto(site.address + path);
    return page;
  };

  const line = (page: Page) => page.locator('#line');
  const answers = (page: Page) => page.locator('#conversation > article[data-outcome]');

  /** Asks as a person does, and waits for the answer to stand there. */
  const ask = async (page: Page, question: string): Promise<void> => {
    const before = await answers(page).count();
    await line(page).fill(question);
    await line(page).press('Escape');
    await line(page).press('Enter');
    await answers(page).nth(before).waitFor();
  };

  const press = async (page: Page, name: string): Promise<void> => {
    const before = await answers(page).count();
    await page.getByRole('button', { name, exact: true }).last().click();
    await answers(page).nth(before).waitFor();
  };

  const isWiderThanScreen = (page: Page): Promise<boolean> =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

  it('adds the answer to a question below it, without a page load, and moves the focus there', async () => {
    const page = await open();
    await expect.poll(() => line(page).evaluate((input) => input.matches(':focus'))).toBe(true);
    await page.evaluate('window.sameDocument = true');
    await page.keyboard.type(BICYCLE);
    await page.keyboard.press('Enter');
    await answers(page).waitFor();
    const answer = page.locator('#conversation > article').last();
    expect(await answer.locator('blockquote').first().innerText()).toBe(
      'A bicycle travels on the ferry for half the fare of its rider, and a folded one for nothing.',
    );
    expect(await answer.locator('h2').innerText()).toContain(BICYCLE);
    await expect.poll(() => answer.evaluate((article) => article.matches(':focus'))).toBe(true);
    expect(await page.evaluate('window.sameDocument')).toBe(true);
    expect(await line(page).inputValue()).toBe('');
    await expect.poll(() => page.locator('#status').innerText()).toBe('');
  });

  it('keeps the questions and answers of one page in their order', async () => {
    const page = await open();
    await line(page).fill(BICYCLE);
    await line(page).press('Enter');
    await line(page).fill('/help');
    await line(page).press('Enter');
    await line(page).fill('who waters the tomato beds');
    await line(page).press('Enter');
    await answers(page).nth(2).waitFor();
    const asked = await answers(page).locator('h2 bdi').allInnerTexts();
    expect(asked).toEqual([BICYCLE, '/help', 'who waters the tomato beds']);
  });

  it('goes on by its buttons: more, context, source', async () => {
    const page = await open();
    await ask(page, BICYCLE);
    await press(page, 'Context');
    expect(await answers(page).nth(1).innerText()).toMatch(/Text before:[\s\S]*Text after:/);
    await press(page, 'Source');
    expect(await answers(page).nth(2).innerText()).toMatch(/The harbour ferry[\s\S]*Mara Lindqvist/);
    await ask(page, '/ferries');
    const shown = await answers(page).nth(3).locator('blockquote').allInnerTexts();
    await press(page, 'More');
    const more = await answers(page).nth(4).locator('blockquote').allInnerTexts();
    expect(shown).toHaveLength(2);
    expect(more).toHaveLength(3);
    expect(new Set([...shown, ...more])).toHaveProperty('size', 5);
  });

  it('opens a passage by its citation, and leads back', async () => {
    const page = await open();
    await ask(page, BICYCLE);
    const citation = page.locator('a.citation').first();
    const code = await citation.innerText();
    await citation.click();
    await page.waitForURL(`${site.address}/s/ferry.md?c=${code}#${code}`);
    expect(await page.locator('mark').innerText()).toContain('A bicycle travels on the ferry');
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    await line(page).waitFor();
  });

  it('suggests while one types, by keyboard and with the roles that a screen reader needs', async () => {
    const page = await open();
    const input = page.getByRole('combobox');
    const list = page.getByRole('listbox');
    const options = page.getByRole('option');
    const expanded = () => input.getAttribute('aria-expanded');
    const active = () => input.getAttribute('aria-activedescendant');
    expect(await expanded()).toBe('false');
    expect(await list.isVisible()).toBe(false);
    expect(await input.getAttribute('aria-controls')).toBe(
      await page.locator('[role=listbox]').getAttribute('id'),
    );

    await input.pressSequentially('/topi');
    await expect.poll(() => options.count()).toBe(2);
    expect(await expanded()).toBe('true');
    expect(await active()).toBeNull();

    await input.press('ArrowDown');
    expect(await options.nth(0).getAttribute('aria-selected')).toBe('true');
    expect(await active()).toBe(await options.nth(0).getAttribute('id'));
    await input.press('ArrowDown');
    expect(await options.nth(0).getAttribute('aria-selected')).toBe('false');
    expect(await options.nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await active()).toBe(await options.nth(1).getAttribute('id'));
    await input.press('ArrowUp');
    expect(await active()).toBe(await options.nth(0).getAttribute('id'));

    await input.press('Escape');
    expect(await list.isVisible()).toBe(false);
    expect(await expanded()).toBe('false');
    expect(await active()).toBeNull();
    expect(await input.inputValue()).toBe('/topi');

    await input.fill('/ferr');
    await options.first().waitFor();
    await input.press('ArrowDown');
    await input.press('Enter');
    expect(await input.inputValue()).toBe('/ferries');
    expect(await expanded()).toBe('false');
    expect(await answers(page).count()).toBe(0);
    await input.press('Enter');
    await answers(page).waitFor();
    expect(await answers(page).innerText()).toContain('Passages about the ferry');
  });

  it('takes a suggestion by mouse', async () => {
    const page = await open();
    await line(page).pressSequentially('/ferr');
    await page.getByRole('option').first().click();
    expect(await line(page).inputValue()).toBe('/ferries');
    expect(await line(page).evaluate((input) => input.matches(':focus'))).toBe(true);
  });

  it('brings back earlier questions by arrow up', async () => {
    const page = await open();
    await ask(page, BICYCLE);
    await ask(page, '/help');
    await line(page).press('ArrowUp');
    expect(await line(page).inputValue()).toBe('/help');
    await line(page).press('ArrowUp');
    expect(await line(page).inputValue()).toBe(BICYCLE);
    await line(page).press('ArrowDown');
    await line(page).press('ArrowDown');
    expect(await line(page).inputValue()).toBe('');
  });

  it('says that the bot cannot be reached, and keeps the question', async () => {
    const page = await open();
    await page.route('**/answer', (route) => route.abort());
    await line(page).fill(BICYCLE);
    await line(page).press('Enter');
    await page.getByRole('status').getByText('is not reachable').waitFor();
    expect(await line(page).inputValue()).toBe(BICYCLE);
    expect(complaints.splice(0)).toEqual([expect.stringContaining('net::ERR_FAILED')]);
  });

  it('says how long to wait where too much was asked, that a text is too long, and shows no page of a proxy', async () => {
    const [seldom, usual] = [await openSite({ ...(await town()), USER_RATE: '2' }), site];
    site = seldom;
    const page = await open().finally(() => {
      site = usual;
    });
    await ask(page, BICYCLE);
    await ask(page, BICYCLE);
    expect(await answers(page).last().getAttribute('data-outcome')).toBe('refused');
    expect(await answers(page).last().textContent()).toMatch(/Please wait \d+ seconds/);
    await line(page).fill('a'.repeat(70_000));
    await line(page).press('Enter');
    await page.locator('#status', { hasText: 'Please shorten it.' }).waitFor();
    await page.route('**/answer', (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    );
    await line(page).fill(BICYCLE);
    await line(page).press('Enter');
    await page.locator('#status', { hasText: 'is not reachable' }).waitFor();
    expect(await answers(page).count()).toBe(2);
    expect(await page.content()).not.toContain('Bad gateway');
    // The browser itself complains of each.
    expect(complaints.splice(0).every((told) => /Failed to load resource/.test(told))).toBe(true);
  });

  it('works without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    atEnd(() => context.close());
    await page.goto(site.address);
    await line(page).fill(BICYCLE);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.locator('blockquote').first().waitFor();
    expect(await page.locator('blockquote').first().innerText()).toContain('A bicycle travels');
    await page.getByRole('button', { name: 'Context' }).first().click();
    await page.getByText('Text before:').waitFor();
    await page.locator('a.citation').first().click();
    await page.waitForURL(/\/s\/ferry\.md\?c=[0-9a-z]{8}#/);
    expect(await page.locator('mark').innerText()).toContain('The ferry to Linden Island');
  });

  it.each([
    ['en', ['light', 'dark']],
    ['ar', ['light']],
    ['he', ['dark']],
  ] as const)('is without a fault for axe-core, in %s and in %o colours', async (language, schemes) => {
    const options = { locale: LANGUAGES[language] };
    const faults = async (page: Page): Promise<string[]> => {
      const [first, ...others] = schemes;
      await page.emulateMedia({ colorScheme: first });
      const found = await faultsOf(page);
      for (const colorScheme of others) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await faultsOfColours(page)));
      }
      return found;
    };
    const page = await open('/', options);
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'en' ? 'ltr' : 'rtl');
    await page.locator('.language summary').click();
    expect(await faults(page)).toEqual([]);
    await page.locator('.language summary').click();
    await ask(page, '/ferries');
    await ask(page, '/nosuchcommand');
    await line(page).pressSequentially('/s');
    await page.getByRole('option').first().waitFor();
    await line(page).press('ArrowDown');
    // All at once: the suggestions are open over the answers.
    expect(await answers(page).count()).toBe(2);
    expect(await faults(page)).toEqual([]);
    const citation = await page.locator('a.citation').first().innerText();
    const passage = await open(`/c/${citation}`, options);
    await passage.locator('.citation-of summary').click();
    expect(await faults(passage)).toEqual([]);
  });

  it.each(['en', 'ar', 'he'] as const)(
    'needs no sideways scrolling at 320 pixels, in %s',
    async (language) => {
      const options = { locale: LANGUAGES[language], viewport: { width: 320, height: 640 } };
      const page = await open('/', options);
      expect(await isWiderThanScreen(page)).toBe(false);
      await ask(page, 'lanterns');
      await ask(page, '/sources');
      await ask(page, '/help');
      await ask(page, 'w'.repeat(400));
      await line(page).pressSequentially('/');
      await page.getByRole('option').first().waitFor();
      expect(await isWiderThanScreen(page)).toBe(false);
      const citation = await page.locator('a.citation').first().innerText();
      expect(await isWiderThanScreen(await open(`/c/${citation}`, options))).toBe(false);
    },
  );

  it('runs nothing that a document, its metadata or a question holds', async () => {
    const page = await open();
    await ask(page, 'lanterns');
    expect(await page.locator('blockquote').first().innerText()).toContain('<img src=x onerror=');
    await press(page, 'Source');
    await ask(page, '<script>window.broken = 6</script><img src=x onerror="window.broken = 7"> lanterns');
    await line(page).fill('/sources market');
    await line(page).press('Enter');
    await answers(page).nth(3).waitFor();
    expect(await page.locator('#conversation').locator('script, img, iframe').count()).toBe(0);
    expect(await page.evaluate('window.broken ?? null')).toBeNull();
  });
});
