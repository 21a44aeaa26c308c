// Ten thousand events that Discord would never send, among some that it would: the bot keeps its feet.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import type { Adapter } from '../../src/core/adapter.ts';
import { appOf, type TestApp } from '../app-of.ts';
import { NO_BUDGET } from '../discord-of.ts';
import { type FakeDiscord, openDiscord } from '../fakes/discord/discord.ts';
import type { FakeChannel, FakeInteraction, Json } from '../fakes/discord/shapes.ts';
import { TIMEOUT_MS } from '../patience.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 20_260_101);
const EVENTS = 10_000;
const BATCH = 500;

/** Mulberry32. */
const randomOf = (seed: number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};
const random = randomOf(SEED);
const below = (n: number): number => Math.floor(random() * n);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;

const deep = (levels: number): unknown => {
  let value: unknown = 'at the bottom';
  for (let i = 0; i < levels; i++) value = { components: [value], content: 'x', options: [] };
  return value;
};

const JUNK: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => '',
  () => ' ',
  () => '0',
  () => -1,
  () => 2 ** 53,
  () => 1.5,
  () => true,
  () => [],
  () => ({}),
  () => [null],
  () => [[[]]],
  () => ({ __proto__: null, constructor: 'x', toString: 1 }),
  () => JSON.parse('{"__proto__":{"polluted":true},"value":"x"}'),
  () => 'x'.repeat(20_000),
  () => '9'.repeat(400),
  () => '\ud800',
  () => '\u202e\u0000\u001b[2J',
  () => '../../users/@me',
  () => 'a/b?c=d#e',
  () => '@everyone',
  () => String(below(2 ** 31)),
  () => below(300),
  () => deep(40),
];
const junk = (): unknown => oneOf(JUNK)();

const CUSTOM_IDS = [
  '0+/crossings',
  '1=/more 00000000',
  '0+',
  '+/ask',
  '0=ask',
  '9'.repeat(90),
  '0+/ask \n\n',
  '0+/__proto__',
  '0+/constructor',
  '{"json":true}',
  '0=/settings language:xx',
  '00000000000000000+/cite zzzzzzzz',
];
const NAMES = [
  'ask',
  'topics',
  'sources',
  'Find in sources',
  '__proto__',
  'toString',
  'ASK',
  '',
  'quit',
  'more',
];

let made = 0;
const snowflake = (): string => String(1_400_000_000_000_000_000n + BigInt(made++));

const option = (): unknown => ({
  name: oneOf(['question', 'limit', 'private', '__proto__', 'constructor', '']),
  type: oneOf([3, 4, 5, 1, 2, 99]),
  value: oneOf<unknown>(['the crossings', 1, true, '', 'x'.repeat(7_000), null, Number.NaN]),
  ...(random() < 0.3 ? { focused: oneOf<unknown>([true, false, 'yes', null]) } : {}),
});

const interaction = ({ applicationId }: FakeDiscord): Json => ({
  id: snowflake(),
  application_id: applicationId,
  type: oneOf([1, 2, 2, 3, 3, 4, 5, 6, 255, -1]),
  token: `fuzz-${made}`,
  version: 1,
  guild_id: snowflake(),
  channel_id: snowflake(),
  channel: { id: snowflake(), type: 0 },
  member: {
    user: { id: snowflake(), username: 'x', discriminator: '0', avatar: null },
    roles: [],
    permissions: '0',
    joined_at: '2026-01-01T00:00:00.000Z',
  },
  locale: oneOf(['en-US', 'ar', 'he', 'xx', '']),
  guild_locale: 'en-US',
  // Rarely with the right to write: an answer that comes too late goes to the channel, of which there is none.
  app_permissions: random() < 0.02 ? String((1n << 10n) | (1n << 11n)) : '0',
  authorizing_integration_owners: random() < 0.5 ? { 0: '1' } : {},
  entitlements: [],
  context: oneOf([0, 1, 2, 9]),
  message: { id: snowflake(), channel_id: snowflake(), flags: oneOf([0, 64, 1 << 15]), components: [] },
  data: {
    id: snowflake(),
    type: oneOf([1, 1, 2, 3, 9]),
    name: oneOf(NAMES),
    component_type: oneOf([2, 3, 17]),
    custom_id: oneOf(CUSTOM_IDS),
    target_id: '1',
    options: Array.from({ length: below(4) }, option),
    resolved: {
      messages: { 1: { id: '1', content: 'the crossings', components: oneOf<unknown>([[], deep(5)]) } },
    },
  },
});

/** Some places in the tree are taken away or become something else. */
const mutate = (root: Json): Json => {
  for (let times = below(4); times > 0; times--) {
    let at = root;
    for (;;) {
      const keys = Object.keys(at);
      const key = keys.length === 0 ? 'x' : oneOf(keys);
      const inner = at[key];
      if (typeof inner === 'object' && inner !== null && random() < 0.6) {
        at = inner as Json;
        continue;
      }
      if (random() < 0.3) delete at[key];
      else at[key] = junk();
      break;
    }
  }
  return root;
};

const EVENT_NAMES = [
  'GUILD_CREATE',
  'GUILD_UPDATE',
  'GUILD_DELETE',
  'GUILD_ROLE_CREATE',
  'GUILD_MEMBER_ADD',
  'CHANNEL_CREATE',
  'CHANNEL_UPDATE',
  'CHANNEL_DELETE',
  'CHANNEL_PINS_UPDATE',
  'THREAD_CREATE',
  'THREAD_LIST_SYNC',
  'MESSAGE_CREATE',
  'MESSAGE_UPDATE',
  'MESSAGE_DELETE',
  'MESSAGE_REACTION_ADD',
  'USER_UPDATE',
  'ENTITLEMENT_CREATE',
  'VOICE_STATE_UPDATE',
  'SOMETHING_OF_NEXT_YEAR',
  'constructor',
];
const event = (): Json =>
  mutate({
    id: snowflake(),
    guild_id: snowflake(),
    channel_id: snowflake(),
    system_channel_id: snowflake(),
    type: below(20),
    name: 'x',
    unavailable: random() < 0.5,
    roles: [],
    channels: [{ id: snowflake(), type: below(20), permission_overwrites: [] }],
    members: [],
    threads: [],
    user: { id: snowflake(), username: 'x' },
    author: { id: snowflake(), username: 'x' },
    content: 'x',
  });

describe(`ten thousand events (FUZZ_SEED=${SEED})`, () => {
  let bot: TestApp & { discord: FakeDiscord; adapter: Adapter };
  let channel: FakeChannel;
  const valid: FakeInteraction[] = [];
  const escaped = new Map<string, number>();
  /** Where an error came from, so that a thousand of one kind are one line. */
  const note = (error: unknown) => {
    const { name, stack = '' } = error as Error;
    const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
    const own = frames.find((line) => !line.includes('node_modules') && !/\(?node:/.test(line));
    const frame = (own ?? frames[0] ?? 'nowhere').trim().replace(/\S*\/node_modules\//, '');
    const kind = `${own === undefined ? 'discord.js' : 'the bot'}: ${name} ${frame}`;
    escaped.set(kind, (escaped.get(kind) ?? 0) + 1);
  };
  const kinds = ['unhandledRejection', 'uncaughtException'] as const;
  const others = new Map<string, ((...given: unknown[]) => void)[]>();

  beforeAll(async () => {
    // Those of Vitest would fail the run without saying which event it was.
    for (const kind of kinds) {
      others.set(kind, process.listeners(kind as never) as never);
      process.removeAllListeners(kind);
      process.on(kind, note);
    }
    const test = await appOf();
    // A clock that stands, so that no event makes another one late.
    const clock = {
      now: () => 1_767_225_600_000,
      elapsed: () => 0,
      wait: () => new Promise<void>((go) => setImmediate(go)),
    };
    const discord = await openDiscord({ clock });
    const adapter = createDiscord({
      token: discord.token,
      apiUrl: discord.url,
      // Ten thousand events are more than a busy machine answers in the time that Discord gives.
      callbackTimeoutMs: TIMEOUT_MS,
      allows: () => true,
      link: () => null,
      budget: NO_BUDGET,
      clock,
      log: test.log,
      announce: () => {},
    });
    bot = { ...test, discord, adapter };
    await adapter.start(test.app.host);
    await discord.when(() => discord.publishes > 0);
    channel = discord.guild().channel();

    const mara = discord.user();
    const first = mara.slash('crossings', {}, channel);
    await discord.when(() => first.messages.length > 0);
    const acts = [
      () => mara.slash('about', {}, channel),
      () => mara.slash('crossings', {}, 'dm'),
      () => mara.press(first.messages[0] as never, 'Context'),
      () => mara.useOnMessage('Find in sources', 'the crossings', channel),
      () => mara.type({ command: 'sources', option: 'document', value: '0' }, channel),
    ];
    for (const name of [...EVENT_NAMES, 'INTERACTION_CREATE'])
      for (const make of JUNK) discord.gateway.dispatch(name, make());
    for (let sent = 0; sent < EVENTS; sent++) {
      if (random() < 0.5) discord.gateway.dispatch('INTERACTION_CREATE', mutate(interaction(discord)));
      else if (random() < 0.05)
        discord.gateway.dispatch(oneOf([...EVENT_NAMES, 'INTERACTION_CREATE']), junk());
      else discord.gateway.dispatch(oneOf(EVENT_NAMES), event());
      if (sent % 100 === 50) valid.push(oneOf(acts)());
      if (sent % BATCH === BATCH - 1) {
        const last = mara.slash('about', {}, channel);
        valid.push(last);
        await discord.when(() => last.messages.length > 0);
      }
    }
    await discord.when(() => discord.unfilled().length === 0);
  });
  afterAll(async () => {
    await bot.adapter.stop();
    for (const kind of kinds) {
      process.off(kind, note);
      for (const listener of others.get(kind) ?? []) process.on(kind, listener as never);
    }
    await bot.discord.close();
  });

  it('leave every real interaction acknowledged and answered', () => {
    expect(valid.length).toBeGreaterThan(100);
    expect(valid.filter(({ acknowledged }) => acknowledged === null)).toEqual([]);
    expect(bot.discord.unanswered()).toEqual([]);
    expect(bot.discord.unfilled()).toEqual([]);
    for (const { messages, acknowledged } of valid)
      expect(messages.length).toBe(acknowledged?.type === 8 ? 0 : 1);
  });

  it('leave the connection as it was, and the bot answering', async () => {
    expect(bot.discord.gateway.identified).toBe(1);
    expect(bot.discord.gateway.resumed).toBe(0);
    expect(bot.adapter.health()).toBe('up');
    const said = bot.discord.user().slash('crossings', {}, channel);
    await bot.discord.when(() => said.messages.length > 0);
  });

  const escapedFrom = (whom: string) =>
    Object.fromEntries([...escaped].filter(([kind]) => kind.startsWith(whom)));

  it('let no error of the bot escape', () => {
    expect(escapedFrom('the bot')).toEqual({});
  });

  it('let no error of discord.js escape, which reads events that the bot does not need', () => {
    expect(escapedFrom('discord.js')).toEqual({});
  });

  it('bring the bot to nothing that Discord forbids', () => {
    // Made-up interactions are unknown to Discord, and some of their ids are no part of any address.
    const ours = bot.discord.violations.filter(
      (line) => !/ 404 (Unknown interaction|no such route)$/.test(line),
    );
    expect(ours).toEqual([]);
  });

  it('leave nothing in the log that a stranger wrote', () => {
    const log = bot.logged.join('');
    expect(log).not.toContain('fuzz-');
    expect(log).not.toContain('\u202e');
    expect(log).not.toContain('xxxxxxxxxx');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
