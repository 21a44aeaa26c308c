// What a member does on the web page, in every language of the interface: nothing that the bot says there is English.

import { readFileSync } from 'node:fs';
import { type PatternElement, parse } from '@fluent/syntax';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatDate } from '../../src/core/caption.ts';
import { LOCALES } from '../../src/core/ports.ts';
import { loadWords } from '../../src/words/words.ts';
import { textOf } from '../html.ts';
import { openSite, type Site } from './site.ts';
import { town } from './town.ts';

const words = loadWords();

/** Fewer letters than this may be a name or a word that languages share. */
const MIN_LETTERS = 12;

/** What the English messages have between their variables, from which one knows that one of them was shown. */
const ENGLISH: readonly string[] = (() => {
  const found: string[] = [];
  const read = (elements: readonly PatternElement[]): void => {
    for (const element of elements)
      if (element.type === 'TextElement') found.push(element.value.replace(/\s+/g, ' ').trim());
      else if (element.expression.type === 'SelectExpression')
        for (const { value } of element.expression.variants) read(value.elements);
  };
  for (const entry of parse(readFileSync('src/words/en.ftl', 'utf8'), {}).body)
    if (entry.type === 'Message' && entry.value !== null) read(entry.value.elements);
  return found.filter((text) => text.length >= MIN_LETTERS && text.includes(' '));
})();

const englishIn = (html: string): string[] => {
  const shown = textOf(html.replace(/<(style|script|blockquote)\b[\s\S]*?<\/\1>/g, ' '));
  return ENGLISH.filter((text) => shown.includes(text));
};

const QUESTION = 'How often does the ferry to Linden Island leave?';
const ALTERED =
  'The ferry to Linden Island leaves the southern pier every forty minutes from sunrise to dusk.';

let site: Site;
beforeAll(async () => {
  site = await openSite(await town());
});

it('would see English where it is shown', async () => {
  expect(ENGLISH.length).toBeGreaterThan(300);
  expect(englishIn(await (await site.post('/', '/privacy', { 'accept-language': 'en' })).text())).not.toEqual(
    [],
  );
});

it('dates by the calendar of the documents, in Persian too', async () => {
  const html = await (await site.post('/', QUESTION, { cookie: 'verbatim_choices=fa' })).text();
  expect(html).toContain('۲۰۲۴');
});

it('reads the digits that it writes', async () => {
  const typed = async (line: string) =>
    textOf(await (await site.post('/', line, { cookie: 'verbatim_choices=fa' })).text());
  const lastPage = textOf(words('fa').say('page-unknown', { page: 99, pages: 1 }));
  expect(lastPage).toContain('۹۹');
  expect(await typed('/sources page:۹۹')).toContain(lastPage);
  expect(await typed('/ask limit:۲ ferry')).toContain('ferry');
  expect(await typed('/ask limit:۲۰۰ ferry')).toContain('limit');
});

describe.each(LOCALES.filter((locale) => locale !== 'en'))('in %s, a member', (locale) => {
  const { say, direction } = words(locale);
  // The script of a question tells more than a browser's languages do; what somebody has chosen tells most.
  const chosen = { cookie: `verbatim_choices=${locale}` };
  const checked = async (answer: Promise<Response>): Promise<string> => {
    const html = await (await answer).text();
    expect(html).toContain(`<html lang="${locale}" dir="${direction}">`);
    expect(englishIn(html)).toEqual([]);
    return html.replace(/[\u2068\u2069]/g, '').replace(/<\/?bdi>/g, '');
  };

  it('opens the page in a browser of that language, and picks it or another there', async () => {
    const headers = { 'accept-language': `${locale}-XX, en;q=0.5` };
    const html = await checked(site.get('/', headers));
    expect(textOf(html)).toContain(say('web-title'));
    const settings = await checked(site.post('/', '/settings', headers));
    for (const other of LOCALES) expect(settings).toContain(`value="/settings language:${other}"`);
  });

  it('asks, and reads the caption, the source, the reasons and the next passages', async () => {
    const html = await checked(site.post('/', QUESTION, chosen));
    expect(html).toContain('every forty minutes');
    const shown = textOf(html);
    for (const part of [
      say('attribution-document', { name: 'the harbour office' }),
      say('author', { name: 'Mara Lindqvist' }),
      say('paragraph', { number: 1 }),
      formatDate('2024-05', words(locale)),
      say('button-context'),
    ])
      expect(shown).toContain(textOf(part));
    const lines = [...html.matchAll(/<button name="line" value="([^"]*)"/g)].map(([, line = '']) => line);
    expect(lines.some((line) => line.startsWith('/sources '))).toBe(true);
    for (const line of lines) await checked(site.post('/', line, chosen));
  });

  it('asks what the library does not know', async () => {
    const shown = textOf(await checked(site.post('/', 'zebra quantum saxophone', chosen)));
    expect(shown).toContain(say('no-answer'));
  });

  it('checks a quotation', async () => {
    const shown = textOf(await checked(site.post('/', `/check ${ALTERED}`, chosen)));
    expect(shown).toContain(say('check-altered'));
    expect(shown).toContain(textOf(say('check-differs', { words: say('check-word', { word: 'southern' }) })));
  });

  it.each([
    '/nonsense',
    '/hlep',
    '/search ferry',
    '/stop',
    '/check',
    '/ask',
    '/cite zzzzzzzz',
    '/sources page:99',
    '/sources nowhere',
    '/topic nothing',
    '/ask limit:many ferry',
    '/ask since:2024-13 ferry',
    '/settings language:xx',
    '/help colour:red',
    '/ask "no such words stand here"',
    '/ask source:nowhere ferry',
    '/pin ferry',
    '/correct ferry.md note:"Five coins."',
    `/check ${'x'.repeat(5_000)}`,
  ])('reads what went wrong: %.40s', async (line) => {
    expect(await checked(site.post('/', line, chosen))).toMatch(
      /data-outcome="(misused|missing|refused|answered)"/,
    );
  });

  it.each([
    '/help',
    '/help ask',
    '/help check',
    '/help settings',
    '/privacy',
    '/forget me',
    '/forget',
    '/about',
    '/start',
    '/topics',
    '/sources',
    '/sources ferry.md',
  ])('reads %s', async (line) => {
    await checked(site.post('/', line, chosen));
  });

  it('reads a document, the list of documents and a search', async () => {
    for (const path of [
      '/s/',
      '/s/ferry.md',
      '/s/garden.txt',
      '/search',
      '/search?q=ferry',
      '/nowhere',
      '/s/nowhere',
    ])
      await checked(site.get(path, chosen));
  });
});
