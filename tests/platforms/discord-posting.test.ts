// What the bot posts on Discord by itself: one attempt at a time, a key by which two attempts are one, and no waiting inside.

import { describe, expect, it } from 'vitest';
import type { PlatformError } from '../../src/core/errors.ts';
import { ROUTES } from '../fakes/discord/discord.ts';
import { FLAGS } from '../fakes/discord/messages.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import type { Fault } from '../fakes/faults.ts';
import { chatOf, type DiscordPlace, partOf, places } from './discord-place.ts';

const open = places();

const failure = async (act: Promise<unknown>): Promise<PlatformError> => {
  try {
    await act;
  } catch (error) {
    return error as PlatformError;
  }
  throw new Error('no error');
};
const sendsOf = ({ discord }: DiscordPlace): number =>
  discord.calls.filter(({ route }) => route === ROUTES.send).length;
const said = ({ channel }: DiscordPlace): string[] => channel.messages.map((message) => message.text());

describe('a key', () => {
  it('is honoured for as long as is promised, and no longer', async () => {
    const at = await open();
    const first = await at.post('Today', 'row-1');
    at.forward(at.platform.posting.repeatableMs - 1);
    expect(await at.post('Today', 'row-1')).toEqual(first);
    expect(said(at)).toEqual(['Today']);
    at.forward(1);
    expect(await at.post('Today', 'row-1')).not.toEqual(first);
    expect(said(at)).toEqual(['Today', 'Today']);
  });

  it('has 25 characters at most', async () => {
    const at = await open();
    await at.post('Today', 'k'.repeat(25));
    for (const key of ['k'.repeat(26), ''])
      await expect(at.post('Tomorrow', key)).rejects.toBeInstanceOf(RangeError);
    expect(sendsOf(at)).toBe(1);
  });
});

describe('a post whose answer is lost', () => {
  const lost: readonly (readonly [string, Fault])[] = [
    ['lost', { is: 'lost' }],
    ['reset', { is: 'reset' }],
    ['500', { is: 'answer', status: 500 }],
    ['502 without JSON', { is: 'answer', status: 502, body: 'bad gateway' }],
    ['garbage', { is: 'garbage', body: '{"id' }],
    ['no id', { is: 'garbage', body: '{}' }],
  ];
  it.each(lost)('is tried once, and said to be uncertain: %s', async (_, fault) => {
    const at = await open();
    at.discord.faults.plan(ROUTES.send, fault);
    expect(await failure(at.post('Today'))).toMatchObject({ name: 'PlatformError', certain: false });
    expect(sendsOf(at)).toBe(1);
  });

  it('is found again, among what was said before and since', async () => {
    const at = await open();
    const { channel, discord, platform } = at;
    const part = partOf(platform, 'Today');
    await at.post('Today');
    at.forward(10 * 60_000);
    const sentAfter = Date.UTC(2026, 0, 1) + 10 * 60_000;
    const person = discord.user();
    discord.faults.plan(ROUTES.send, { is: 'lost' });
    person.write('Today', channel);
    await failure(at.post('Today', 'row-1'));
    const [, found] = channel.messages;
    // More than a page of a busy channel.
    for (let i = 0; i < 120; i++) person.write(`and ${i}`, channel);
    expect(await platform.posting.trace(at.chat, part, sentAfter)).toEqual({
      chat: at.chat,
      message: found?.id,
    });
    expect(await platform.posting.trace(at.chat, partOf(platform, 'Tomorrow'), sentAfter)).toBeNull();
  });

  it('is found where the clock of Discord is up to a minute behind', async () => {
    const at = await open();
    const { message } = await at.post('Today', 'row-1');
    const trace = (behind: number) =>
      at.platform.posting.trace(at.chat, partOf(at.platform, 'Today'), Date.UTC(2026, 0, 1) + behind);
    expect(await trace(59_000)).toEqual({ chat: at.chat, message });
    expect(await trace(10 * 60_000)).toBeNull();
  });

  it('is found on the third page, and not looked for beyond', async () => {
    const at = await open();
    const person = at.discord.user();
    for (let i = 0; i < 299; i++) person.write(`${i}`, at.channel);
    const third = await at.post('on the third page');
    await at.post('beyond');
    const trace = (text: string) =>
      at.platform.posting.trace(at.chat, partOf(at.platform, text), Date.UTC(2026, 0, 1));
    expect(await trace('on the third page')).toEqual(third);
    expect(await trace('beyond')).toBeNull();
  });

  it('is not found where the bot may not look, and where it was never done', async () => {
    const at = await open();
    const trace = () => at.platform.posting.trace(at.chat, partOf(at.platform, 'Today'), 0);
    at.discord.faults.plan(ROUTES.send, { is: 'reset' });
    await failure(at.post('Today'));
    expect(await trace()).toBeNull();
    await at.post('Today');
    expect(await trace()).not.toBeNull();
    at.guild.revoke('bot', MAY.history);
    expect(await trace()).toBeNull();
    at.guild.revoke('bot', MAY.see);
    expect(await trace()).toBeNull();
  });

  it('is not taken for absent while Discord cannot be asked', async () => {
    const at = await open();
    at.discord.faults.plan(ROUTES.history, { is: 'answer', status: 503 });
    const trace = at.platform.posting.trace(at.chat, partOf(at.platform, 'Today'), 0);
    expect(await failure(trace)).toMatchObject({ status: 503 });
  });
});

describe('a limit', () => {
  it('is told with its wait, and not waited for', async () => {
    const at = await open();
    at.discord.faults.plan(ROUTES.send, { is: 'answer', status: 429, headers: { 'retry-after': '30' } });
    const limited = await failure(at.post('Today'));
    expect(limited).toMatchObject({ status: 429, certain: true });
    expect(limited.retryAfterMs).toBeGreaterThanOrEqual(30_000);
    expect(limited.retryAfterMs).toBeLessThan(35_000);
    // Whoever waits asks once more, and then nothing is refused.
    expect(at.discord.calls.filter(({ route }) => route === ROUTES.send)).toHaveLength(1);
    expect(said(at)).toEqual([]);
  });

  it('of which discord.js knows already is told too', async () => {
    const at = await open({ requestsPerSecond: 2 });
    await at.post('One');
    await at.post('Two');
    expect(await failure(at.post('Three'))).toMatchObject({ status: 429, certain: true });
    const calls = at.discord.calls.length;
    const again = await failure(at.post('Three'));
    expect(again).toMatchObject({ status: 429, certain: true });
    expect(again.retryAfterMs).toBeGreaterThan(0);
    expect(at.discord.calls).toHaveLength(calls);
    expect(said(at)).toEqual(['One', 'Two']);
  });
});

describe("a channel's room for messages", () => {
  it('is asked of no channel before its answer says that it is full, and then of the budget that all processes share', async () => {
    const at = await open({ channelRoom: { messages: 2, windowMs: 5_000 } });
    await at.post('One');
    expect(at.pauses).toEqual([]);
    await at.post('Two');
    expect(at.pauses).toEqual([[at.chat, 5_050]]);
    const other = chatOf(at.guild.channel());
    await at.post('Elsewhere', 'e', other);
    expect(at.pauses).toHaveLength(1);
  });

  it('that others have used up is told by the refusal', async () => {
    const at = await open({ channelRoom: { messages: 0, windowMs: 5_000 } });
    const refusal = await failure(at.post('One'));
    expect(refusal).toMatchObject({ status: 429, certain: true });
    expect(refusal.retryAfterMs).toBeGreaterThanOrEqual(5_000);
  });
});

describe('a chat is closed', () => {
  it.each<[string, (at: DiscordPlace) => void]>([
    ['that was deleted', ({ channel }) => channel.remove()],
    ['that the bot cannot see', ({ channel }) => channel.overwrite('bot', { deny: MAY.see })],
    ['in which it cannot write', ({ channel }) => channel.overwrite('bot', { deny: MAY.send })],
  ])('%s', async (_, act) => {
    const at = await open();
    act(at);
    expect(await failure(at.post('Today'))).toMatchObject({ code: 'closed', certain: true });
    expect((await failure(at.post('Today'))).retryAfterMs).toBeUndefined();
  });

  it('with a locked thread, and not with an archived one, which opens again', async () => {
    const at = await open();
    const asleep = at.channel.thread({ archived: true });
    await at.post('Good morning', 'a', chatOf(asleep));
    expect(asleep.archived).toBe(false);
    for (const archived of [true, false]) {
      const locked = at.channel.thread({ archived, locked: true });
      expect(await failure(at.post('Today', 'b', chatOf(locked)))).toMatchObject({ code: 'closed' });
    }
  });

  it('is not said of a token that Discord refuses once', async () => {
    const at = await open();
    at.discord.faults.plan(ROUTES.send, { is: 'answer', status: 401 });
    const refused = await failure(at.post('Today'));
    expect(refused).toMatchObject({ status: 401 });
    expect(refused.code).not.toBe('closed');
    await at.post('Today');
    expect(said(at)).toEqual(['Today']);
  });
});

it('a greeting makes no sound, pings nobody, and is one for one key', async () => {
  const { discord, platform } = await open();
  const person = discord.user();
  const greeting = { ...partOf(platform, 'Hello'), key: 'tell-1' };
  for (let times = 0; times < 2; times++) await platform.posting.alone(`discord:${person.id}`, greeting);
  expect(person.received.map((message) => [message.text(), message.flags])).toEqual([
    ['Hello', FLAGS.v2 | FLAGS.suppressEmbeds | FLAGS.suppressNotifications],
  ]);
  expect(discord.violations).toEqual([]);
});

describe('a message', () => {
  it('that is silent stays so when it is edited', async () => {
    const { channel, platform, chat } = await open();
    const posted = await platform.posting.deliver(chat, partOf(platform, 'One'), { key: 'k', silent: true });
    await platform.posting.edit(posted, partOf(platform, 'Two'));
    expect(channel.messages.map((message) => [message.text(), message.flags])).toEqual([
      ['Two', FLAGS.v2 | FLAGS.suppressEmbeds | FLAGS.suppressNotifications],
    ]);
  });

  it('of somebody else, or in an archived thread, cannot be changed any more', async () => {
    const at = await open();
    const { platform } = at;
    const other = at.discord.user().write('Hello', at.channel);
    const part = partOf(platform, 'Two');
    expect(await failure(platform.posting.edit({ chat: at.chat, message: other.id }, part))).toMatchObject({
      code: 'fixed',
    });
    const thread = at.channel.thread();
    const posted = await at.post('One', 'k', chatOf(thread));
    thread.archive();
    expect(await failure(platform.posting.edit(posted, part))).toMatchObject({ code: 'fixed' });
  });

  it('in a channel that is gone is removed already', async () => {
    const at = await open();
    const posted = await at.post('One');
    at.channel.remove();
    await at.platform.posting.remove(posted);
    expect(await failure(at.platform.posting.edit(posted, partOf(at.platform, 'Two')))).toMatchObject({
      code: 'closed',
    });
  });

  it('by a name that is none is gone', async () => {
    const { platform, chat, discord } = await open();
    for (const message of ['', '../1', 'x', '1/2']) {
      await platform.posting.remove({ chat, message });
      expect(await failure(platform.posting.edit({ chat, message }, partOf(platform, 'Two')))).toMatchObject({
        code: 'gone',
      });
    }
    expect(discord.calls).toEqual([]);
  });
});

it('tells of nothing that it carried, whatever goes wrong', async () => {
  const at = await open();
  const { platform, discord, chat, guild, channel } = at;
  const person = discord.user();
  const posted = await at.post('marker-of-a-secret');
  const part = partOf(platform, 'marker-of-a-secret');
  const user = `discord:${person.id}`;
  const body = {
    code: 50035,
    message: 'marker-of-a-secret',
    errors: { x: { _errors: ['marker-of-a-secret'] } },
  };
  const faults: readonly Fault[] = [
    ...[400, 401, 403, 404, 500].map((status): Fault => ({ is: 'answer', status, body })),
    { is: 'answer', status: 502, body: 'marker-of-a-secret' },
    { is: 'lost' },
    { is: 'garbage', body: '{"marker-of-a-secret' },
  ];
  const acts = (): readonly Promise<unknown>[] => [
    platform.posting.edit(posted, part),
    at.post('marker-of-a-secret', 'marker-of-a-key'),
    platform.posting.remove(posted),
    platform.posting.trace(chat, part, 0),
    platform.posting.alone(user),
    platform.pinning.pin(posted),
    platform.pinning.unpin(posted),
    platform.pinning.look(chat, [posted]),
    platform.rights.holds(user, chat, 'pin', null),
    platform.rights.missingPermissions(chat, 'pin'),
  ];
  const routes = Object.values(ROUTES);
  let errors = 0;
  for (const fault of faults) {
    for (const route of routes) discord.faults.plan(route, fault, { times: 20 });
    for (const outcome of await Promise.allSettled(acts())) {
      if (outcome.status === 'fulfilled') continue;
      errors += 1;
      const { name, message, cause, ...fields } = outcome.reason as PlatformError;
      expect(name).toBe('PlatformError');
      expect(cause).toBeUndefined();
      const told = `${message} ${JSON.stringify(fields)} ${JSON.stringify(outcome.reason)}`;
      for (const secret of ['marker', discord.token, guild.id, channel.id, person.id, posted.message])
        expect(told).not.toContain(secret);
    }
    discord.faults.clear();
  }
  expect(errors).toBeGreaterThan(50);
  expect(at.logged.join('')).not.toMatch(/marker|\d{17,}/);
});
