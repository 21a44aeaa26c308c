// What programs are told over HTTP: the same answers that people get, and nothing that is not shown.

import { expect, it } from 'vitest';
import { openApi, type TestApi } from '../../api-of.ts';
import { FERRY, town } from './town.ts';

const V1 = '/api/v1';
const PUBLIC = 'https://town.example/library';

const open = async (
  changes: Parameters<typeof openApi>[0] = {},
  more: Readonly<Record<string, string>> = {},
) => {
  const { knowledge, config } = await town(more);
  const api = await openApi({ ...config, publicUrl: PUBLIC, ...changes });
  return { api, knowledge };
};
const codeOf = ({ app }: TestApi, begins: string): string =>
  app.library.snapshot().passages.find(({ document, start }) => document.text.startsWith(begins, start))
    ?.citation ?? '';
const search = (question: string, more = '') => `${V1}/search?q=${encodeURIComponent(question)}${more}`;

it('finds what people are shown, word for word, with its source', async () => {
  const { api } = await open();
  const { status, json } = await api.get(search('When does the ferry to Linden Island leave?'));
  expect([status, json.confident]).toEqual([200, true]);
  const [first] = json.findings;
  expect(first).toMatchObject({
    text: 'The ferry to Linden Island leaves the northern pier every forty minutes from sunrise to dusk.',
    document: 'ferry.md',
    title: 'The harbour ferry',
    author: 'Mara Lindqvist',
    published: '2024-05',
    attribution: 'the harbour office',
    headings: ['Timetable'],
    address: `${PUBLIC}/c/${first.citation}`,
  });
  expect(first.caption.join('\n')).toContain(
    'The harbour ferry · Harbour Gazette · Timetable · by Mara Lindqvist',
  );
  const { text, revision } = api.app.library.snapshot().documents.get('ferry.md') ?? {
    text: '',
    revision: '',
  };
  expect([text.slice(first.start, first.end), first.revision]).toEqual([first.text, revision]);
  const one = await api.get(
    search('When does the ferry leave the pier, and when does it wait in winter?', '&limit=1'),
  );
  expect(one.json.findings.length).toBeLessThan(2);
});

it('asserts nothing where the library has no answer', async () => {
  const { api } = await open();
  const { json } = await api.get(search('Who won the chess tournament?'));
  expect([json.confident, json.findings]).toEqual([false, []]);
  const link = await api.get(search('https://example.org/ferry'));
  expect([link.status, link.json.findings]).toEqual([200, []]);
});

it('gives the passage of a code, whole, with those beside it', async () => {
  const { api } = await open();
  const code = codeOf(api, 'A bicycle');
  const { json } = await api.get(`${V1}/passages/${code.toUpperCase()}`);
  expect(json).toMatchObject({
    state: 'current',
    citation: code,
    text: 'A bicycle travels on the ferry for half the fare of its rider.',
    before: codeOf(api, 'The ferry to'),
    after: codeOf(api, 'In winter'),
    now: null,
  });
  expect((await api.get(`${V1}/passages/zzzzzzzz`)).json).toMatchObject({
    type: 'urn:verbatim:problem:not-found',
    status: 404,
  });
});

it('says of an old code what has become of it', async () => {
  const { api, knowledge } = await open();
  await api.app.services.editions.observe();
  const old = codeOf(api, 'A bicycle');
  await knowledge.write({ 'ferry.md': FERRY.replace('half the fare', 'a third of the fare') });
  await api.app.refresh();
  await api.app.services.editions.observe();
  const changed = await api.get(`${V1}/passages/${old}`);
  expect(changed.json).toMatchObject({
    state: 'changed',
    text: 'A bicycle travels on the ferry for half the fare of its rider.',
    now: { text: 'A bicycle travels on the ferry for a third of the fare of its rider.' },
  });
  expect(changed.headers.get('etag')).toBeNull();
  await knowledge.remove('ferry.md');
  await api.app.refresh();
  await api.app.services.editions.observe();
  expect((await api.get(`${V1}/passages/${old}`)).json).toMatchObject({ state: 'gone', now: null });
});

it('never shows what is retracted, withdrawn, or a draft', async () => {
  const { api, knowledge } = await open(
    {},
    { 'draft.md': '---\ndraft: true\n---\n\nThe secret tunnel ends at the mill.\n' },
  );
  await api.app.services.editions.observe();
  const [ferry, lamp] = [codeOf(api, 'A bicycle'), codeOf(api, 'The lamp')];
  await knowledge.write({
    'ferry.md': FERRY.replace('---\n', '---\nstatus: retracted\nnote: The prices were made up.\n'),
  });
  await knowledge.remove('letters.md');
  await api.app.refresh();
  await api.app.services.editions.observe();
  for (const path of [`passages/${ferry}`, 'texts/ferry.md']) {
    const { status, text } = await api.get(`${V1}/${path}`);
    expect(status, path).toBe(410);
    expect(text).toContain('The prices were made up.');
    expect(text).not.toContain('half the fare');
  }
  expect((await api.get(search('bicycle ferry fare'))).text).not.toContain('half the fare of');
  expect((await api.get(`${V1}/documents`)).text).not.toContain('ferry.md');
  expect((await api.get(`${V1}/texts/draft.md`)).status).toBe(404);
  expect((await api.get(search('secret tunnel mill'))).text).not.toContain('ends at');
  expect((await api.get(`${V1}/passages/${lamp}`)).json.state).toBe('gone');
  expect(
    (
      await api.post(
        `${V1}/check`,
        JSON.stringify({ text: 'A bicycle travels on the ferry for half the fare of its rider.' }),
      )
    ).json.verdict,
  ).toBe('not-found');
});

it('gives texts whole only where the pages do', async () => {
  const { api } = await open(
    {},
    { 'song.md': 'The moon has gone to sea.\n\nAnd no one rowed it home again.\n' },
  );
  const ferry = (await api.get(`${V1}/texts/ferry.md`)).json;
  expect(ferry.text).toContain('every forty minutes');
  expect(
    ferry.parts.map(({ start, end }: { start: number; end: number }) => ferry.text.slice(start, end)),
  ).toContain('A bicycle travels on the ferry for half the fare of its rider.');
  for (const path of ['letters.md', 'song.md'])
    expect((await api.get(`${V1}/texts/${path}`)).json, path).toMatchObject({
      whole: false,
      text: null,
      parts: [],
    });
  expect((await api.get(`${V1}/passages/${codeOf(api, 'The lamp')}`)).json).toMatchObject({
    before: null,
    after: null,
  });
  const orchard = await api.get(`${V1}/texts/old%20papers/orchard.md`);
  expect(orchard.json).toMatchObject({
    path: 'old papers/orchard.md',
    address: `${PUBLIC}/s/old%20papers/orchard.md`,
  });
  for (const path of ['nothing.md', '..%2f..%2fpackage.json', 'ferry.md/'])
    expect((await api.get(`${V1}/texts/${path}`)).status, path).toBe(404);
});

it('tells an exact quotation from an altered and an invented one', async () => {
  const { api } = await open();
  const check = async (text: string) => (await api.post(`${V1}/check`, JSON.stringify({ text }))).json;
  const exact = 'In winter the ferry waits for the school bus, even when the bus is late.';
  expect(await check(exact)).toMatchObject({
    verdict: 'exact',
    parts: [{ title: 'The harbour ferry', published: '2024-05' }],
  });
  const altered = await check(exact.replace('school bus', 'mail boat'));
  expect(altered.verdict).toBe('altered');
  expect(altered.parts[0].changes[0]).toMatchObject({ quoted: 'mail boat', source: 'school bus' });
  expect((await check('Dolphins are not permitted to vote in the harbour.')).verdict).toBe('not-found');
});

it('lists documents and topics', async () => {
  const { api } = await open();
  const documents = (await api.get(`${V1}/documents`)).json;
  expect(documents).toMatchObject({ count: 3, page: 1, pages: 1 });
  expect(documents.documents[0]).toMatchObject({ path: 'ferry.md', passages: 3, whole: true });
  expect((await api.get(`${V1}/documents?page=2`)).status).toBe(404);
  const [ferries] = (await api.get(`${V1}/topics`)).json.topics;
  expect(ferries).toMatchObject({
    name: 'ferries',
    title: 'Ferries',
    summary: 'The ferry and its timetable',
  });
  expect(ferries.passages).toContain(codeOf(api, 'The ferry to'));
});

it('speaks the language that is asked for', async () => {
  const { api } = await open();
  const title = async (query: string, headers = {}) =>
    (await api.get(`${V1}/topics${query}`, headers)).json.topics[0].title;
  expect(await title('?lang=he')).toBe('מעבורת');
  expect(await title('', { 'accept-language': 'pl, he;q=0.8, en;q=0.2' })).toBe('מעבורת');
  expect(await title('?lang=en', { 'accept-language': 'he' })).toBe('Ferries');
  const hebrew = await api.get(search('ferry Linden Island', '&lang=he'));
  expect(hebrew.json.findings[0].caption.join()).toContain('פסקה');
  expect(hebrew.headers.get('vary')).toMatch(/Accept-Language/);
  // Nor by a cookie of the pages.
  expect(await title('', { cookie: 'verbatim_choices=he' })).toBe('Ferries');
  expect((await api.get(`${V1}/topics?lang=xx`)).json.detail).toMatch(
    /^"lang" is not valid: expected one of en, ar/,
  );
});

it('asks for nothing anew that the caller has, and does so once it has changed', async () => {
  const { api, knowledge } = await open();
  for (const path of [
    search('When does the ferry leave?'),
    `${V1}/documents`,
    `${V1}/topics`,
    `${V1}/texts/ferry.md`,
    `${V1}/passages/${codeOf(api, 'A bicycle')}`,
  ]) {
    const first = await api.get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await api.get(path, { 'if-none-match': tag });
    expect([again.status, again.text, again.headers.get('etag')], path).toEqual([304, '', tag]);
    expect((await api.get(path, { 'if-none-match': tag, 'accept-language': 'he' })).status).toBe(200);
  }
  const tag = (await api.get(`${V1}/texts/letters.md`)).headers.get('etag') ?? '';
  await knowledge.remove('letters.md');
  await api.app.refresh();
  expect((await api.get(`${V1}/texts/letters.md`, { 'if-none-match': tag })).status).toBe(404);
});
