// Two processes over one database: one listens, both post, and nothing is said twice.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Origin } from '../../src/core/ports.ts';
import { forget } from '../../src/stores/forget.ts';
import type { StoreLocation } from '../../src/stores/open.ts';
import { openPostgres } from '../postgres.ts';
import { AUDIT_KEY, silent } from '../stores-of.ts';
import { HARBOUR, openLibrary, type TestLibrary } from './library.ts';
import {
  createTime,
  discordSquare,
  hurried,
  type Process,
  passing,
  type Square,
  startProcess,
  telegramSquare,
  until,
} from './processes.ts';

const HOUR = 60 * 60_000;

const postgres = await openPostgres();

let time: ReturnType<typeof createTime>;
let square: Square;
let processes: Process[];
let libraries: TestLibrary[];
let place: StoreLocation;
let folder: string;

beforeEach(() => {
  time = createTime();
  processes = [];
  libraries = [];
  folder = mkdtempSync(join(tmpdir(), 'verbatim-processes-'));
});
afterEach(async () => {
  for (const each of processes) await each.die();
  await square.close();
  for (const each of libraries) each.close();
  rmSync(folder, { recursive: true, force: true });
});

const newLibrary = () => {
  const library = openLibrary();
  libraries.push(library);
  return library;
};
const start = async (library: TestLibrary) => {
  const started = await startProcess(square, { place, library, time });
  processes.push(started);
  return started;
};
const say = async ({ app }: Process, line: string, where: Partial<Origin> = {}) => {
  const origin = { ...square.origin, ...where };
  const answer = await passing(time, app.host.answer({ origin, said: { line } }));
  expect([line, answer.outcome]).toEqual([line, 'answered']);
  return answer.reply.cards.flatMap(({ actions = [] }) => actions);
};
const pinFerry = async (by: Process) => {
  const buttons = await say(by, '/pin ferry');
  await say(by, buttons.find(({ label }) => label === 'Pin it')?.line ?? '');
};
const tickAll = async (...all: readonly Process[]) => {
  await passing(time, Promise.all(all.map((each) => each.tick())));
};

/** Nine o'clock of a day from 0, and a little: a job of Postgres comes by the real time, and what no job brings is looked for after a minute. */
const nine = (day = 0) => time.forward(createTime().now() + day * 24 * HOUR + 9 * HOUR + 62_000 - time.now());

/** What two processes keep, wherever they are. */
const keepsToOne = () => {
  it('one listens; when it dies, the other does within 15 seconds', async () => {
    const library = newLibrary();
    const [first, second] = [await start(library), await start(library)];
    await until(time, () => first.health() === 'up');
    expect(second.health()).toBe('standby');
    time.forward(3_000);
    await tickAll(first, second);
    expect([first.health(), second.health()]).toEqual(['up', 'standby']);
    await first.die();
    const died = time.now();
    for (; second.health() === 'standby' && time.now() - died < 60_000; ) {
      time.forward(1_000);
      await passing(time, second.tick());
    }
    expect(time.now() - died).toBeLessThanOrEqual(15_000);
    await until(time, () => second.health() === 'up', true);
  });

  it('what is due is sent once, and a pin is brought up to date once', async () => {
    const library = newLibrary();
    const [first, second] = [await start(library), await start(library)];
    await tickAll(first, second);
    await pinFerry(first);
    for (const by of [first, second]) await say(by, '/digest on daily at 09:00 UTC always');
    library.write('harbour.txt', HARBOUR.replace('four coins', 'five coins'));
    await passing(time, Promise.all([first, first, second, second].map(({ app }) => app.refresh())));
    await tickAll(first, second);
    const [pin] = square.posted();
    expect(pin).toMatch(/^1 /);
    expect(pin).toContain('five coins');
    nine();
    await until(time, () => square.posted().length >= 3, true);
    await tickAll(first, second);
    time.forward(HOUR);
    await tickAll(first, second);
    expect(square.posted()).toHaveLength(3);
    expect(square.posted()[0]).toBe(pin);
  });
};

describe('two processes over one file', () => {
  beforeEach(async () => {
    square = await telegramSquare(time);
    place = { url: null, file: join(folder, 'bot.db') };
  });

  keepsToOne();

  it('each hears what another has chosen and forgotten, long before a platform takes what waits for it', async () => {
    const library = newLibrary();
    const [first, second] = [await start(library), await start(library)];
    await tickAll(first, second);
    await pinFerry(first);
    const refused = { ok: false, error_code: 429, description: '', parameters: { retry_after: 600 } };
    square.faults.plan('editMessageText', { is: 'answer', status: 429, body: refused });
    library.write('harbour.txt', HARBOUR.replace('four coins', 'five coins'));
    for (const { app } of [first, second]) void app.refresh();
    // Whoever has the library waits from now on.
    await until(time, () => square.faults.left() === 0, true);
    const began = time.now();
    const heardBy = (by: Process, chat: string, language: string) =>
      until(time, () => by.app.host.greet({ ...square.origin, chat }).locale === language, true);
    const { chat, user: boss } = square.origin;
    await say(second, '/settings language:he');
    await heardBy(first, chat, 'he');
    await say(first, '/settings language:ar', { chat: boss, alone: true });
    await heardBy(second, boss, 'ar');
    const asked = await say(second, '/forget me', { chat: boss, alone: true });
    await say(second, asked[0]?.line ?? '', { chat: boss, alone: true });
    await heardBy(first, boss, 'en');
    const parts = { place, clock: hurried(time), log: silent };
    const forgot = await forget(parts, () => AUDIT_KEY, { kind: 'chat', id: chat });
    expect(forgot.rows).toBeGreaterThan(0);
    for (const by of [first, second]) await heardBy(by, chat, 'en');
    expect(time.now() - began).toBeLessThan(600_000);
  });

  it('a correction that another process confirmed is made by one that slept meanwhile', async () => {
    const library = newLibrary();
    const [first, second] = [await start(library), await start(library)];
    await tickAll(first, second);
    await say(first, 'how many coins is the fare?');
    const alone = { platform: 'console', chat: 'console:terminal', user: 'console:terminal', alone: true };
    const buttons = await say(second, '/source retract harbour.txt reason:"x"', alone);
    await say(second, buttons.find(({ label }) => label === 'Confirm')?.line ?? '', alone);
    time.forward(11 * 60_000);
    await passing(time, first.app.services.leader.tick());
    const states = async () => {
      const answer = await passing(
        time,
        first.app.host.answer({ origin: { ...square.origin, ...alone }, said: { line: '/source' } }),
      );
      return JSON.stringify(answer.reply.cards);
    };
    let told = await states();
    while (!/ · (?:not )?sent/.test(told)) {
      time.forward(1_000);
      told = await states();
    }
    expect(told).toContain(' · sent · ');
  });

  it('only a process that has the library that counts says what is in it', async () => {
    const [mine, other] = [newLibrary(), newLibrary()];
    const first = await start(mine);
    await tickAll(first);
    await say(first, '/digest on daily at 09:00 UTC always');
    await pinFerry(first);
    const pin = square.posted();
    other.write('harbour.txt', HARBOUR.replace('noon', 'midnight'));
    const second = await start(other);
    await tickAll(second);
    expect(square.posted()).toEqual(pin);
    nine();
    // The first has gone on prolonging its leases all night.
    await passing(time, first.app.services.leader.tick());
    await passing(time, second.app.services.leader.tick());
    await tickAll(first);
    await until(time, () => square.posted().length >= 2, true);
    expect(square.posted().slice(1).join()).not.toContain('midnight');
    expect(square.posted()).toHaveLength(2);
  });
});

describe.skipIf(postgres === null)('two processes over one Postgres', () => {
  if (postgres === null) return;
  afterAll(() => postgres.close());
  beforeEach(async () => {
    time = createTime(0.05);
    place = { url: (await postgres.openDatabase()).url, file: '' };
  });

  describe('on Discord', () => {
    beforeEach(async () => {
      square = await discordSquare(time);
    });
    keepsToOne();
  });
});
