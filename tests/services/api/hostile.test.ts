// What the API makes of those who mean it ill: huge and odd requests, guessed keys, pages of other sites.

import { request } from 'node:http';
import { expect, it } from 'vitest';
import { openApi } from '../../api-of.ts';
import { folderOf } from '../../unit/knowledge/folder-of.ts';
import { data } from '../../unit/stores/filled.ts';
import { town } from './town.ts';

const V1 = '/api/v1';
const KEY = '0123456789abcdef0123456789abcdef';
const OTHER = 'fedcba9876543210fedcba9876543210';
const SITE = 'https://site.example';

const open = async (changes: Parameters<typeof openApi>[0] = {}) =>
  openApi({ ...(await town()).config, ...changes });

it('refuses what is no such request, in plain words', async () => {
  const api = await open();
  const faults: [path: string, said: RegExp][] = [
    ['/search', /"q" is not valid: expected a question/],
    ['/search?q=', /"q" is not valid/],
    ['/search?q=%20%20', /^What do you want to ask\?$/],
    [`/search?q=${'a'.repeat(1_001)}`, /at most 1000 characters/],
    ['/search?q=a&q=b', /has "q" more than once/],
    ['/search?q=ferry&limit=11', /expected at most 10/],
    ['/search?q=ferry&limit=-1', /whole number from 1 to 10/],
    ['/search?q=ferry&limit=1e3', /whole number/],
    ['/search?q=ferry&since=2025-13', /2025-13|date|day/i],
    ['/search?q=ferry&source=nowhere', /nowhere/],
    ['/search?q=%ff%fe', /UTF-8/],
    ['/search?q=a%00b', /NUL/],
    ['/search?q=ferry&__proto__=1', /"__proto__" is not a parameter here/],
    ['/search?q=ferry&constructor=1', /"constructor" is not a parameter here/],
    [`/search?q=ferry&${Array.from({ length: 20 }, (_, i) => `a${i}=1`).join('&')}`, /at most 16 parameters/],
    ['/documents?page=0', /"page" is not valid/],
    ['/passages/short', /8 letters and digits/],
    ['/passages/__proto__', /8 letters and digits/],
  ];
  for (const [path, said] of faults) {
    const { status, json, headers } = await api.get(V1 + path);
    expect([path, [400, 404].includes(status), json.detail]).toEqual([
      path,
      true,
      expect.stringMatching(said),
    ]);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
  }
  expect(await api.get(`${V1}/nothing`)).toMatchObject({ status: 404, json: { status: 404 } });
  expect((await api.get('/api/v2/search')).json.detail).toContain('/api/v1/openapi.json');
  const wrong = await api.send(`${V1}/search?q=a`, { method: 'DELETE' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect((await api.get(`${V1}/check`)).headers.get('allow')).toBe('POST');
});

it('reads bodies of JSON only, and of no more than 64 KB', async () => {
  const api = await open();
  const status = async (body: string | Uint8Array, headers = {}) => {
    const answer = await api.post(`${V1}/check`, body, headers);
    expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
    return answer.status;
  };
  expect(await status('{"text":"a"}', { 'content-type': 'text/plain' })).toBe(415);
  expect(await status('text=a', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
  expect(await status('{"text":"a"}', { 'content-encoding': 'gzip' })).toBe(415);
  expect(await status('{"text":')).toBe(400);
  expect(await status('')).toBe(400);
  expect(await status('null')).toBe(400);
  expect(await status('[]')).toBe(400);
  expect(await status('{"text":1}')).toBe(400);
  expect(await status('{"text":""}')).toBe(400);
  expect(await status('{"text":"a","more":1}')).toBe(400);
  expect(await status('{"text":"a","__proto__":{"admin":true}}')).toBe(400);
  expect(await status('{"__proto__":{"text":"a"}}')).toBe(400);
  expect(await status(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toBe(400);
  expect(await status('['.repeat(60_000))).toBe(400);
  expect(await status(JSON.stringify({ text: 'a'.repeat(4_001) }))).toBe(400);
  expect(await status(JSON.stringify({ text: 'a'.repeat(70_000) }))).toBe(413);
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
  expect(await status('{"text":"\\ud800 \\u0000 ferry"}')).toBe(200);
});

it('puts nothing of an address into headers', async () => {
  const api = await open();
  const { headers } = await api.get(`${V1}/search?q=a%0d%0aset-cookie:%20b=c`);
  expect(headers.getSetCookie()).toEqual([]);
  const odd = await api.get(`${V1}/search?q=ferry`, {
    'accept-language': `${'a-'.repeat(2_000)}en;q=nonsense,*;q=9`,
  });
  expect(odd.status).toBe(200);
});

it('answers without a key where there are none, and with one only where there are', async () => {
  const api = await open({ apiKeys: [KEY, OTHER] });
  const paths = ['/search?q=ferry', '/documents', '/topics', '/texts/ferry.md', '/passages/zzzzzzzz'];
  for (const authorization of [
    '',
    'Bearer',
    `Basic ${KEY}`,
    `Bearer ${KEY.slice(1)}`,
    `Bearer ${KEY}x`,
    `Bearer ${KEY},${OTHER}`,
    KEY,
  ])
    for (const path of paths) {
      const { status, headers, text } = await api.get(
        V1 + path,
        authorization === '' ? {} : { authorization },
      );
      expect([status, headers.get('www-authenticate')], `${path} ${authorization}`).toEqual([401, 'Bearer']);
      expect(text).not.toContain(KEY.slice(1));
    }
  expect((await api.post(`${V1}/check`, '{"text":"a"}')).status).toBe(401);
  for (const key of [KEY, OTHER])
    expect((await api.get(`${V1}/topics`, { authorization: `bearer ${key}` })).status).toBe(200);
  // A key is no way to what somebody else has been answered.
  const tag = (await api.get(`${V1}/topics`, { authorization: `Bearer ${KEY}` })).headers.get('etag') ?? '';
  expect((await api.get(`${V1}/topics`, { 'if-none-match': tag })).status).toBe(401);
  const { json } = await api.get(`${V1}/openapi.json`);
  expect(json.security).toEqual([{ key: [] }]);
  expect(api.logged.join('\n')).not.toMatch(new RegExp(`${KEY}|${OTHER}`));
});

it('counts calls by key, and by network where none is needed', async () => {
  const api = await open({ userRate: 4 });
  const burst = async (headers = {}) => {
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await api.get(`${V1}/documents`, headers));
    return answers;
  };
  const last = (await burst()).at(-1);
  expect(last).toMatchObject({ status: 429, json: { type: 'urn:verbatim:problem:too-often' } });
  expect(last?.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
  // Neither another key that is none nor another language is another caller.
  expect((await api.get(`${V1}/topics?lang=he`, { authorization: 'Bearer made-up' })).status).toBe(429);
  const questions = await open({ userRate: 4 });
  for (const expected of [200, 200, 429])
    expect((await questions.get(`${V1}/search?q=ferry`)).status).toBe(expected);

  const keyed = await open({ userRate: 4, apiKeys: [KEY, OTHER] });
  const status = async (key: string) =>
    (await keyed.get(`${V1}/documents`, { authorization: `Bearer ${key}` })).status;
  expect([await status(KEY), await status(KEY), await status(KEY), await status(OTHER)]).toEqual([
    200, 200, 429, 200,
  ]);
  // Guesses use up what the network has.
  expect([await status('a'), await status('b'), await status('c'), await status(OTHER)]).toEqual([
    401, 401, 429, 200,
  ]);
});

it('lets pages of other sites read it where the operator says so, and never with cookies', async () => {
  const closed = await open();
  const from = { origin: SITE, 'sec-fetch-site': 'cross-site' };
  const cors = (headers: Headers) => [...headers.keys()].filter((name) => name.startsWith('access-control-'));
  expect(cors((await closed.get(`${V1}/topics`, from)).headers)).toEqual([]);
  expect(await closed.post(`${V1}/check`, '{"text":"a"}', from)).toMatchObject({
    status: 403,
    json: { status: 403 },
  });
  expect((await closed.post(`${V1}/check`, '{"text":"a"}', { origin: closed.address })).status).toBe(200);

  const open_ = await open({ apiOrigins: [SITE] });
  const preflight = await open_.send(`${V1}/check`, {
    method: 'OPTIONS',
    headers: {
      ...from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, SITE]);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
  for (const { headers, status } of [
    await open_.get(`${V1}/topics`, from),
    await open_.post(`${V1}/check`, '{"text":"a"}', from),
    await open_.get(`${V1}/nothing`, from),
  ]) {
    expect(headers.get('access-control-allow-origin'), String(status)).toBe(SITE);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('vary')).toMatch(/Origin/);
  }
  for (const origin of [
    'https://evil.example',
    `${SITE}.evil.example`,
    'null',
    SITE.replace('https', 'http'),
  ]) {
    expect(
      (await open_.get(`${V1}/topics`, { origin })).headers.get('access-control-allow-origin'),
    ).toBeNull();
    expect((await open_.post(`${V1}/check`, '{"text":"a"}', { origin })).status, origin).toBe(403);
  }
  const all = await open({ apiOrigins: ['*'] });
  const anybody = await all.get(`${V1}/topics`, from);
  expect(anybody.headers.get('access-control-allow-origin')).toBe('*');
  expect(anybody.headers.get('access-control-allow-credentials')).toBeNull();
  // The pages stay closed.
  expect(cors((await all.get('/s/', from)).headers)).toEqual([]);
});

it('says in its own form what the server refuses before it', async () => {
  const api = await open({ webRate: 4, apiOrigins: [SITE] });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await api.get(`${V1}/documents`)).status);
  const last = await api.get(`${V1}/documents`, { origin: SITE });
  expect(statuses).toContain(429);
  expect(last.headers.get('access-control-allow-origin')).toBe(SITE);
  expect(last).toMatchObject({ status: 429, json: { title: 'Too many requests' } });
  const named = await open();
  const status = await new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
    const asked = request(`${named.address}${V1}/topics`, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve([answer.statusCode, answer.headers['content-type']]);
    });
    asked.once('error', reject);
    asked.end();
  });
  expect(status).toEqual([421, 'application/problem+json; charset=utf-8']);
});

it('forgets what the operator removes for good', async () => {
  const { path } = await folderOf();
  const file = `${path}/verbatim.db`;
  const { knowledge, config } = await town({
    'boathouse.txt': 'Ottoline Quagsworth keeps the smugglers in the boathouse.\n',
  });
  const api = await openApi(config, { place: { url: null, file } });
  await api.app.services.editions.observe();
  const { passages } = api.app.library.snapshot();
  const code = passages.find(({ document }) => document.path === 'boathouse.txt')?.citation ?? '';
  const tag = (await api.get(`${V1}/passages/${code}`)).headers.get('etag') ?? '';
  await knowledge.remove('boathouse.txt');
  await api.app.refresh();
  await api.app.services.editions.observe();
  expect((await api.get(`${V1}/passages/${code}`)).text).toContain('Ottoline');
  const done = await data({ url: null, file }, ['forget', '--document', 'boathouse.txt'], {
    auditKey: 'the key of the tests, which is no secret',
    knowledgeDir: config.knowledgeDir,
  });
  expect([done.code, done.said]).toEqual([0, expect.anything()]);
  for (const path of [`passages/${code}`, 'texts/boathouse.txt']) {
    const removed = await api.get(`${V1}/${path}`, { 'if-none-match': tag });
    expect([removed.status, removed.json.type]).toEqual([410, 'urn:verbatim:problem:removed']);
    expect(removed.text).not.toContain('Ottoline');
  }
});
