// The running bot follows the sources of its library: what is due is fetched by one process, and answers show it at once.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appOf, createTestClock, originOf, type TestApp } from '../app-of.ts';
import { page } from '../unit/collecting/collecting-to.ts';
import { type Site, startSite } from '../unit/fetching/hostile-site.ts';

const HOUR = 3_600_000;
const PATH = 'added/site.test/ferry-fares-are-four-euros.html';

let site: Site;
let folder: string;
let knowledgeDir: string;
let clock: ReturnType<typeof createTestClock>;
beforeEach(async () => {
  site = await startSite();
  site.on('/fares', page('Ferry fares are four euros.'));
  folder = mkdtempSync(join(tmpdir(), 'verbatim-sources-'));
  knowledgeDir = join(folder, 'knowledge');
  for (const name of ['knowledge', 'topics', 'data']) mkdirSync(join(folder, name));
  clock = createTestClock();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const list = (more = '') =>
  writeFileSync(
    join(knowledgeDir, 'sources.yaml'),
    `- page: ${site.url('/fares')}\n  every: 1 hour\n${more}`,
  );
const bot = async (changes = {}): Promise<TestApp> => {
  const test = await appOf(
    { knowledgeDir, topicsDir: join(folder, 'topics'), dataDir: join(folder, 'data') },
    {
      clock,
      place: { url: null, file: join(folder, 'data', 'verbatim.sqlite') },
      visitor: () => site.fetcher(),
      ...changes,
    },
  );
  await test.app.services.leader.tick();
  return test;
};
const ask = async ({ app }: TestApp, line: string) => {
  const { reply } = await app.host.answer({ origin: originOf(), said: { line } });
  return reply.report?.findings.map(({ excerpt }) => excerpt.text).join() ?? '';
};
const requests = () => site.asked.splice(0).map(({ path }) => path);

it('a trusted page is quoted as soon as it was fetched, and its new version as soon as that was', async () => {
  list('  trusted: yes\n');
  const test = await bot();
  expect(await ask(test, 'what are the ferry fares')).toBe('');
  await test.app.fetchSources();
  expect(await ask(test, 'what are the ferry fares')).toBe('Ferry fares are four euros.');
  requests();
  await test.app.fetchSources();
  clock.forward(HOUR / 2);
  await test.app.fetchSources();
  expect(requests()).toEqual([]);
  site.on('/fares', page('Ferry fares are five euros.'));
  clock.forward(HOUR);
  await test.app.fetchSources();
  expect(await ask(test, 'what are the ferry fares')).toBe('Ferry fares are five euros.');
  expect([...test.app.library.snapshot().documents.keys()]).toEqual([PATH]);
  expect(test.app.faults()).toEqual([]);
  await test.app.stop();
});

it('what is not trusted waits where nobody is shown it', async () => {
  list();
  const test = await bot();
  await test.app.fetchSources();
  expect(await ask(test, 'what are the ferry fares')).toBe('');
  expect(readdirSync(knowledgeDir)).toEqual(['sources.yaml']);
  expect(readFileSync(join(folder, 'data', 'review', PATH), 'utf8')).toContain('four euros');
  expect(test.logged.filter((line) => line.includes('waits for review'))).toHaveLength(1);
  await test.app.stop();
});

it('a list that changes is followed, and while it is faulty the last good one is', async () => {
  writeFileSync(join(knowledgeDir, 'sources.yaml'), '[]');
  const test = await bot();
  await test.app.fetchSources();
  expect(requests()).toEqual([]);
  list('  trusted: yes\n');
  await test.app.refresh();
  await test.app.fetchSources();
  expect(requests()).toEqual(['/robots.txt', '/fares']);
  writeFileSync(join(knowledgeDir, 'sources.yaml'), '- page: nonsense');
  await test.app.refresh();
  expect(test.app.faults()).toMatchObject([{ file: 'knowledge/sources.yaml', line: 1, level: 'error' }]);
  clock.forward(2 * HOUR);
  await test.app.fetchSources();
  expect(requests()).toEqual(['/robots.txt', '/fares']);
  await test.app.stop();
});

it('of several processes one fetches, and nothing is written twice', async () => {
  list('  trusted: yes\n');
  const [one, two] = [await bot(), await bot()];
  await Promise.all([one.app.fetchSources(), two.app.fetchSources(), one.app.fetchSources()]);
  expect(requests()).toEqual(['/robots.txt', '/fares']);
  expect(readdirSync(join(knowledgeDir, 'added', 'site.test'))).toHaveLength(2);
  await two.app.refresh();
  expect(await ask(two, 'what are the ferry fares')).toBe('Ferry fares are four euros.');
  await one.app.stop();
  await two.app.stop();
});

it('what cannot be fetched is in the log with its remedy, and nothing else is held up', async () => {
  writeFileSync(
    join(knowledgeDir, 'sources.yaml'),
    `- page: ${site.url('/nothing')}\n- page: ${site.url('/fares')}\n  trusted: yes\n`,
  );
  const test = await bot();
  await test.app.fetchSources();
  const line = test.logged.find((one) => one.includes('answers with the status 404'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    source: site.url('/nothing'),
    remedy: 'Check the address in a browser.',
  });
  expect(await ask(test, 'what are the ferry fares')).toBe('Ferry fares are four euros.');
  await test.app.stop();
});

it('a bot that stops ends its run between two steps, and asks nothing more', async () => {
  list('  trusted: yes\n');
  const test = await bot();
  let arrived = () => {};
  const waiting = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  site.on('/fares', () => arrived());
  const run = test.app.fetchSources();
  await waiting;
  await test.app.stop();
  await run;
  expect(readdirSync(knowledgeDir)).toEqual(['sources.yaml']);
});
