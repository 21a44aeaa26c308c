// Each rule of the fake Discord for messages and places bites: the call is refused in Discord's shape and goes on record.

import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FakeDiscord, openDiscord } from '../../fakes/discord/discord.ts';
import { createRaw, takeViolations } from '../../fakes/discord/raw.ts';
import type { FakeChannel } from '../../fakes/discord/shapes.ts';

type Body = Record<string, unknown>;

const V2 = 1 << 15;
const MUTE = { allowed_mentions: { parse: [] } };
let fake: FakeDiscord;
let channel: FakeChannel;
let nonces = 0;

let call: ReturnType<typeof createRaw>;

const send = (body: Body) => {
  nonces += 1;
  return call('POST', `/channels/${channel.id}/messages`, {
    ...MUTE,
    nonce: `n${nonces}`,
    enforce_nonce: true,
    ...body,
  });
};
const wrongs = () => takeViolations(fake);

const text = (content: string) => ({ type: 10, content });
const button = (more: Body = {}) => ({ type: 2, style: 1, label: 'L', custom_id: 'c', ...more });
const row = (...components: Body[]) => ({ type: 1, components });
const box = (...components: Body[]) => ({ type: 17, components });

beforeAll(async () => {
  fake = await openDiscord();
  call = createRaw(fake);
  channel = fake.guild().channel();
});
afterAll(() => fake.close());
beforeEach(() => void wrongs());

describe('messages', () => {
  test.each<[string, Body]>([
    ['2,000 characters', { content: 'x'.repeat(2_000) }],
    ['a link without preview', { content: 'https://example.org', flags: 4 }],
    ['40 components', { flags: V2, components: Array.from({ length: 40 }, () => text('x')) }],
    ['4,000 characters in two texts', { flags: V2, components: [text('x'.repeat(3_999)), box(text('y'))] }],
    [
      'a link button',
      { content: 'x', components: [row({ type: 2, style: 5, label: 'L', url: 'https://x.org' })] },
    ],
  ])('%s pass', async (_, body) => {
    expect(await send(body)).toMatchObject({ status: 200 });
    expect(wrongs()).toEqual([]);
  });

  test.each<[string, Body, RegExp]>([
    ['2,001 characters', { content: 'x'.repeat(2_001) }, /2000 or fewer/],
    ['an empty message', {}, /empty message/],
    ['white space', { content: ' \n' }, /empty message/],
    ['mentions', { content: 'x', allowed_mentions: { parse: ['users'] } }, /allowed_mentions/],
    ['no word on mentions', { content: 'x', allowed_mentions: undefined }, /allowed_mentions/],
    ['named users', { content: 'x', allowed_mentions: { parse: [], users: ['1'] } }, /allowed_mentions/],
    ['a link with preview', { content: 'see https://example.org' }, /preview/],
    ['no nonce', { content: 'x', nonce: undefined }, /nonce/],
    ['a nonce that is not enforced', { content: 'x', enforce_nonce: undefined }, /enforce_nonce/],
    ['26 characters of nonce', { content: 'x', nonce: 'n'.repeat(26) }, /nonce/],
    ['an unknown field', { content: 'x', colour: 1 }, /colour: Discord knows no such field/],
    ['an unknown field deep inside', { content: 'x', components: [row(button({ lable: 'x' }))] }, /lable/],
    ['a mistyped field', { content: 5 }, /content/],
    ['an ephemeral message to a channel', { content: 'x', flags: 64 }, /flags: 64/],
    ['a long embed title', { embeds: [{ title: 'x'.repeat(257) }] }, /title/],
    ['a long embed text', { embeds: [{ description: 'x'.repeat(4_097) }] }, /description/],
    ['26 fields', { embeds: [{ fields: Array(26).fill({ name: 'n', value: 'v' }) }] }, /fields/],
    ['6,001 characters of embeds', { embeds: Array(3).fill({ description: 'x'.repeat(2_001) }) }, /6000/],
    ['v2 components without their flag', { content: 'x', components: [text('x')] }, /IS_COMPONENTS_V2/],
    ['content beside v2', { flags: V2, content: 'x', components: [text('x')] }, /content: not with/],
    ['embeds beside v2', { flags: V2, embeds: [{ title: 'x' }], components: [text('x')] }, /embeds: not/],
    ['v2 without components', { flags: V2 }, /needs a component/],
    ['an empty text', { flags: V2, components: [text('')] }, /content/],
    ['a blank text', { flags: V2, components: [text(' ')] }, /is empty/],
    ['41 components', { flags: V2, components: [box(...Array(40).fill(text('x')))] }, /41 components/],
    ['4,001 characters of text', { flags: V2, components: [text('x'.repeat(4_000)), text('y')] }, /4001/],
    ['a container in a container', { flags: V2, components: [box(box(text('x')))] }, /components/],
    ['a button without a row', { flags: V2, components: [button()] }, /components/],
    [
      'a section without accessory',
      { flags: V2, components: [{ type: 9, components: [text('x')] }] },
      /accessory/,
    ],
    ['six buttons', { content: 'x', components: [row(...Array(6).fill(button()))] }, /components/],
    ['an empty row', { content: 'x', components: [row()] }, /components/],
    ['one custom id twice', { content: 'x', components: [row(button(), button())] }, /twice/],
    [
      'a button without custom id',
      { content: 'x', components: [row(button({ custom_id: undefined }))] },
      /custom/,
    ],
    [
      '101 characters',
      { content: 'x', components: [row(button({ custom_id: 'c'.repeat(101) }))] },
      /custom_id/,
    ],
    ['81 characters', { content: 'x', components: [row(button({ label: 'l'.repeat(81) }))] }, /label/],
    ['an empty label', { content: 'x', components: [row(button({ label: '' }))] }, /label/],
    ['no label', { content: 'x', components: [row(button({ label: undefined }))] }, /label/],
    [
      'a link and a custom id',
      { content: 'x', components: [row(button({ style: 5, url: 'https://x.y' }))] },
      /custom_id/,
    ],
    [
      'a link without url',
      { content: 'x', components: [row(button({ style: 5, custom_id: undefined }))] },
      /url/,
    ],
    [
      'another scheme',
      { content: 'x', components: [row(button({ style: 5, custom_id: undefined, url: 'ftp://x.y' }))] },
      /scheme/,
    ],
  ])('%s are refused', async (_, body, why) => {
    const before = channel.messages.length;
    const { status, json } = await send(body);
    expect(status).toBe(400);
    expect([50035, 50006]).toContain(json?.code);
    expect(wrongs()).toEqual([expect.stringMatching(why)]);
    expect(channel.messages.length).toBe(before);
  });

  test('edits are judged by what the message becomes', async () => {
    const { json } = await send({ flags: V2, components: [text('x')] });
    const path = `/channels/${channel.id}/messages/${String(json?.id)}`;
    expect(await call('PATCH', path, { components: [text('y')] })).toMatchObject({ status: 400 });
    expect(wrongs()).toEqual([expect.stringMatching(/allowed_mentions/)]);
    expect(await call('PATCH', path, { ...MUTE, flags: 0 })).toMatchObject({ status: 400 });
    expect(wrongs()).toEqual([expect.stringMatching(/taken back/)]);
    expect(await call('PATCH', path, { ...MUTE, components: [text('y')] })).toMatchObject({ status: 200 });
    expect(await call('DELETE', path)).toEqual({ status: 204, json: null, type: null });
    expect(await call('PATCH', path, { ...MUTE, content: 'x' })).toMatchObject({
      status: 404,
      json: { code: 10008 },
    });
    expect(wrongs()).toEqual([]);
  });

  test('a message of 1 to 2,000 characters comes back without the white space around it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), async (content) => {
        const { status, json } = await send({ content, flags: 4 });
        expect(status).toBe(content.trim() === '' ? 400 : 200);
        if (status === 200) expect(json?.content).toBe(content.trim());
      }),
      { numRuns: 40 },
    );
    wrongs();
  });
});

describe('places', () => {
  test('where the bot may not be or write', async () => {
    const guild = fake.guild();
    const dumb = guild.channel({ permissions: 1n << 10n });
    const hidden = guild.channel({ permissions: 0n });
    const to = (id: string) => call('POST', `/channels/${id}/messages`, { ...MUTE, content: 'x' });
    expect(await to(dumb.id)).toMatchObject({ status: 403, json: { code: 50013 } });
    expect(await to(hidden.id)).toMatchObject({ status: 403, json: { code: 50001 } });
    guild.kick();
    expect(await call('GET', `/channels/${dumb.id}`)).toMatchObject({ status: 403, json: { code: 50001 } });
    expect(await to('1')).toMatchObject({ status: 404, json: { code: 10003 } });
    expect(await call('DELETE', `/users/@me/guilds/${guild.id}`)).toMatchObject({
      status: 404,
      json: { code: 10004 },
    });
    expect(wrongs()).toEqual([]);
  });

  test('a wrong token, an unknown route, a body that is no JSON, an unknown parameter', async () => {
    expect(
      await call('GET', '/users/@me', undefined, { authorization: `Bearer ${fake.token}` }),
    ).toMatchObject({
      status: 401,
      json: { code: 0, message: '401: Unauthorized' },
    });
    expect(await call('GET', '/nowhere')).toMatchObject({ status: 404, json: { code: 0 } });
    expect(await call('POST', `/channels/${channel.id}/messages`, '{')).toMatchObject({
      json: { code: 50109 },
    });
    expect(await call('GET', '/users/@me?fast=true')).toMatchObject({ status: 200 });
    expect(wrongs().length).toBe(4);
  });
});
