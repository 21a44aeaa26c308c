// Discord sends interactions over HTTP: each is checked, stored, and acknowledged before any work, and answered once.

import { generateKeyPairSync, sign } from 'node:crypto';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoreLocation } from '../../src/stores/open.ts';
import type { FakeChannel, FakeGuild, FakeInteraction, FakeUser } from '../fakes/discord/shapes.ts';
import { filesHolding } from '../files-holding.ts';
import { folderFor } from '../stores-of.ts';
import { hookedDiscord, PUBLIC_URL } from './hooked.ts';
import { openLibrary, type TestLibrary } from './library.ts';
import { createTime, type Process, passing, startProcess, until } from './processes.ts';

const HOOK = `${PUBLIC_URL}/hooks/discord`;

let time: ReturnType<typeof createTime>;
let hooked: Awaited<ReturnType<typeof hookedDiscord>>;
let library: TestLibrary;
let place: StoreLocation & { readonly file: string };
let guild: FakeGuild;
let channel: FakeChannel;
let ada: FakeUser;
const running: Process[] = [];
const closers: (() => void)[] = [];

beforeEach(async () => {
  // An answer within three seconds of a clock that runs with the turns of the event loop.
  time = createTime(1);
  library = openLibrary();
  hooked = await hookedDiscord(time);
  place = {
    url: null,
    file: join(
      folderFor((close) => closers.push(close)),
      'bot.db',
    ),
  };
  guild = hooked.fake.guild();
  channel = guild.channel();
  ada = hooked.fake.user();
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.die();
  expect(hooked.fake.violations).toEqual([]);
  await hooked.close();
  library.close();
  for (const close of closers.splice(0)) close();
});

const so = (isSo: () => boolean) => until(time, isSo, true);
const start = async (): Promise<Process> => {
  const started = await passing(time, startProcess(hooked.square, { place, library, time }));
  running.push(started);
  await so(() => started.health() === 'up');
  return started;
};
const connected = async () => {
  const started = await start();
  await passing(time, hooked.fake.endpoint.save(HOOK));
  await so(() => hooked.fake.commands().length > 0);
  return started;
};
const filled = (interaction: FakeInteraction) => so(() => interaction.messages.length > 0);
const read = ({ messages }: FakeInteraction) => messages.map((message) => message.text()).join('\n');
const send = (body: string | Buffer, headers: Readonly<Record<string, string>>) =>
  passing(
    time,
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const url = `${hooked.balancer.url}/verbatim/hooks/discord`;
      const sending = request(url, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sending.on('error', reject);
      sending.end(body);
    }),
  );

describe('a request', () => {
  const PING = JSON.stringify({ type: 1, id: '1', application_id: '1', token: 'x', version: 1 });

  it('with the right signature is answered: a ping with a pong, at once and before anything is known', async () => {
    hooked.fake.faults.plan('GET /applications/@me', { is: 'answer', status: 500 }, { times: 3 });
    const started = await passing(time, startProcess(hooked.square, { place, library, time }));
    running.push(started);
    await so(() => hooked.balancer.targets.length > 0);
    expect(await send(PING, hooked.fake.endpoint.headers(PING))).toEqual({ status: 200, text: '{"type":1}' });
  });

  it('with no signature, or another, is refused', async () => {
    await start();
    const right = hooked.fake.endpoint.headers(PING);
    const { privateKey } = generateKeyPairSync('ed25519');
    const timestamp = right['x-signature-timestamp'] ?? '';
    const signature = right['x-signature-ed25519'] ?? '';
    const foreign = sign(null, Buffer.from(timestamp + PING), privateKey).toString('hex');
    const { 'x-signature-ed25519': _, ...unsigned } = right;
    const { 'x-signature-timestamp': __, ...undated } = right;
    for (const [body, headers] of [
      [PING, unsigned],
      [PING, undated],
      [PING, { ...right, 'x-signature-ed25519': '' }],
      [PING, { ...right, 'x-signature-ed25519': '0'.repeat(128) }],
      [PING, { ...right, 'x-signature-ed25519': foreign }],
      [PING, { ...right, 'x-signature-ed25519': signature.slice(2) }],
      [PING, { ...right, 'x-signature-ed25519': `${signature}00` }],
      [PING, { ...right, 'x-signature-timestamp': String(Number(timestamp) + 1) }],
      [PING, { ...right, 'x-signature-timestamp': `${timestamp}.0` }],
      [`${PING} `, right],
      [PING.replace('"x"', '"y"'), right],
      ['', right],
    ] as const)
      expect([(await send(body, headers)).status, body.length, headers]).toEqual([401, body.length, headers]);
  });

  it.each([-5 * 60_000 - 1_000, 5 * 60_000 + 2_000])(
    'signed %s ms from now is refused, and told',
    async (ms) => {
      const first = await start();
      const headers = hooked.fake.endpoint.headers(PING, time.now() + ms);
      expect((await send(PING, headers)).status).toBe(401);
      const near = hooked.fake.endpoint.headers(PING, time.now() + ms - Math.sign(ms) * 10_000);
      expect((await send(PING, near)).status).toBe(200);
      expect(first.logged.join('\n')).toContain('check the clock of this machine');
    },
  );

  it('that is too long, or signed and no interaction, is refused', async () => {
    await start();
    const signed = (body: string | Buffer) => send(body, hooked.fake.endpoint.headers(body));
    expect((await signed(Buffer.alloc(512 * 1024 + 1, 0x20))).status).toBe(413);
    for (const body of ['', '{}', '[]', 'null', '{"type":2', '{"type":2}', '"x"'])
      expect([body, (await signed(body)).status]).toEqual([body, 400]);
    expect((await signed(Buffer.from([0x7b, 0xff, 0x7d]))).status).toBe(400);
  });
});

describe('the application', () => {
  it('is told apart from one with another key', async () => {
    hooked.fake.faults.plan('GET /applications/@me', {
      is: 'answer',
      status: 200,
      body: { id: hooked.fake.applicationId, verify_key: 'ab'.repeat(32) },
    });
    const started = await passing(time, startProcess(hooked.square, { place, library, time }));
    running.push(started);
    await so(() => started.health() === 'failed');
    expect(hooked.announced.join('\n')).toContain('DISCORD_PUBLIC_KEY is not that of the application');
  });

  it('that sends no interactions yet is told where to set the address', async () => {
    await start();
    expect(hooked.announced.join('\n')).toContain(`set Interactions Endpoint URL to ${HOOK}`);
    await passing(time, hooked.fake.endpoint.save(HOOK));
    const { length } = hooked.announced;
    await start();
    expect(hooked.announced.slice(length).join('\n')).not.toContain('Interactions Endpoint URL');
  });

  it('publishes its commands once, and opens no gateway', async () => {
    await connected();
    await start();
    expect(hooked.fake.publishes).toBe(1);
    expect(hooked.fake.gateway.sessions()).toEqual([]);
    expect(hooked.fake.calls.map(({ route }) => route)).not.toContain('GET /gateway/bot');
  });
});

describe('an interaction', () => {
  it('is answered as over the gateway: commands, completions, buttons, and messages', async () => {
    await connected();
    const asked = ada.slash('ask', { question: 'when does the ferry leave the harbour?' }, channel);
    await filled(asked);
    expect(asked.acknowledged).toMatchObject({ type: 5, ephemeral: false });
    expect(read(asked)).toContain('at noon on every day');
    const help = ada.slash('help', {}, channel);
    await filled(help);
    expect(help.acknowledged).toMatchObject({ type: 5, ephemeral: true });
    const choices = await passing(
      time,
      ada.type({ command: 'help', option: 'command', value: 'as' }, channel).answer,
    );
    expect(choices.map(({ value }) => value)).toContain('ask');
    const [first] = help.messages;
    const button = first?.buttons().find(({ customId }) => customId !== undefined);
    const label = button?.label ?? '';
    const pressed = first === undefined ? undefined : ada.press(first, label);
    await so(() => pressed?.acknowledged !== null && hooked.fake.unfilled().length === 0);
    const [menu] = hooked.fake.commands().filter(({ type }) => type === 3);
    const about = ada.useOnMessage(String(menu?.name), 'when does the ferry leave the harbour?', channel);
    await filled(about);
    expect(about.acknowledged).toMatchObject({ ephemeral: true });
    expect(hooked.fake.unanswered()).toEqual([]);
  });

  it('from where the bot may not answer is told so', async () => {
    await connected();
    const asked = ada.slash('ask', { question: 'when does the ferry leave the harbour?' }, 'dm');
    await filled(asked);
    expect(read(asked)).toBe('This bot does not answer here.');
  });

  it('is acknowledged before anything is looked for, and stored until it is answered', async () => {
    await connected();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    hooked.fake.faults.plan('PATCH /webhooks/:application/:token/messages/:message', {
      is: 'late',
      until: released,
    });
    const asked = ada.slash(
      'ask',
      { question: 'when does the ferry leave the harbour of zanzibarine?' },
      channel,
    );
    await so(() => asked.acknowledged !== null);
    expect(filesHolding(['zanzibarine'], dirname(place.file))).not.toEqual([]);
    expect(hooked.fake.endpoint.sent).toMatchObject([{ status: 202 }]);
    release();
    await filled(asked);
  });

  it('that comes to two processes in turn is answered by each of them', async () => {
    await connected();
    await start();
    for (let i = 0; i < 6; i++)
      await filled(ada.slash('ask', { question: 'when does the ferry leave the harbour?' }, channel));
    expect([...hooked.balancer.answered.values()].every((count) => count >= 3)).toBe(true);
  });

  it('that is sent once more, as somebody who recorded it would, is answered once', async () => {
    await connected();
    await start();
    const asked = ada.slash('ask', { question: 'when does the ferry leave the harbour?' }, channel);
    await filled(asked);
    const callbacks = () => hooked.fake.calls.filter(({ path }) => path.endsWith('/callback')).length;
    const before = callbacks();
    const body = hooked.fake.endpoint.sent.at(-1)?.body ?? '';
    for (let i = 0; i < 4; i++)
      expect((await send(body, hooked.fake.endpoint.headers(body))).status).toBe(202);
    expect(callbacks()).toBe(before);
  });
});
