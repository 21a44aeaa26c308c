// What the bot does when Discord, or the way there, misbehaves: every answer is given once, or said to be uncertain.

import { describe, expect, it } from 'vitest';
import type { OnDiscord } from '../discord-of.ts';
import { ROUTES } from '../fakes/discord/discord.ts';
import type { FakeInteraction } from '../fakes/discord/shapes.ts';
import type { Fault } from '../fakes/faults.ts';
import {
  type Chat,
  callsDuring,
  chats,
  expectAnswers,
  folders,
  read,
  routesOf,
  settle,
} from './discord-chat.ts';

const { enter, start } = chats();
const folderOf = folders();

const answer = (status: number, body?: unknown): Fault => ({ is: 'answer', status, body });
const unknownInteraction = /404 Unknown interaction$/;
const UNCERTAIN = 'My answer may not have arrived';

const ask = (bot: Chat, options: Readonly<Record<string, string | number | boolean>> = {}) =>
  bot.discord.user().slash('ask', { question: 'what about the crossings', ...options }, bot.channel);

const expectOnce = (said: FakeInteraction): void => {
  expect(said.messages).toHaveLength(1);
  expect(said.messages[0]?.edits).toBe(0);
  expect(read(said.messages)).toContain('crossings');
};

const countOf = (bot: OnDiscord, route: string): number =>
  bot.discord.calls.filter((call) => call.route === route).length;

/** A promise, and the word that lets it settle. */
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

/** A word of its own for every number. */
const wordOf = (n: number): string =>
  [...String(n * 7919)].map((d) => 'bdfgklmnrs'[Number(d)] ?? '').join('a');

/** A library in which ten excerpts about a lighthouse fill several messages. */
const longLibrary = (mark = '*') => {
  const length = Math.floor(1_100 / (11 + mark.length));
  const sentence = (from: number) => Array.from({ length }, (_, i) => wordOf(from + i) + mark).join(' ');
  const logs = Array.from({ length: 12 }, (_, i) => [
    `log-${i}.txt`,
    `The lighthouse keeper wrote ${sentence(1_000 * (i + 1))}.\n`,
  ]);
  const others = Array.from({ length: 40 }, (_, i) => [
    `other-${i}.txt`,
    `Nothing but ${sentence(50_000 + 1_000 * i)}.\n`,
  ]);
  return folderOf(Object.fromEntries([...logs, ...others]));
};
const askLong = (bot: Chat) =>
  bot.discord.user().slash('ask', { question: 'the lighthouse keeper wrote', limit: 10 }, bot.channel);

describe('429', () => {
  it.each([ROUTES.callback, ROUTES.editAnswer])('on %s is waited out', async (route) => {
    const bot = await enter();
    bot.discord.faults.plan(route, answer(429));
    const from = countOf(bot, route);
    expectOnce(await bot.answering(() => ask(bot)));
    expect(countOf(bot, route) - from).toBe(2);
    expect(bot.discord.faults.left()).toBe(0);
    await expectAnswers(bot);
  });

  it('on a following message is waited out, and it is posted once', async () => {
    const bot = await enter({ config: { knowledgeDir: await longLibrary() } });
    const whole = (await bot.answering(() => askLong(bot))).messages.length;
    bot.discord.faults.plan(ROUTES.followUp, answer(429), { after: 1 });
    const said = await bot.answering(() => askLong(bot));
    expect(said.messages).toHaveLength(whole);
    expect(read(said.messages)).not.toContain(UNCERTAIN);
  });

  it('on the list of commands is waited out', async () => {
    const bot = await enter({ before: ({ faults }) => faults.plan(ROUTES.publish, answer(429)) });
    expect(bot.discord.publishes).toBe(1);
    expect(countOf(bot, ROUTES.publish)).toBe(2);
    await expectAnswers(bot);
  });
});

describe('5xx and resets', () => {
  const faults: [string, Fault][] = [
    ['a 500', answer(500)],
    ['a 503 without JSON', answer(503, '<html>')],
    ['a reset', { is: 'reset' }],
  ];
  const cases = faults.flatMap(([name, fault]) =>
    ([ROUTES.callback, ROUTES.editAnswer] as const).map((route) => ({ name, fault, route })),
  );

  it.each(cases)('$name on $route is tried again, and the answer is given once', async ({ fault, route }) => {
    const bot = await enter();
    bot.discord.faults.plan(route, fault, { times: 3 });
    expectOnce(await bot.answering(() => ask(bot)));
    expect(bot.discord.faults.left()).toBe(0);
    expect(countOf(bot, route)).toBe(4);
    await expectAnswers(bot);
  });

  it.each(cases)('$name on $route is not tried for ever', async ({ fault, route }) => {
    const bot = await enter({ mayStayUnanswered: true });
    bot.discord.faults.plan(route, fault, { times: 50 });
    const said = await bot.answering(() => ask(bot));
    expect(said.messages).toEqual([]);
    bot.discord.faults.clear();
    expect(countOf(bot, route)).toBeLessThanOrEqual(6);
    await expectAnswers(bot);
  });

  it.each(faults)('%s on the list of commands is tried again', async (_, fault) => {
    const bot = await enter({
      before({ faults: planned }) {
        planned.plan(ROUTES.listCommands, fault);
        planned.plan(ROUTES.publish, fault, { times: 2 });
      },
    });
    expect(bot.discord.publishes).toBe(1);
    await expectAnswers(bot);
  });

  it.each(faults)('%s on a completion is not tried again: the next letter asks anew', async (_, fault) => {
    const bot = await enter({ mayStayUnanswered: true });
    bot.discord.faults.plan(ROUTES.callback, fault);
    const from = countOf(bot, ROUTES.callback);
    const mara = bot.discord.user();
    await bot.answering(() => mara.type({ command: 'sources', option: 'document', value: '0' }, bot.channel));
    expect(countOf(bot, ROUTES.callback) - from).toBe(1);
    expect(
      await mara.type({ command: 'sources', option: 'document', value: '00' }, bot.channel).answer,
    ).toHaveLength(1);
  });
});

describe('a lost answer', () => {
  it('to the acknowledgement gets 40060 on the second try, which is success: the answer is filled once', async () => {
    const bot = await enter();
    bot.discord.faults.plan(ROUTES.callback, { is: 'lost' });
    const calls = await callsDuring(bot, async () => expectOnce(await bot.answering(() => ask(bot))));
    expect(routesOf(calls)).toEqual([ROUTES.callback, ROUTES.callback, ROUTES.editAnswer]);
    expect(calls[1]?.status).toBe(400);
    await expectAnswers(bot);
  });

  it('to an answer in one go gets 40060 on the second try, and is not said twice', async () => {
    const bot = await enter({ config: { allowedChats: ['discord:private'] } });
    await bot.discord.when(() => bot.guild.botLeft);
    const mara = bot.discord.user({ installed: true });
    const street = bot.discord.guild({ botIn: false }).channel();
    bot.discord.faults.plan(ROUTES.callback, { is: 'lost' });
    const said = mara.slash('crossings', {}, street);
    await bot.discord.when(() =>
      bot.discord.calls.some(({ route, status }) => route === ROUTES.callback && status === 400),
    );
    await settle(bot);
    expect(said.messages).toHaveLength(1);
    expect(bot.logged.join('\n')).not.toContain('could not deliver');
  });

  it('to the filling is repeated, which changes nothing', async () => {
    const bot = await enter();
    bot.discord.faults.plan(ROUTES.editAnswer, { is: 'lost' });
    const said = await bot.answering(() => ask(bot));
    expect(said.messages).toHaveLength(1);
    expect(countOf(bot, ROUTES.editAnswer)).toBe(2);
    await expectAnswers(bot);
  });

  it('to the list of commands is repeated', async () => {
    const bot = await enter({ before: ({ faults }) => faults.plan(ROUTES.publish, { is: 'lost' }) });
    await settle(bot);
    expect(bot.discord.publishes).toBe(2);
    await expectAnswers(bot);
  });

  it('of a success that is no JSON is taken for what it is: done', async () => {
    const bot = await enter();
    bot.discord.faults.plan(ROUTES.editAnswer, { is: 'garbage', body: '{"id":' });
    const said = await bot.answering(() => ask(bot));
    expect(said.messages).toHaveLength(1);
    await expectAnswers(bot);
  });
});

describe('40060 without a try of ours before', () => {
  it('is the answer of another process: nothing more is said', async () => {
    const bot = await enter({ mayStayUnanswered: true });
    bot.discord.faults.plan(
      ROUTES.callback,
      answer(400, { code: 40060, message: 'Interaction has already been acknowledged.' }),
    );
    const calls = await callsDuring(bot, async () => {
      const said = await bot.answering(() => ask(bot));
      await settle(bot);
      expect(said.messages).toEqual([]);
    });
    expect(routesOf(calls).filter((route) => route !== ROUTES.gateway)).toEqual([ROUTES.callback]);
    expect(bot.channel.messages).toEqual([]);
    await expectAnswers(bot);
  });
});

describe('an answer of several messages', () => {
  const faults: [string, Fault, number][] = [
    ['lost', { is: 'lost' }, 1],
    ['a 500', answer(500), 0],
    ['a reset', { is: 'reset' }, 0],
  ];

  it('is posted in order', async () => {
    const bot = await enter({ config: { knowledgeDir: await longLibrary() } });
    const said = await bot.answering(() => askLong(bot));
    expect(said.messages.length).toBeGreaterThan(3);
    expect(said.messages.every(({ edits }) => edits === 0)).toBe(true);
    expect(countOf(bot, ROUTES.followUp)).toBe(said.messages.length - 1);
  });

  it.each(faults)(
    'of which one is %s is not said twice, but said to be uncertain',
    async (_, fault, arrived) => {
      const bot = await enter({ config: { knowledgeDir: await longLibrary() } });
      bot.discord.faults.plan(ROUTES.followUp, fault, { after: 1 });
      const said = await bot.answering(() => askLong(bot));
      await settle(bot);
      const texts = said.messages.map((message) => message.text());
      expect(texts).toHaveLength(2 + arrived + 1);
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.at(-1)).toContain(UNCERTAIN);
      expect(texts.slice(0, -1).join('')).not.toContain(UNCERTAIN);
      expect(countOf(bot, ROUTES.followUp)).toBe(3);
      await expectAnswers(bot);
    },
  );

  it('for the asker alone says that it is uncertain to the asker alone', async () => {
    const bot = await enter({ config: { knowledgeDir: await longLibrary() } });
    bot.discord.faults.plan(ROUTES.followUp, { is: 'lost' });
    const said = await bot.answering(() =>
      bot.discord
        .user()
        .slash('ask', { question: 'the lighthouse keeper wrote', limit: 10, private: true }, bot.channel),
    );
    expect(read(said.messages)).toContain(UNCERTAIN);
    expect(said.visibleTo(bot.discord.user())).toEqual([]);
  });

  it("keeps to the five following messages that Discord lets a person's own installation have", async () => {
    const bot = await enter({ config: { knowledgeDir: await longLibrary('*'.repeat(25)) } });
    const question = { question: 'the lighthouse keeper wrote', limit: 10 };
    const here = await bot.answering(() => bot.discord.user().slash('ask', question, bot.channel));
    expect(here.messages.length).toBeGreaterThan(6);
    const mara = bot.discord.user({ installed: true });
    const said = await bot.answering(() => mara.slash('ask', question, 'group-dm'));
    expect(said.messages.length).toBeLessThanOrEqual(6);
    expect(bot.logged.join('\n')).not.toContain('could not deliver');
  });
});

describe('an acknowledgement after three seconds', () => {
  const late = (bot: Chat, act: () => FakeInteraction): FakeInteraction => {
    const said = act();
    bot.clock.forward(3_000);
    return said;
  };
  const options = { mayStayUnanswered: true, brings: unknownInteraction };

  it('gets 10062, and the answer goes to the channel with a nonce', async () => {
    const bot = await enter(options);
    const said = await bot.answering(() => late(bot, () => ask(bot)));
    expect(said.messages).toEqual([]);
    expect(bot.channel.messages).toHaveLength(1);
    expect(read(bot.channel.messages)).toContain('crossings');
    const [sent] = bot.discord.calls.filter(({ route }) => route === ROUTES.send);
    expect(sent?.body).toMatchObject({ enforce_nonce: true, nonce: expect.stringMatching(/^.{1,25}$/) });
    await expectAnswers(bot);
  });

  it('is made good exactly once even if the answer to that is lost, slow or refused', async () => {
    const bot = await enter(options);
    for (const fault of [{ is: 'lost' }, answer(500), { is: 'reset' }, answer(429)] as const)
      bot.discord.faults.plan(ROUTES.send, fault);
    await bot.answering(() => late(bot, () => ask(bot)));
    expect(bot.channel.messages).toHaveLength(1);
    expect(countOf(bot, ROUTES.send)).toBe(5);
    const nonces = bot.discord.calls
      .filter(({ route }) => route === ROUTES.send)
      .map(({ body }) => (body as { nonce: string }).nonce);
    expect(new Set(nonces).size).toBe(1);
  });

  it('is made good in several messages where one does not hold it, each with a nonce of its own', async () => {
    const bot = await enter({ ...options, config: { knowledgeDir: await longLibrary() } });
    bot.discord.faults.plan(ROUTES.send, { is: 'lost' }, { after: 1 });
    await bot.answering(() => late(bot, () => askLong(bot)));
    const texts = bot.channel.messages.map((message) => message.text());
    expect(texts.length).toBeGreaterThan(3);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is not made good where the bot may not write', async () => {
    const bot = await enter(options);
    const mute = bot.guild.channel({ permissions: 1n << 10n });
    const told = bot.logs(/acknowledged too late/);
    late(bot, () => bot.discord.user().slash('crossings', {}, mute));
    await told;
    await settle(bot);
    expect(countOf(bot, ROUTES.send)).toBe(0);
    await expectAnswers(bot);
  });

  it.each([
    ['a command for the asker', 'help', {}],
    ['an answer wished for the asker', 'crossings', { private: true }],
  ])('is not made good for %s', async (_, name, values) => {
    const bot = await enter(options);
    const told = bot.logs(/acknowledged too late/);
    late(bot, () => bot.discord.user().slash(name, values, bot.channel));
    await told;
    await settle(bot);
    expect(bot.channel.messages).toEqual([]);
    await expectAnswers(bot);
  });

  it('is not made good where the bot is not, in private, for a button, or for a completion', async () => {
    const bot = await enter(options);
    const mara = bot.discord.user({ installed: true });
    const [shown] = (await bot.answering(() => mara.slash('crossings', {}, bot.channel))).messages;
    if (shown === undefined) throw new Error('no answer');
    const street = bot.discord.guild({ botIn: false }).channel();
    for (const act of [
      () => mara.slash('crossings', {}, street),
      () => mara.slash('crossings', {}, 'dm'),
      () => mara.slash('crossings', {}, 'group-dm'),
      () => mara.press(shown, 'Context'),
      () => mara.type({ command: 'sources', option: 'document', value: '0' }, bot.channel),
    ]) {
      const told = bot.logs(/acknowledged too late|could not deliver/);
      late(bot, act);
      await told;
    }
    await settle(bot);
    expect(countOf(bot, ROUTES.send)).toBe(0);
    await expectAnswers(bot);
  });

  it('is never made good after a 403: that is not tried again', async () => {
    const bot = await enter(options);
    bot.discord.faults.plan(ROUTES.send, answer(403, { code: 50013, message: 'Missing Permissions' }));
    await bot.answering(() => late(bot, () => ask(bot)));
    expect(countOf(bot, ROUTES.send)).toBe(1);
    await expectAnswers(bot);
  });
});

describe('the gateway', () => {
  it.each([
    ['op 7', (bot: Chat) => bot.discord.gateway.reconnect()],
    ['op 9 that can be resumed', (bot: Chat) => bot.discord.gateway.invalidate(true)],
    ['a TCP reset', (bot: Chat) => bot.discord.gateway.drop()],
    ['close 4000', (bot: Chat) => bot.discord.gateway.close(4000)],
  ])('goes on after %s, and what was missed is answered once', async (_, fault) => {
    const bot = await enter();
    await expectAnswers(bot);
    fault(bot);
    const said = await bot.answering(() => ask(bot));
    await bot.discord.gateway.connected();
    expectOnce(said);
    expect(bot.discord.gateway.resumed).toBe(1);
    await expectAnswers(bot);
    expect(bot.adapter.health()).toBe('up');
  });

  it('answers an event that is replayed twice once', async () => {
    const bot = await enter();
    const said = await bot.answering(() => ask(bot));
    const again = {
      id: said.id,
      application_id: bot.discord.applicationId,
      token: said.token,
      type: 2,
      guild_id: bot.guild.id,
      channel_id: bot.channel.id,
      data: { type: 1, id: '1', name: 'about' },
      channel: { id: bot.channel.id, type: 0 },
      member: { user: { id: '1', username: 'somebody', discriminator: '0' }, roles: [], permissions: '0' },
      entitlements: [],
      authorizing_integration_owners: {},
    };
    const calls = await callsDuring(bot, async () => {
      bot.discord.gateway.dispatch('INTERACTION_CREATE', again);
      bot.discord.gateway.dispatch('INTERACTION_CREATE', again);
      await expectAnswers(bot);
    });
    expect(routesOf(calls)).toEqual([ROUTES.callback, ROUTES.editAnswer]);
    expectOnce(said);
  });

  it('identifies anew after op 9 that cannot be resumed', async () => {
    const bot = await enter();
    bot.discord.gateway.invalidate(false);
    await bot.discord.when(() => bot.discord.gateway.identified === 2);
    await bot.discord.gateway.connected();
    await expectAnswers(bot);
    expect(bot.discord.publishes).toBe(1);
    expect(bot.adapter.health()).toBe('up');
  });

  it('is connected to anew after close 4004, if Discord takes the token', async () => {
    const bot = await enter();
    const down = bot.logs(/"is":"down"/);
    const up = bot.logs(/"was":"down","is":"up"/);
    bot.discord.gateway.close(4004);
    await down;
    expect(bot.adapter.health()).toBe('down');
    await up;
    await bot.discord.gateway.connected();
    expect(bot.discord.gateway.identified).toBe(2);
    expect(bot.announced).toHaveLength(1);
    await expectAnswers(bot);
    expect(bot.discord.publishes).toBe(1);
  });

  it('is given up in plain words after close 4004, if Discord refuses the token', async () => {
    const bot = await enter();
    bot.discord.faults.plan(ROUTES.gateway, answer(401));
    const told = bot.logs(/Discord refused the token: copy it to DISCORD_TOKEN again/);
    bot.discord.gateway.close(4004);
    expect(await told).toContain('"level":50');
    expect(bot.adapter.health()).toBe('failed');
    await settle(bot);
    expect(bot.discord.gateway.identified).toBe(1);
  });

  it('is given up in plain words after close 4014: which intent, and where to switch it', async () => {
    const bot = await enter();
    const told = bot.logs(/Discord refused an intent/);
    bot.discord.gateway.close(4014);
    expect(await told).toMatch(/Privileged Gateway Intents.*Guilds/);
    expect(bot.adapter.health()).toBe('failed');
  });

  it.each([
    [4012, /version of its API.*install a newer version/],
    [4013, /does not know an intent: install a newer version/],
  ])('is given up in plain words after close %s, as the bot comes in and later', async (code, said) => {
    const bot = await enter();
    const told = bot.logs(said);
    bot.discord.gateway.close(code);
    expect(await told).toContain('"level":50');
    expect(bot.adapter.health()).toBe('failed');
    await settle(bot);
    expect(bot.discord.gateway.identified).toBe(1);

    const late = await start();
    const again = late.logs(said, 0);
    await late.discord.when(() => {
      late.discord.gateway.close(code);
      return late.discord.gateway.identified > 0;
    });
    await again;
    expect(late.adapter.health()).toBe('failed');
  });

  it.each([
    [4010, /does not know the shard.*restart it/],
    [4011, /Sharding required: .*2,500.*Set DISCORD_SHARDS=auto/],
  ])('is given up in plain words after close %s, if the number of shards is fixed', async (code, said) => {
    const bot = await enter({ shards: 1 });
    const told = bot.logs(said);
    bot.discord.gateway.close(code);
    expect(await told).toContain('"level":50');
    expect(bot.adapter.health()).toBe('failed');
    await settle(bot);
    expect(bot.discord.gateway.identified).toBe(1);
  });

  it.each(['auto', 3] as const)(
    'has as many shards as are needed with %s, and hears of every server',
    async (shards) => {
      const bot = await enter({ shards, fake: { shards: 3 } });
      await bot.discord.when(() => bot.discord.gateway.shards === 3);
      const user = bot.discord.user();
      const guilds = Array.from({ length: 6 }, () => bot.discord.guild());
      // Ids of the same moment are of one shard; whichever it is, each server is heard of once.
      for (const guild of guilds) {
        const channel = guild.channel();
        const said = await bot.answering(() => user.slash('about', {}, channel));
        expect(said.messages).toHaveLength(1);
        bot.clock.forward(1);
      }
      const alone = await bot.answering(() => user.slash('about', {}, 'dm'));
      expect(alone.messages).toHaveLength(1);
      expect(bot.discord.gateway.identified).toBe(3);
    },
  );

  it('is up again once all shards are, and not before', async () => {
    const bot = await enter({ fake: { shards: 2 } });
    await bot.discord.when(() => bot.discord.gateway.shards === 2);
    const from = bot.logged.length;
    bot.discord.gateway.drop();
    await bot.discord.when(() => bot.discord.gateway.shards === 2 && bot.adapter.health() === 'up');
    const changes = bot.logged.slice(from).filter((line) => line.includes('"msg":"connection"'));
    expect(changes.map((line) => JSON.parse(line).is)).toEqual(['down', 'up']);
    expect(bot.discord.gateway.resumed).toBe(2);
  });

  it('splits by itself when the bot has come to too many servers', async () => {
    const bot = await enter();
    bot.discord.gateway.split(2);
    await bot.discord.when(() => bot.discord.gateway.shards === 2 && bot.adapter.health() === 'up');
    await expectAnswers(bot);
    expect(bot.discord.publishes).toBe(1);
  });

  it('is given up in plain words if it closes with 4014 as the bot comes in', async () => {
    const bot = await start();
    const told = bot.logs(/Discord refused an intent/, 0);
    await bot.discord.when(() => {
      bot.discord.gateway.close(4014);
      return bot.discord.gateway.identified > 0;
    });
    await told;
    expect(bot.adapter.health()).toBe('failed');
  });

  it.each([
    ['a 500', answer(500)],
    ['a reset', { is: 'reset' } as const],
    ['no JSON', { is: 'garbage', body: '<html>' } as const],
    ['JSON that says nothing', { is: 'garbage', body: '{}' } as const],
  ])('is tried again, ever more slowly, where /gateway/bot answers %s', async (_, fault) => {
    const bot = await start({ before: ({ faults }) => faults.plan(ROUTES.gateway, fault, { times: 4 }) });
    const before = bot.clock.now();
    await bot.discord.when(() => bot.discord.publishes > 0);
    expect(bot.logged.filter((line) => line.includes('trying again'))).toHaveLength(4);
    expect(bot.clock.now() - before).toBeGreaterThanOrEqual(500 + 1_000 + 2_000 + 4_000);
    expect(bot.adapter.health()).toBe('up');
    const guild = bot.discord.guild();
    await expectAnswers({ ...bot, guild, channel: guild.channel() });
  });

  it('is given up in plain words where /gateway/bot refuses the token', async () => {
    const bot = await start({ before: ({ faults }) => faults.plan(ROUTES.gateway, answer(401)) });
    await bot.logs(/Discord refused the token/, 0);
    expect(bot.adapter.health()).toBe('failed');
    expect(bot.discord.gateway.identified).toBe(0);
  });
});

describe('one 401 of the REST interface', () => {
  it('on the list of commands is recovered from with a new connection', async () => {
    const bot = await start({ before: ({ faults }) => faults.plan(ROUTES.publish, answer(401)) });
    await bot.discord.when(() => bot.discord.publishes > 0 && bot.adapter.health() === 'up');
    expect(bot.discord.gateway.identified).toBe(2);
    const guild = bot.discord.guild();
    await expectAnswers({ ...bot, guild, channel: guild.channel() });
  });

  it('on a message to a channel is recovered from with a new connection', async () => {
    const bot = await enter({ mayStayUnanswered: true, brings: unknownInteraction });
    bot.discord.faults.plan(ROUTES.send, answer(401));
    const up = bot.logs(/"was":"down","is":"up"/);
    ask(bot);
    bot.clock.forward(3_000);
    await up;
    await bot.discord.gateway.connected();
    await expectAnswers(bot);
    await bot.answering(() => {
      ask(bot);
      bot.clock.forward(3_000);
    });
    expect(bot.channel.messages).toHaveLength(1);
  });

  it('on an answer does not touch the connection', async () => {
    const bot = await enter({ mayStayUnanswered: true });
    bot.discord.faults.plan(
      ROUTES.editAnswer,
      answer(401, { code: 50027, message: 'Invalid Webhook Token' }),
    );
    await bot.answering(() => ask(bot));
    await settle(bot);
    expect(bot.discord.gateway.identified).toBe(1);
    expect(bot.adapter.health()).toBe('up');
    await expectAnswers(bot);
  });
});

describe('slow answers', () => {
  it('hold up neither another chat nor the next question in the same one', async () => {
    const bot = await enter();
    const { opened, open } = gate();
    bot.discord.faults.plan(ROUTES.editAnswer, { is: 'late', until: opened });
    const slow = ask(bot);
    await bot.discord.when(() => countOf(bot, ROUTES.editAnswer) === 1);
    const other = bot.guild.channel();
    const mara = bot.discord.user();
    expectOnce(await bot.answering(() => mara.slash('crossings', {}, other)));
    expectOnce(await bot.answering(() => ask(bot)));
    await bot.answering(open);
    expectOnce(slow);
  });

  it('to an acknowledgement hold up nobody', async () => {
    const bot = await enter();
    const { opened, open } = gate();
    bot.discord.faults.plan(ROUTES.callback, { is: 'late', until: opened });
    const slow = ask(bot);
    await bot.discord.when(() => countOf(bot, ROUTES.callback) === 1);
    expectOnce(await bot.answering(() => ask(bot)));
    await bot.answering(open);
    expectOnce(slow);
  });
});

describe('stop()', () => {
  it('gives the answer that is under way, takes no more, and sends nothing after it', async () => {
    const bot = await enter({ mayStayUnanswered: true });
    const { opened, open } = gate();
    bot.discord.faults.plan(ROUTES.callback, { is: 'late', until: opened });
    const said = ask(bot);
    await bot.discord.when(() => countOf(bot, ROUTES.callback) === 1);
    let stopped = false;
    const stopping = bot.adapter.stop().then(() => {
      stopped = true;
    });
    const tooLate = ask(bot);
    await settle(bot);
    expect(stopped).toBe(false);
    open();
    await stopping;
    expectOnce(said);
    expect(tooLate.acknowledged).toBeNull();
    const calls = await callsDuring(bot, () => settle(bot));
    expect(routesOf(calls).every((route) => route === ROUTES.gateway)).toBe(true);
    expect(bot.discord.gateway.sessions().filter(({ connected }) => connected)).toEqual([]);
  });

  it('waits for an answer that is being tried again', async () => {
    const bot = await enter();
    bot.discord.faults.plan(ROUTES.editAnswer, answer(500), { times: 3 });
    const said = ask(bot);
    await bot.discord.when(() => countOf(bot, ROUTES.editAnswer) === 1);
    await bot.adapter.stop();
    expectOnce(said);
  });

  it('sends no list of commands after it', async () => {
    const { opened, open } = gate();
    const bot = await start({
      before: ({ faults }) => faults.plan(ROUTES.listCommands, { is: 'late', until: opened }),
    });
    await bot.discord.when(() => countOf(bot, ROUTES.listCommands) === 1);
    await bot.adapter.stop();
    open();
    await settle(bot);
    expect(bot.discord.publishes).toBe(0);
  });

  it('settles while it is still connecting', async () => {
    const { opened, open } = gate();
    const bot = await start({
      before: ({ faults }) => faults.plan(ROUTES.gateway, { is: 'late', until: opened }),
    });
    await bot.discord.when(() => countOf(bot, ROUTES.gateway) === 1);
    await bot.adapter.stop();
    expect(bot.adapter.health()).toBe('starting');
    open();
  });

  it('leaves no connection behind that comes about afterwards', async () => {
    const { opened, open } = gate();
    const bot = await start({
      before: ({ faults }) => faults.plan(ROUTES.gateway, { is: 'late', until: opened }),
    });
    await bot.discord.when(() => countOf(bot, ROUTES.gateway) === 1);
    await bot.adapter.stop();
    open();
    await settle(bot);
    expect(bot.discord.gateway.sessions().filter(({ connected }) => connected)).toEqual([]);
    expect(bot.adapter.health()).not.toBe('up');
  });

  it('settles while it is waiting to try again, at once after the start, and twice', async () => {
    const refused = await start({
      before: ({ faults }) => faults.plan(ROUTES.gateway, answer(500), { times: 1_000 }),
    });
    await refused.logs(/trying again/, 0);
    await refused.adapter.stop();
    const fresh = await start();
    await Promise.all([fresh.adapter.stop(), fresh.adapter.stop()]);
  });

  it('settles between the close of the gateway and its resumption', async () => {
    const bot = await enter();
    bot.discord.gateway.drop();
    await bot.adapter.stop();
    await settle(bot);
    expect(bot.discord.gateway.sessions().filter(({ connected }) => connected)).toEqual([]);
  });
});

it('tells the log how its health changes', async () => {
  const { opened, open } = gate();
  const bot = await start({
    before: ({ faults }) => faults.plan(ROUTES.gateway, { is: 'late', until: opened }),
  });
  expect(bot.adapter.health()).toBe('starting');
  open();
  await bot.discord.when(() => bot.discord.publishes > 0);
  const back = bot.logs(/"was":"down","is":"up"/);
  bot.discord.gateway.drop();
  await back;
  await bot.discord.gateway.connected();
  bot.discord.faults.plan(ROUTES.gateway, answer(401));
  const failed = bot.logs(/"is":"failed"/);
  bot.discord.gateway.close(4004);
  await failed;
  const changes = bot.logged.flatMap(
    (line) => /"was":"(\w+)","is":"(\w+)"/.exec(line)?.slice(1).join(' → ') ?? [],
  );
  expect(changes).toEqual(['starting → up', 'up → down', 'down → up', 'up → down', 'down → failed']);
});
