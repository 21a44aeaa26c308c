// Two chats on a fake platform with people of every kind, who speak to the host as its adapter would; their rights are the platform's.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import { BUDGET as DISCORD } from '../../src/adapters/discord/limits.ts';
import { BUDGET as TELEGRAM } from '../../src/adapters/telegram/limits.ts';
import type { Config } from '../../src/config.ts';
import type { Outcome, Platform } from '../../src/core/adapter.ts';
import type { PlatformSource } from '../../src/core/description.ts';
import type { Log, Origin } from '../../src/core/ports.ts';
import { plainInline, type Reply, type ReplyFile } from '../../src/core/reply.ts';
import { appOf, createTestClock, type TestApp } from '../app-of.ts';
import { submissionOf } from '../contract/submissions-contract.ts';
import { openDiscord } from '../fakes/discord/discord.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import { ROUTES } from '../fakes/discord/routes.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { storesAt } from '../stores-of.ts';
import { telegramFor } from '../telegram-of.ts';
import { openLibrary, type TestLibrary } from './library.ts';

/** `boss` moderates the chat, `rival` the other one; `visitor` is in neither of them. */
export type Name = 'boss' | 'second' | 'rival' | 'member' | 'owner' | 'visitor' | 'librarian';

export interface Said {
  readonly outcome: Outcome;
  readonly text: string;
  /** Lines behind the buttons, by their labels. */
  readonly buttons: Readonly<Record<string, string>>;
  readonly file?: ReplyFile;
}

export interface Town {
  readonly bot: TestApp;
  readonly library: TestLibrary;
  readonly platform: 'telegram' | 'discord';
  readonly chat: string;
  readonly other: string;
  /** A file of SQLite. */
  readonly file: string;
  full(who: Name): string;
  /** The conversation of a person with the bot alone. */
  alone(who: Name): string;
  say(who: Name, where: string, line: string, how?: Partial<Origin>): Promise<Said>;
  /** Somebody asks to be forgotten, is shown what goes, and confirms it. */
  forgetMe(who: Name, where: string): Promise<Said>;
  demote(who: 'boss' | 'second'): void;
  /** Gives somebody a role of the chat without any rights; its id. */
  role(who: Name): string;
  posted(): readonly string[];
  /** What the bot has said to a person alone by itself. */
  told(who: Name): readonly string[];
  /** The answer to the next message of the bot's own is lost after it has been sent. */
  lose(): void;
  /** A person of Telegram blocks the bot. */
  shut(who: Name): void;
  /** A question of somebody that has no answer yet, as the adapter stores it. */
  waits(who: Name, question: string): Promise<void>;
  /** A text that somebody has sent in for the library, and that waits; its code. */
  sendIn(who: Name, name: string, text: string): Promise<string>;
  /** The bot is ended, and begins anew over the same memory. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const read = (reply: Reply): Omit<Said, 'outcome'> => ({
  ...(reply.file === undefined ? {} : { file: reply.file }),
  text: reply.cards
    .flatMap(({ title = '', blocks }) => [
      title,
      ...blocks.map((block) =>
        block.is === 'text'
          ? block.text.map(plainInline).join('')
          : block.is === 'list'
            ? block.items.map((item) => item.map(plainInline).join('')).join('\n')
            : block.excerpt.text,
      ),
    ])
    .join('\n')
    .replace(/[\u2066-\u2069]/g, ''),
  buttons: Object.fromEntries(
    reply.cards.flatMap(({ actions = [] }) =>
      actions.map(({ label, line }) => [label.replace(/[\u2066-\u2069]/g, ''), line]),
    ),
  ),
});

interface World
  extends Pick<
    Town,
    'platform' | 'chat' | 'other' | 'full' | 'alone' | 'demote' | 'role' | 'posted' | 'told' | 'lose' | 'shut'
  > {
  readonly source: (log: Log) => PlatformSource;
  close(): Promise<void>;
}

type Clock = ReturnType<typeof createTestClock>;

const telegramTown = async (clock: Clock): Promise<World> => {
  const fake = await openTelegram({ clock });
  const people = peopleOf(() => fake.user());
  for (const person of Object.values(people)) person.start();
  const { boss, second, rival, member, owner } = people;
  const open = (members: (typeof owner)[]) =>
    fake.group({ kind: 'supergroup', members, bot: 'administrator' });
  const [chat, other] = [open([owner, boss, second, member, rival]), open([rival, member])];
  for (const moderator of [boss, second]) chat.promote(moderator);
  return {
    platform: 'telegram',
    chat: `telegram:${chat.id}`,
    other: `telegram:${other.id}`,
    full: (who) => `telegram:${people[who].id}`,
    alone: (who) => `telegram:${people[who].id}`,
    demote: (who) => chat.demote(people[who]),
    role() {
      throw new Error('Telegram has no roles');
    },
    // Notices of pins have no text.
    posted: () => chat.sent().flatMap(({ text }) => (text === '' ? [] : [text])),
    told: (who) => people[who].private.sent().map(({ text }) => text),
    lose: () => fake.faults.plan('sendMessage', { is: 'lost' }),
    shut: (who) => people[who].block(),
    source: (log) => ({
      name: 'telegram',
      limits: TELEGRAM,
      exclusive: false,
      create: (parts): Platform => telegramFor(fake, { clock, log }, parts),
    }),
    close: fake.close,
  };
};

const discordTown = async (clock: Clock): Promise<World> => {
  const fake = await openDiscord({ clock });
  const people = peopleOf(() => fake.user());
  const { boss, second, rival, member, owner } = people;
  const [guild, otherGuild] = [fake.guild(), fake.guild()];
  const [chat, other] = [guild.channel(), otherGuild.channel()];
  for (const person of [boss, second, rival, member, owner]) guild.join(person);
  for (const person of [rival, member]) otherGuild.join(person);
  for (const moderator of [boss, second]) guild.grant(moderator, MAY.manageMessages | MAY.pin);
  guild.own(owner);
  otherGuild.own(rival);
  guild.grant('bot', MAY.pin);
  otherGuild.grant('bot', MAY.pin);
  return {
    platform: 'discord',
    chat: `discord:${guild.id}/${chat.id}`,
    other: `discord:${otherGuild.id}/${other.id}`,
    full: (who) => `discord:${people[who].id}`,
    alone: (who) => `discord:${people[who].write('Hello!', 'dm').channelId}`,
    demote: (who) => guild.revoke(people[who], MAY.manageMessages),
    role(who) {
      const role = guild.role();
      guild.give(people[who], role);
      return role.id;
    },
    posted: () => chat.messages.map((message) => message.text()),
    told: (who) => people[who].received.map((message) => message.text()),
    lose: () => fake.faults.plan(ROUTES.send, { is: 'lost' }),
    shut: (who) => people[who].refuseMessages(),
    source: (log) => ({
      name: 'discord',
      limits: DISCORD,
      exclusive: false,
      create: ({ budget }) =>
        createDiscord({
          token: fake.token,
          apiUrl: fake.url,
          // Seconds of these tests pass faster than those of discord.js.
          requestsPerSecond: 10_000,
          allows: () => true,
          link: () => null,
          budget,
          clock,
          log,
          announce: () => undefined,
        }),
    }),
    close: fake.close,
  };
};

const peopleOf = <T>(make: () => T): Record<Name, T> => ({
  boss: make(),
  second: make(),
  rival: make(),
  member: make(),
  owner: make(),
  visitor: make(),
  librarian: make(),
});

const WORLDS = { telegram: telegramTown, discord: discordTown };
export const PLATFORMS = Object.keys(WORLDS) as (keyof typeof WORLDS)[];

export const openTown = async (
  platform: keyof typeof WORLDS,
  configure: (town: Pick<Town, 'chat' | 'other' | 'full'>) => Partial<Config> = () => ({}),
  { database = true }: { readonly database?: boolean } = {},
): Promise<Town> => {
  const clock = createTestClock();
  const world = await WORLDS[platform](clock);
  const library = openLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-town-'));
  const file = join(folder, 'bot.db');
  const start = async (): Promise<TestApp> => {
    const started = await appOf(
      { ...library.config, ...configure(world) },
      {
        clock,
        place: database ? { url: null, file } : null,
        platforms: (log) => [world.source(log)],
      },
    );
    if (database) await started.app.services.tick();
    return started;
  };
  let bot = await start();
  let updates = 1_000;
  const say: Town['say'] = async (who, where, line, how = {}) => {
    const origin: Origin = {
      platform,
      chat: where,
      user: world.full(who),
      alone: where === world.alone(who),
      way: 'typed',
      language: null,
      ...how,
    };
    const { outcome, reply } = await bot.app.host.answer({ origin, said: { line } });
    return { outcome, ...read(reply) };
  };
  return {
    ...world,
    get bot() {
      return bot;
    },
    library,
    file,
    say,
    async forgetMe(who, where) {
      const asked = await say(who, where, '/forget me');
      const confirmation = Object.values(asked.buttons).find((line) => /^\/forget me \S+$/.test(line));
      if (confirmation === undefined) throw new Error(`nobody was asked: ${asked.text}`);
      return say(who, where, confirmation);
    },
    async waits(who, question) {
      const { stores } = await storesAt({ url: null, file }, clock);
      const content = JSON.stringify({
        is: 'call',
        call: { said: { line: question } },
        asker: world.full(who),
      });
      const [chat, person] = [world.alone(who), world.full(who)];
      await stores.waiting(platform).add([{ id: ++updates, chat, person, content, begun: false }]);
      await stores.close();
    },
    async sendIn(who, name, text) {
      const { stores } = await storesAt({ url: null, file }, clock);
      const [bytes, id] = [Buffer.from(text), `doc${++updates}`];
      const sent = submissionOf(id, bytes, { path: `added/${name}`, shown: name });
      const room = { documents: 99, bytes: 1_000_000, ofPerson: null };
      await stores.submissions.add(
        { ...sent, given: {}, by: world.full(who), chat: world.alone(who) },
        bytes,
        room,
      );
      await stores.close();
      return id;
    },
    async restart() {
      await bot.app.stop();
      bot = await start();
    },
    async close() {
      await bot.app.stop();
      await world.close();
      library.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
