// The rules for answers to interactions bite: the call is refused in Discord's shape and goes on record.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FakeDiscord, openDiscord } from '../../fakes/discord/discord.ts';
import { createRaw, takeViolations } from '../../fakes/discord/raw.ts';
import type { FakeChannel, FakeInteraction, FakeMessage, FakeUser } from '../../fakes/discord/shapes.ts';

type Body = Record<string, unknown>;

const V2 = 1 << 15;
const MUTE = { allowed_mentions: { parse: [] } };
let fake: FakeDiscord;
let channel: FakeChannel;
let user: FakeUser;
let call: ReturnType<typeof createRaw>;

const wrongs = () => takeViolations(fake);
const text = (content: string) => ({ type: 10, content });
const buttons = [{ type: 1, components: [{ type: 2, style: 1, label: 'L', custom_id: 'c' }] }];
const command = (more: Body = {}) => ({ name: 'ask', description: 'Ask', ...more });
const publish = (commands: unknown) => call('PUT', `/applications/${fake.applicationId}/commands`, commands);
const respond = ({ id, token }: FakeInteraction, type: number, data?: Body) =>
  call('POST', `/interactions/${id}/${token}/callback`, { type, ...(data === undefined ? {} : { data }) });
const edit = ({ token }: FakeInteraction, body: Body, message = '@original') =>
  call('PATCH', `/webhooks/${fake.applicationId}/${token}/messages/${encodeURIComponent(message)}`, body);

beforeAll(async () => {
  fake = await openDiscord();
  call = createRaw(fake);
  channel = fake.guild().channel();
  user = fake.user();
});
afterAll(() => fake.close());
beforeEach(async () => {
  await publish([command({ options: [{ type: 3, name: 'o', description: 'O', autocomplete: true }] })]);
  wrongs();
});

const ask = () => user.slash('ask', {}, channel);

test('a first response is the only one, and belongs to its token', async () => {
  const asked = ask();
  expect(await respond({ ...asked, token: 'x' }, 5)).toMatchObject({ json: { code: 10062 } });
  expect(await edit(asked, { ...MUTE, content: 'x' })).toMatchObject({
    status: 404,
    json: { code: 10015 },
  });
  expect(wrongs().length).toBe(2);
  expect(await respond(asked, 5)).toEqual({ status: 204, json: null, type: null });
  expect(fake.unfilled()).toContain(asked.id);
  expect(await respond(asked, 5)).toMatchObject({ status: 400, json: { code: 40060 } });
  expect(wrongs().length).toBe(1);
  expect(await edit(asked, { ...MUTE, content: 'x' })).toMatchObject({ status: 200 });
  expect(fake.unfilled()).not.toContain(asked.id);
  expect(asked.messages.map(({ content, edits }) => [content, edits])).toEqual([['x', 0]]);
  expect(await edit(asked, { ...MUTE, content: 'y' }, '123')).toMatchObject({ json: { code: 10008 } });
  expect(wrongs().length).toBe(1);
});

test('a deferral fixes the audience', async () => {
  const asked = ask();
  await respond(asked, 5, { flags: 64 });
  await edit(asked, { ...MUTE, flags: V2, components: [text('x')] });
  expect(asked.messages[0]).toMatchObject({ ephemeral: true, flags: V2 | 64 });
  const { id } = asked.messages[0] as FakeMessage;
  expect(await call('PATCH', `/channels/${channel.id}/messages/${id}`, MUTE)).toMatchObject({
    status: 404,
  });
  expect(
    await call('DELETE', `/webhooks/${fake.applicationId}/${asked.token}/messages/@original`),
  ).toMatchObject({
    status: 204,
  });
  expect(asked.messages).toEqual([]);
  expect(wrongs()).toEqual([]);
});

test.each<[string, number, Body | undefined]>([
  ['choices', 8, { choices: [] }],
  ['an update', 7, { ...MUTE, content: 'x' }],
  ['a deferred update', 6, undefined],
  ['a modal', 9, { custom_id: 'x', title: 'x', components: [] }],
  ['a pong', 1, undefined],
  ['nothing', 4, undefined],
  ['a deferral with content', 5, { content: 'x' }],
  ['a text with mentions', 4, { content: 'x' }],
])('a slash command is not answered with %s', async (_, type, data) => {
  const asked = ask();
  expect(await respond(asked, type, data)).toMatchObject({ status: 400 });
  expect(wrongs().length).toBe(1);
  expect(asked.acknowledged).toBeNull();
});

test.each<[string, number, Body]>([
  ['a deferral', 5, {}],
  ['a text', 4, { ...MUTE, content: 'x' }],
  ['26 choices', 8, { choices: Array.from({ length: 26 }, (_, at) => ({ name: `${at}`, value: `${at}` })) }],
  ['an empty name', 8, { choices: [{ name: '', value: 'x' }] }],
  ['a long value', 8, { choices: [{ name: 'x', value: 'x'.repeat(101) }] }],
])('typing is not answered with %s', async (_, type, data) => {
  const typed = user.type({ command: 'ask', option: 'o', value: '' }, channel);
  expect(await respond(typed, type, data)).toMatchObject({ status: 400 });
  expect(wrongs().length).toBe(1);
});

test('a button may defer the update of its message', async () => {
  const asked = ask();
  await respond(asked, 4, { ...MUTE, content: 'x', components: buttons });
  const [message] = asked.messages;
  if (message === undefined) throw new Error('no message');
  const pressed = user.press(message, 'L');
  expect(await respond(pressed, 6)).toMatchObject({ status: 204 });
  expect(pressed.messages).toEqual([]);
  await edit(pressed, { ...MUTE, content: 'y', components: [] });
  expect([message.content, message.edits, pressed.messages[0]]).toEqual(['y', 1, message]);
  expect(wrongs()).toEqual([]);
});

test('an app that only its user has installed may follow up five times', async () => {
  await publish([command({ integration_types: [0, 1], contexts: [0, 1, 2] })]);
  const asked = user.slash('ask', {}, 'group-dm');
  await respond(asked, 4, { ...MUTE, content: 'x' });
  const follow = () =>
    call('POST', `/webhooks/${fake.applicationId}/${asked.token}`, { ...MUTE, content: 'y' });
  for (let at = 0; at < 5; at += 1) expect(await follow()).toMatchObject({ status: 200 });
  expect(await follow()).toMatchObject({ status: 400, json: { code: 40094 } });
  wrongs();
});
