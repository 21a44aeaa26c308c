// Postgres goes away under a running bot, in the middle of its work, and comes back.

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../postgres.ts';
import { openLibrary } from './library.ts';
import { createTime, passing, startProcess, telegramSquare, until } from './processes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const postgres = await openPostgres();

/** A way to a database that can be cut, as if its server had gone. */
const openWay = async (url: string) => {
  const there = new URL(url);
  const folder = there.searchParams.get('host');
  const port = Number(there.port || 5432);
  const to = folder === null ? { host: there.hostname, port } : { path: `${folder}/.s.PGSQL.${port}` };
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.pipe(other);
      end
        .on('error', () => {})
        .once('close', () => {
          ends.delete(end);
          other.destroy();
        });
    }
  });
  const open = (at: number) =>
    new Promise<number>((resolve) => {
      server.listen(at, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const here = await open(0);
  there.searchParams.delete('host');
  there.hostname = '127.0.0.1';
  there.port = String(here);
  return {
    url: there.href,
    cut: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const end of ends) end.destroy();
      }),
    mend: () => open(here),
  };
};

/**
 * What is rejected with nobody to wait for it, which a process of the bot logs: the job worker does not wait for what it writes about a
 * job that is done, so that it is lost when the way is cut at that moment.
 */
const collectUnhandled = (): { readonly collected: readonly unknown[]; stop(): void } => {
  const collected: unknown[] = [];
  const note = (error: unknown) => void collected.push(error);
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
  return {
    collected,
    stop() {
      process.removeListener('unhandledRejection', note);
      for (const other of others) process.on('unhandledRejection', other);
    },
  };
};

describe.skipIf(postgres === null)('Postgres that goes away', () => {
  if (postgres === null) return;
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });
  afterAll(() => postgres.close());

  it('takes no answer with it, and no digest is lost or sent twice', async () => {
    const unhandled = collectUnhandled();
    ends.push(unhandled.stop);
    const time = createTime(0.05);
    const began = time.now();
    const way = await openWay(postgres.url);
    ends.push(way.cut);
    const library = openLibrary();
    ends.push(library.close);
    const square = await telegramSquare(time);
    ends.push(square.close);
    const bot = await startProcess(square, { place: { url: way.url, file: '' }, library, time });
    ends.push(bot.die);
    const say = (line: string) =>
      passing(time, bot.app.host.answer({ origin: square.origin, said: { line } }));
    const posted = () => square.posted().length;
    const logs = (pattern: RegExp) => bot.logged.some((line) => pattern.test(line));
    const server = new pg.Client(postgres.url);
    server.on('error', () => {});
    await server.connect();
    ends.push(() => server.end());
    const inHand = async (parts: number) => {
      for (;;) {
        const { rows } = await server.query(
          `select from graphile_worker.jobs where task_identifier = 'part' and locked_at is not null`,
        );
        if (rows.length === parts) return;
      }
    };
    let answer = () => {};
    const answerLate = () =>
      square.faults.plan('sendMessage', { is: 'late', until: new Promise<void>((done) => (answer = done)) });
    for (let digest = 1; digest <= 2; digest++)
      expect((await say('/digest on daily at 09:00 UTC always')).outcome).toBe('answered');

    // The first leaves and is written down, and the second waits its turn in the chat, for time stands.
    answerLate();
    time.forward(9 * HOUR + 62_000);
    await inHand(2);
    answer();
    await inHand(1);
    expect(posted()).toBe(1);
    await way.cut();
    await until(time, () => logs(/is waiting for the database/), true);
    const asked = await say('/ask when does the ferry leave?');
    expect(asked.outcome).toBe('answered');
    expect(JSON.stringify(asked.reply)).toContain('The ferry leaves the harbour at noon');
    const listed = await say('/digest list');
    expect(listed.outcome).toBe('refused');
    expect(JSON.stringify(listed.reply)).toContain('cannot store anything right now');
    expect(posted()).toBe(1);

    await way.mend();
    await until(time, () => posted() === 2, true);
    expect((await say('/digest list')).outcome).toBe('answered');

    // The next day it goes away between a message and its answer, and stays away for longer than a lease.
    answerLate();
    time.forward(began + 33 * HOUR + 62_000 - time.now());
    await until(time, () => posted() === 3, true);
    await way.cut();
    answer();
    await until(time, () => logs(/could not record a sent message yet/), true);
    time.forward(2 * MINUTE);
    await way.mend();
    await until(time, () => posted() === 4, true);
    time.forward(HOUR);
    await passing(time, bot.tick());
    expect(posted()).toBe(4);
    expect(JSON.stringify((await say('/digest list')).reply)).not.toContain('Delivery status unknown');
    // Of what was under way when the way was cut, and of nothing else.
    expect(
      unhandled.collected.filter((error) => !/^Error: Connection terminated/.test(String(error))),
    ).toEqual([]);
  });
});
