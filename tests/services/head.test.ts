// The head of the record in the editorial chat: once a day, and good for finding out that the end was cut off.

import Libsql from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { data } from '../unit/stores/filled.ts';
import { openTown, PLATFORMS, type Town } from './towns.ts';

const KEY = 'the key of the tests, which is no secret';
const DAY_MS = 24 * 60 * 60_000;

let town: Town;
afterEach(() => town.close());

const heads = () => town.posted().flatMap((text) => /\b[0-9a-f]{64}\b/.exec(text)?.[0] ?? []);
const verify = async (head: string) => {
  const place = { url: null, file: town.file };
  return (await data(place, ['audit', '--verify', '--head', head], { auditKey: KEY })).said;
};
const tick = () => town.bot.app.services.tick();

describe.each(PLATFORMS)('on %s', (platform) => {
  it('it is posted once a day, by one of several processes, as soon as there is one', async () => {
    town = await openTown(platform, ({ chat }) => ({ editorialChat: chat, auditHead: 'daily' }));
    await tick();
    expect(heads()).toEqual([]);
    await town.say('boss', town.chat, '/settings language:en');
    await tick();
    await tick();
    expect(heads()).toHaveLength(1);
    // Another process, or the same one begun anew, finds it in the ledger.
    await town.restart();
    await tick();
    expect(heads()).toHaveLength(1);
    const [first = ''] = heads();
    expect(await verify(first)).toContain('The log is intact');

    await town.say('boss', town.chat, '/settings answers:private');
    town.bot.clock.forward(DAY_MS);
    await tick();
    const [, second = ''] = heads();
    expect(second).not.toBe(first);
    expect(await verify(second)).toContain('The log is intact');
    const connection = new Libsql(town.file);
    connection.exec('delete from audit where seq > 1');
    connection.exec('update audit_head set seq = 1, mac = (select mac from audit where seq = 1)');
    connection.close();
    expect(await verify(first)).toContain('The log is intact');
    expect(await verify(second)).toMatch(/Row 2 and all rows after it may be missing/);
  });

  it('it is posted nowhere unless that is configured', async () => {
    town = await openTown(platform, ({ chat }) => ({ editorialChat: chat }));
    await town.say('boss', town.chat, '/settings language:en');
    await tick();
    expect(heads()).toEqual([]);
  });
});
