// What the real discord.js does when the fake's answers or its gateway go wrong as planned.

import { Events, GatewayIntentBits } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { closeAll, connect, makeClient, QUIET, slash, start } from '../../fakes/discord/bot.ts';
import { ROUTES } from '../../fakes/discord/discord.ts';

afterEach(closeAll);

const movable = () => {
  let now = 1_800_000_000_000;
  return {
    clock: { now: () => now },
    pass: (ms: number) => {
      now += ms;
    },
  };
};

test('a nonce stores a message once within two minutes', async () => {
  const { clock, pass } = movable();
  const fake = await start({ clock });
  const channel = fake.guild().channel();
  const client = await connect(fake);
  const send = (nonce: string) =>
    client.rest.post(`/channels/${channel.id}/messages`, {
      body: { content: 'x', allowed_mentions: { parse: [] }, nonce, enforce_nonce: true },
    }) as Promise<{ id: string }>;
  fake.faults.plan(ROUTES.send, { is: 'lost' });
  const first = await send('a');
  expect(channel.messages.map(({ id }) => id)).toEqual([first.id]);
  expect(fake.calls.filter(({ route }) => route === ROUTES.send).length).toBe(2);
  pass(119_999);
  expect((await send('a')).id).toBe(first.id);
  pass(1);
  expect((await send('a')).id).not.toBe(first.id);
  expect(channel.messages.length).toBe(2);
  expect(fake.violations).toEqual([]);
});

test('a lost answer to the first response makes the retry fail, which is not the bot’s fault', async () => {
  const fake = await start();
  fake.guild().channel();
  let failure: unknown;
  await connect(fake, (interaction) =>
    slash(interaction)
      .reply({ ...QUIET, content: 'seen' })
      .catch((reason) => {
        failure = reason;
      }),
  );
  fake.faults.plan(ROUTES.callback, { is: 'lost' });
  const asked = fake.user().slash('ask', { question: 'q' });
  await fake.when(
    () => fake.calls.filter(({ route, status }) => route === ROUTES.callback && status === 400).length === 1,
  );
  await expect.poll(() => failure).toMatchObject({ code: 40060 });
  expect(asked.messages.map(({ content }) => content)).toEqual(['seen']);
  expect(fake.violations).toEqual([]);
});

test('answers can be refused, delayed, mangled and rate limited', async () => {
  const fake = await start();
  const client = await connect(fake);
  fake.faults.plan(ROUTES.me, { is: 'answer', status: 429 });
  expect(await client.rest.get('/users/@me')).toMatchObject({ id: fake.botId });
  fake.faults.plan(ROUTES.me, { is: 'answer', status: 403, body: { message: 'No', code: 50001 } });
  await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 403, code: 50001 });
  fake.faults.plan(ROUTES.me, { is: 'answer', status: 500 }, { times: 4 });
  await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 500 });
  fake.faults.plan(ROUTES.me, { is: 'reset' }, { times: 1 });
  expect(await client.rest.get('/users/@me')).toMatchObject({ id: fake.botId });
  fake.faults.plan(ROUTES.me, { is: 'garbage', body: '<html>' });
  await expect(client.rest.get('/users/@me')).rejects.toThrow();
  const gate: { open?: (value: unknown) => void } = {};
  const until = new Promise((settle) => {
    gate.open = settle;
  });
  fake.faults.plan(ROUTES.application, { is: 'late', until });
  const waiting = client.rest.get('/applications/@me');
  await fake.when(() => fake.calls.at(-1)?.route === ROUTES.application);
  expect(fake.calls.at(-1)?.status).toBeNull();
  gate.open?.(null);
  expect(await waiting).toMatchObject({ id: fake.applicationId });
  expect(fake.faults.left()).toBe(0);
});

test('what was missed while the connection was down is replayed once', async () => {
  const fake = await start();
  fake.guild().channel();
  const got: string[] = [];
  await connect(fake, (interaction) => {
    got.push(interaction.id);
    return slash(interaction).reply({ ...QUIET, content: 'x' });
  });
  for (const cut of [
    () => fake.gateway.drop(),
    () => fake.gateway.reconnect(),
    () => fake.gateway.invalidate(true),
    () => fake.gateway.close(4000),
  ]) {
    cut();
    const missed = fake.user().slash('ask', { question: 'missed' });
    await fake.gateway.connected();
    await fake.when(() => missed.messages.length === 1);
    const next = fake.user().slash('ask', { question: 'next' });
    await fake.when(() => next.messages.length === 1);
    expect(got.slice(-2)).toEqual([missed.id, next.id]);
  }
  expect(got.length).toBe(8);
  expect([fake.gateway.identified, fake.gateway.resumed]).toEqual([1, 4]);
  expect(fake.violations).toEqual([]);
});

test('after op 9 false the bot identifies again', async () => {
  const fake = await start();
  await connect(fake);
  fake.gateway.invalidate(false);
  expect(fake.gateway.sessions()).toEqual([]);
  await fake.gateway.connected();
  expect([fake.gateway.identified, fake.gateway.resumed]).toEqual([2, 0]);
});

test('close 4004 after ready ends the session while discord.js still says that it is ready', async () => {
  const fake = await start();
  const client = await connect(fake);
  const gone = new Promise<number>((settle) =>
    client.once(Events.ShardDisconnect, ({ code }) => settle(code)),
  );
  fake.gateway.close(4004);
  expect(await gone).toBe(4004);
  expect(client.isReady()).toBe(true);
  expect(fake.gateway.sessions()).toEqual([]);
});

test('a privileged intent makes login fail', async () => {
  const fake = await start();
  const client = makeClient(fake, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
  await expect(client.login(fake.token)).rejects.toThrow(/disallowed intents/i);
  expect(fake.violations).toEqual(['gateway: IDENTIFY with privileged intents (close 4014)']);
});

test('a wrong token is refused', async () => {
  const fake = await start();
  await expect(makeClient(fake).login('a.b.c')).rejects.toThrow();
  expect(fake.violations).toEqual(['GET /gateway/bot: 401 a wrong authorization']);
});

test('heartbeats are answered', async () => {
  const fake = await start({ heartbeatMs: 20 });
  const client = await connect(fake);
  await fake.when(() => client.ws.ping >= 0);
  expect(fake.violations).toEqual([]);
});
