// The fake Discord's rules for files bite: what is sent, what the body names, and what a component shows are the same.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FakeDiscord, openDiscord } from '../../fakes/discord/discord.ts';
import { takeViolations } from '../../fakes/discord/raw.ts';
import type { FakeChannel } from '../../fakes/discord/shapes.ts';

let fake: FakeDiscord;
let channel: FakeChannel;
let nonces = 0;

beforeAll(async () => {
  fake = await openDiscord();
  channel = fake.guild().channel();
});
afterAll(() => fake.close());
beforeEach(() => void takeViolations(fake));

const FLAGS = 1 << 15;
const shows = (...names: string[]) =>
  names.map((name) => ({ type: 13, file: { url: `attachment://${name}` } }));
const names = (...filenames: string[]) => filenames.map((filename, i) => ({ id: String(i), filename }));

const send = async (body: object, files: Readonly<Record<string, File | string>>) => {
  nonces += 1;
  const form = new FormData();
  for (const [field, file] of Object.entries(files)) form.append(field, file);
  const payload = {
    allowed_mentions: { parse: [] },
    flags: FLAGS,
    nonce: `n${nonces}`,
    enforce_nonce: true,
    ...body,
  };
  form.append('payload_json', JSON.stringify(payload));
  const response = await fetch(`${fake.url}/v10/channels/${channel.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${fake.token}` },
    body: form,
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};
const fileOf = (name: string, bytes = 3) => new File(['x'.repeat(bytes)], name, { type: 'text/csv' });

test('a file that is named and shown is kept as it is', async () => {
  const { status, json } = await send(
    { components: shows('a.csv'), attachments: names('a.csv') },
    { 'files[0]': fileOf('a.csv') },
  );
  expect(status).toBe(200);
  expect(json.attachments).toEqual([expect.objectContaining({ filename: 'a.csv', size: 3 })]);
  expect(channel.messages.at(-1)?.files).toEqual([expect.objectContaining({ name: 'a.csv', text: 'xxx' })]);
  expect(takeViolations(fake)).toEqual([]);
});

test('just as many bytes as are allowed pass', async () => {
  const files = { 'files[0]': fileOf('a.csv', 10_485_760) };
  const { status } = await send({ components: shows('a.csv'), attachments: names('a.csv') }, files);
  expect(status).toBe(200);
});

test.each<[string, object, Readonly<Record<string, File | string>>, number]>([
  ['no word on the file', { components: shows('a.csv') }, { 'files[0]': fileOf('a.csv') }, 400],
  ['no file', { components: shows('a.csv'), attachments: names('a.csv') }, {}, 400],
  [
    'another name',
    { components: shows('b.csv'), attachments: names('b.csv') },
    { 'files[0]': fileOf('a.csv') },
    400,
  ],
  [
    'a file that nothing shows',
    { components: [{ type: 10, content: 'x' }], attachments: names('a.csv') },
    { 'files[0]': fileOf('a.csv') },
    400,
  ],
  [
    'a component of another file',
    { components: shows('a.csv', 'b.csv'), attachments: names('a.csv') },
    { 'files[0]': fileOf('a.csv') },
    400,
  ],
  [
    'an unknown field',
    { components: shows('a.csv'), attachments: names('a.csv') },
    { file: fileOf('a.csv') },
    400,
  ],
  [
    'a name that Discord changes',
    { components: shows('a b.csv'), attachments: names('a b.csv') },
    { 'files[0]': fileOf('a b.csv') },
    400,
  ],
  [
    'a byte too many',
    { components: shows('a.csv'), attachments: names('a.csv') },
    { 'files[0]': fileOf('a.csv', 10_485_761) },
    413,
  ],
])('%s is refused and noted', async (_, body, files, status) => {
  expect((await send(body, files)).status).toBe(status);
  expect(takeViolations(fake)).toHaveLength(1);
});
