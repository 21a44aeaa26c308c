// What changed in the library, as feed readers get it.

import { parseFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import { openApi } from '../../api-of.ts';
import { folderOf } from '../../unit/knowledge/folder-of.ts';
import { data } from '../../unit/stores/filled.ts';
import { FERRY, town } from './town.ts';

const PUBLIC = 'https://town.example';

it('tells which documents came, changed, and went, in both forms, and never what they say', async () => {
  const { knowledge, config } = await town();
  const api = await openApi({ ...config, publicUrl: PUBLIC });
  const observe = async () => {
    await api.app.refresh();
    await api.app.services.editions.observe();
    api.clock.forward(60_000);
  };
  await observe();
  await knowledge.write({
    'ferry.md': FERRY.replace('half the fare', 'a third of the fare'),
    'market.md': '---\ntitle: The <b>market</b> & more\n---\n\nThe market sells lanterns.\n',
  });
  await observe();
  // Only its description changes.
  await knowledge.write({ 'market.md': '---\ntitle: The market\n---\n\nThe market sells lanterns.\n' });
  await knowledge.remove('letters.md');
  await observe();
  const json = (await api.get('/feed.json')).json;
  const titles = json.items.map(({ title }: { title: string }) => title);
  expect(titles[0]).toBe('No longer in the library: letters.md');
  expect(titles).toContain('Revised: The harbour ferry');
  expect(titles).toContain('Added: The <b>market</b> & more');
  expect(titles.filter((title: string) => title.includes('letters'))).toHaveLength(1);
  expect(json).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', home_page_url: `${PUBLIC}/s/` });
  expect(
    json.items.find(({ title }: { title: string }) => title === 'Revised: The harbour ferry'),
  ).toMatchObject({ url: `${PUBLIC}/s/ferry.md`, content_text: 'Mara Lindqvist · May 2024' });

  const xml = await api.get('/feed.xml');
  expect(xml.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  const { format, feed } = parseFeed(xml.text);
  expect(format).toBe('atom');
  expect(JSON.stringify(feed)).toContain('The <b>market</b> & more');
  expect(`${xml.text}${JSON.stringify(json)}`).not.toMatch(/lamp was lit|sells lanterns|third of the fare/);
  const tag = xml.headers.get('etag') ?? '';
  expect((await api.get('/feed.xml', { 'if-none-match': tag })).status).toBe(304);
  const page = (await api.get('/s/ferry.md')).text;
  expect(page).toContain('<link rel="alternate" type="application/atom+xml" href="../feed.xml"');
});

it('says nothing of what librarians withdrew but that it went, and nothing at all of what was removed for good', async () => {
  const { path } = await folderOf();
  const place = { url: null, file: `${path}/verbatim.db` };
  const { knowledge, config } = await town({
    'boathouse.md': '---\ntitle: Ottoline Quagsworth\n---\n\nThe boathouse is green.\n',
  });
  const api = await openApi(config, { place });
  await api.app.services.editions.observe();
  expect((await api.get('/feed.json')).text).toContain('Ottoline');
  await knowledge.remove('boathouse.md');
  await api.app.refresh();
  await api.app.services.editions.observe();
  const gone = (await api.get('/feed.json')).text;
  expect(gone).toContain('No longer in the library: boathouse.md');
  expect(gone).not.toContain('Ottoline');
  const done = await data(place, ['forget', '--document', 'boathouse.md'], {
    auditKey: 'the key of the tests, which is no secret',
    knowledgeDir: config.knowledgeDir,
  });
  expect(done.code).toBe(0);
  for (const name of ['/feed.json', '/feed.xml'])
    expect((await api.get(name)).text).not.toMatch(/boathouse|Ottoline/);
});

it('shows the exact quote where the address of a passage is pasted', async () => {
  const sign = 'Boats <b>wait</b> & "bells" ring.';
  const { knowledge, config } = await town({ 'signs.txt': `${sign}\n` });
  const api = await openApi({ ...config, publicUrl: PUBLIC });
  await api.app.services.editions.observe();
  const code = api.app.library
    .snapshot()
    .passages.find(({ document }) => document.path === 'signs.txt')?.citation;
  const moved = await api.get(`/c/${code}`);
  const { pathname, search } = new URL(moved.headers.get('location') ?? '', `${api.address}/c/x`);
  const page = (await api.get(pathname + search)).text;
  const escaped = 'Boats &lt;b&gt;wait&lt;/b&gt; &amp; &quot;bells&quot; ring.';
  expect(page).toContain(`<meta property="og:description" content="“${escaped}”">`);
  expect(page).toContain(`<meta property="og:url" content="${PUBLIC}/c/${code}">`);
  const [, href = ''] = /type="application\/json\+oembed" href="(?:\.\.\/)*([^"]*)"/.exec(page) ?? [];
  const { json } = await api.get(`/${href}`);
  expect(json).toMatchObject({ version: '1.0', type: 'rich', provider_url: `${PUBLIC}/`, width: 600 });
  expect(json.html).toContain(`>${escaped}</p>`);
  expect((await api.get(`/${href}&maxwidth=300`)).json.width).toBe(300);
  expect((await api.get(`/${href}&format=xml`)).status).toBe(501);
  for (const url of [
    '',
    `https://evil.example/c/${code}`,
    `${PUBLIC}/c/zzzzzzzz`,
    `${PUBLIC}/s/signs.txt`,
    `${PUBLIC}.evil.example/c/${code}`,
  ])
    expect((await api.get(`/oembed?url=${encodeURIComponent(url)}`)).status, url).toBe(404);
  await knowledge.write({ 'signs.meta.yaml': 'status: retracted\nnote: It was a joke.\n' });
  await api.app.refresh();
  await api.app.services.editions.observe();
  expect((await api.get(`/${href}`)).status).toBe(404);
});
