// The fake's channels, pins, members and limits, as a bot meets them without a library between.

import {
  GuildMemberResponseSchema,
  GuildRoleResponseSchema,
  GuildWithCountsResponseSchema,
  MessageResponseSchema,
  PinnedMessagesResponseSchema,
  PrivateChannelResponseSchema,
  ThreadResponseSchema,
} from 'discord-api-spec/zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeDiscord, openDiscord } from '../../fakes/discord/discord.ts';
import { MAY, ORDINARY } from '../../fakes/discord/permissions.ts';
import { createRaw } from '../../fakes/discord/raw.ts';
import type { Schema } from '../../fakes/discord/schema.ts';
import type { FakeChannel, FakeGuild } from '../../fakes/discord/shapes.ts';

let now = 0;
let fake: FakeDiscord;
let guild: FakeGuild;
let channel: FakeChannel;
let call: ReturnType<typeof createRaw>;
let nonces = 0;

const enter = async (options: Parameters<typeof openDiscord>[0] = {}) => {
  now = Date.UTC(2026, 0, 1);
  fake = await openDiscord({ clock: { now: () => now }, ...options });
  guild = fake.guild({ permissions: ORDINARY | MAY.pin });
  channel = guild.channel();
  call = createRaw(fake);
};
beforeEach(() => enter());
afterEach(async () => {
  await fake.close();
  expect(fake.violations).toEqual([]);
});

const send = async (content = 'x', nonce = `n${nonces++}`): Promise<string> => {
  const { json } = await call('POST', `/channels/${channel.id}/messages`, {
    content,
    allowed_mentions: { parse: [] },
    nonce,
    enforce_nonce: true,
  });
  return String(json?.id);
};
const issuesOf = (schema: Schema, value: unknown) => {
  const read = schema.safeParse(value);
  return read.success ? [] : read.error.issues;
};
const pin = (message: string) => call('PUT', `/channels/${channel.id}/messages/pins/${message}`);

test('a nonce is honoured for two minutes of the clock', async () => {
  const first = await send('x', 'once');
  now += 119_999;
  expect(await send('x', 'once')).toBe(first);
  now += 1;
  expect(await send('x', 'once')).not.toBe(first);
});

describe('what it answers is as described', () => {
  test('messages, and the notice of a pin', async () => {
    const message = await send();
    await pin(message);
    const { json } = await call('GET', `/channels/${channel.id}/messages`);
    const list = json as unknown as Record<string, unknown>[];
    expect(list.map(({ type, pinned }) => [type, pinned])).toEqual([
      [6, false],
      [0, true],
    ]);
    expect(list[0]).toMatchObject({ message_reference: { message_id: message } });
    for (const each of list) expect(MessageResponseSchema.safeParse(each)).toMatchObject({ success: true });
  });

  test('pins, a guild, a role, a member, a thread, a conversation', async () => {
    await pin(await send());
    const member = fake.user();
    guild.join(member);
    const thread = channel.thread();
    const pins = await call('GET', `/channels/${channel.id}/messages/pins`);
    expect(PinnedMessagesResponseSchema.safeParse(pins.json)).toMatchObject({ success: true });
    const whole = await call('GET', `/guilds/${guild.id}`);
    expect(issuesOf(GuildWithCountsResponseSchema, whole.json)).toEqual([]);
    const roles = (await call('GET', `/guilds/${guild.id}/roles`)).json as unknown as unknown[];
    expect(roles).toHaveLength(3);
    for (const role of roles) expect(issuesOf(GuildRoleResponseSchema, role)).toEqual([]);
    const joined = await call('GET', `/guilds/${guild.id}/members/${member.id}`);
    expect(issuesOf(GuildMemberResponseSchema, joined.json)).toEqual([]);
    const hanging = await call('GET', `/channels/${thread.id}`);
    expect(issuesOf(ThreadResponseSchema, hanging.json)).toEqual([]);
    const alone = await call('POST', '/users/@me/channels', { recipient_id: member.id });
    expect(issuesOf(PrivateChannelResponseSchema, alone.json)).toEqual([]);
  });
});

test('the history comes newest first: after a message those that follow it, else the newest', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.push(await send(`${i}`));
  const page = async (query: string) => {
    const { json } = await call('GET', `/channels/${channel.id}/messages?${query}`);
    return (json as unknown as { content: string }[]).map(({ content }) => content).join('');
  };
  expect(await page('limit=2')).toBe('43');
  expect(await page(`limit=2&after=${ids[0]}`)).toBe('21');
  expect(await page(`limit=2&before=${ids[3]}`)).toBe('21');
  fake.user().write('not for the eyes of a bot', channel);
  expect(await page('limit=2')).toBe('4');
});

test('pins are listed in pages by their time, newest first', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) {
    ids.unshift(await send());
    await pin(ids[0] ?? '');
  }
  const path = `/channels/${channel.id}/messages/pins?limit=2`;
  const first = (await call('GET', path)).json as {
    has_more: boolean;
    items: { pinned_at: string; message: { id: string } }[];
  };
  expect(first.has_more).toBe(true);
  const { json: rest } = await call('GET', `${path}&before=${first.items[1]?.pinned_at}`);
  expect(rest).toMatchObject({ has_more: false, items: [{ message: { id: ids[2] } }] });
  expect(first.items.map(({ message }) => message.id)).toEqual(ids.slice(0, 2));
});

describe('it refuses', () => {
  test.each<[string, bigint, string, number]>([
    ['to pin without the right', MAY.pin, 'PUT pins/M', 50013],
    ['to unpin without the right', MAY.pin, 'DELETE pins/M', 50013],
    ['to pin without the history', MAY.history, 'PUT pins/M', 50013],
    ['to show a message without the history', MAY.history, 'GET M', 50013],
    ['everything where the bot sees nothing', MAY.see, 'GET pins', 50001],
  ])('%s', async (_, permission, asked, code) => {
    const message = await send();
    guild.revoke('bot', permission);
    const [method = '', path = ''] = asked.split(' ');
    const answer = await call(method, `/channels/${channel.id}/messages/${path.replace('M', message)}`);
    expect(answer).toMatchObject({ status: 403, json: { code } });
  });

  test("to delete or edit other people's messages, until it may manage them", async () => {
    const { id } = fake.user().write('mine', channel);
    const path = `/channels/${channel.id}/messages/${id}`;
    const edit = await call('PATCH', path, { content: 'yours', allowed_mentions: { parse: [] } });
    expect(edit).toMatchObject({ status: 403, json: { code: 50005 } });
    expect(await call('DELETE', path)).toMatchObject({ status: 403, json: { code: 50013 } });
    guild.grant('bot', MAY.manageMessages);
    expect(await call('DELETE', path)).toMatchObject({ status: 204 });
  });

  test('strangers in its guilds, and people whom it does not know', async () => {
    const path = (id: string) => `/guilds/${guild.id}/members/${id}`;
    expect(await call('GET', path(fake.user().id))).toMatchObject({ status: 404, json: { code: 10007 } });
    expect(await call('GET', path('1'))).toMatchObject({ status: 404, json: { code: 10013 } });
    guild.kick();
    expect(await call('GET', `/guilds/${guild.id}`)).toMatchObject({ status: 403, json: { code: 50001 } });
  });
});

test('a person sees pins, and unpins or deletes only with the right to do so', async () => {
  await pin(await send());
  const [message] = channel.messages;
  if (message === undefined) throw new Error('no message');
  const person = fake.user();
  expect(person.pins(channel)).toEqual([message]);
  for (const act of [() => person.unpin(message), () => person.remove(message), () => person.pin(message)])
    expect(act).toThrow(/does not let/);
  guild.grant(person, MAY.pin | MAY.manageMessages);
  person.unpin(message);
  expect(channel.pinned).toEqual([]);
  person.remove(message);
  expect(channel.messages).toEqual([]);
});

test('more requests a second than are allowed are refused with a wait, until the second is over', async () => {
  await fake.close();
  await enter({ requestsPerSecond: 2 });
  await call('GET', '/users/@me');
  now += 400;
  await call('GET', '/users/@me');
  expect(await call('GET', '/users/@me')).toMatchObject({
    status: 429,
    json: { global: true, retry_after: 0.6 },
  });
  now += 600;
  expect(await call('GET', '/users/@me')).toMatchObject({ status: 200 });
});
