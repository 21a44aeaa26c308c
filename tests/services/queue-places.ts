// A group with librarians and members on each platform, who send documents to the bot as people do: as files, as links, by menus.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';
import type { Network } from '../../src/fetching/network.ts';
import type { TestApp } from '../app-of.ts';
import { onDiscord } from '../discord-of.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import type { FakeUser as DiscordUser, FakeMessage } from '../fakes/discord/shapes.ts';
import type { FakeUser as TelegramUser } from '../fakes/telegram/people.ts';
import type { StoredMessage } from '../fakes/telegram/world.ts';
import { onTelegram } from '../telegram-of.ts';
import { openLibrary, type TestLibrary } from './library.ts';

export interface GivenFile {
  readonly name: string;
  readonly content: string | Buffer;
}

export interface Somebody {
  /** The full name by which the bot knows them. */
  readonly name: string;
  /** Gives a command in the group, with a file if one is given; what they are shown of its answer. */
  command(
    name: string,
    options?: Readonly<Record<string, string>>,
    how?: { readonly file?: GivenFile; readonly alone?: true },
  ): Promise<string>;
  /** Has a file of somebody else's message added: by a reply, or by the message's menu. */
  addFrom(said: string, file?: GivenFile): Promise<string>;
  /** Presses a button of what they were shown last. */
  press(label: string): Promise<string>;
  buttons(): readonly string[];
  /** What the bot has said to them alone by itself since they were last looked at. */
  told(): readonly string[];
}

export interface QueuePlace {
  readonly bot: TestApp;
  readonly platform: 'telegram' | 'discord';
  readonly chat: string;
  readonly library: TestLibrary;
  /** A file of SQLite, alone in its folder. */
  readonly database: string;
  readonly librarian: Somebody;
  readonly second: Somebody;
  readonly moderator: Somebody;
  readonly member: Somebody;
  /** Nobody can write to them alone. */
  readonly shut: Somebody;
  /** What everybody in the group sees of the bot. */
  posted(): readonly string[];
  /** The next file that somebody sent cannot be had, or takes so long that its connection is cut. */
  spoil(fault: { readonly is: 'answer'; readonly status: number } | { readonly is: 'reset' }): void;
  close(): Promise<void>;
}

interface Options {
  readonly config?: Partial<Config>;
  readonly network?: Network;
}

const asRead = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\\([^\w\s])/g, '$1')
    .replaceAll('**', '')
    .replace(/\s+/g, ' ');

/** Parameters that are typed without their names. */
const POSITIONAL = new Set(['action', 'item', 'link', 'question', 'citation']);

const lineOf = (name: string, options: Readonly<Record<string, string>>): string =>
  [
    `/${name}`,
    ...Object.entries(options).map(([key, value]) => (POSITIONAL.has(key) ? value : `${key}:"${value}"`)),
  ].join(' ');

const common = (options: Options) => {
  const library = openLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-queue-'));
  const database = join(folder, 'bot.db');
  /** Named once they are there. */
  const librarians: string[] = [];
  return {
    library,
    database,
    librarians,
    config: { ...library.config, ...options.config, librarians },
    surroundings: {
      place: { url: null, file: database },
      ...(options.network === undefined ? {} : { network: options.network }),
    },
    close() {
      library.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const onTelegramGroup = async (options: Options): Promise<QueuePlace> => {
  const { library, database, librarians, config, surroundings, close } = common(options);
  const bot = await onTelegram(config, {}, surroundings);
  await bot.app.services.tick();
  await bot.telegram.polled();
  const people = Array.from({ length: 5 }, () => bot.telegram.user());
  const [librarian, second, moderator, member, shut] = people as [
    TelegramUser,
    TelegramUser,
    TelegramUser,
    TelegramUser,
    TelegramUser,
  ];
  for (const user of [librarian, second, moderator, member]) await bot.answering(() => user.start());
  librarians.push(`telegram:${librarian.id}`, `telegram:${second.id}`);
  const owner = bot.telegram.user();
  const group = bot.telegram.group({
    kind: 'supergroup',
    members: [owner, ...people],
    bot: 'administrator',
  });
  group.promote(moderator);
  const labels = (message: StoredMessage) => message.buttons.flat().map(({ text }) => text);
  const somebody = (user: TelegramUser): Somebody => {
    const seen = new Map<StoredMessage, number>();
    let last: StoredMessage[] = [];
    let told = user.private.sent().length;
    const look = () => {
      const all = [...group.sent(), ...user.private.sent()];
      last = all.filter((message) => seen.get(message) !== message.edits);
      for (const message of all) seen.set(message, message.edits);
      told = user.private.sent().length;
      return last.map((message) => asRead([message.text, ...labels(message)].join(' '))).join('\n');
    };
    return {
      name: `telegram:${user.id}`,
      async command(name, given = {}, { file, alone } = {}) {
        look();
        const line = lineOf(name, given);
        const where = alone === true ? {} : { in: group };
        await bot.answering(() =>
          file === undefined ? user.say(line, where) : user.send({ ...file, caption: line }, where),
        );
        return look();
      },
      async addFrom(said, file) {
        look();
        const theirs =
          file === undefined
            ? owner.say(said, { in: group })
            : owner.send({ ...file, ...(said === '' ? {} : { caption: said }) }, { in: group });
        await bot.answering(() => user.say('/add', { in: group, replyTo: theirs }));
        return look();
      },
      async press(label) {
        const message = last.find((each) => labels(each).includes(label));
        if (message === undefined) throw new Error(`there is no button ${label}`);
        await bot.answering(() => user.press(message, label));
        return look();
      },
      buttons: () => last.flatMap(labels),
      told() {
        const since = user.private.sent().slice(told);
        told += since.length;
        return since.map(({ text }) => asRead(text));
      },
    };
  };
  return {
    bot,
    platform: 'telegram',
    chat: `telegram:${group.id}`,
    library,
    database,
    librarian: somebody(librarian),
    second: somebody(second),
    moderator: somebody(moderator),
    member: somebody(member),
    shut: somebody(shut),
    posted: () => group.sent().map(({ text }) => asRead(text)),
    spoil: (fault) => bot.telegram.faults.plan('file', fault),
    async close() {
      await bot.close();
      await bot.app.stop();
      expectNone(bot.telegram.violations);
      close();
    },
  };
};

const expectNone = (violations: readonly string[]) => {
  if (violations.length > 0) throw new Error(violations.join('\n'));
};

const onDiscordGuild = async (options: Options): Promise<QueuePlace> => {
  const { library, database, librarians, config, surroundings, close } = common(options);
  const bot = await onDiscord({ config, surroundings });
  await bot.app.services.tick();
  await bot.discord.when(() => bot.discord.publishes > 0);
  const guild = bot.discord.guild();
  const channel = guild.channel();
  const people = Array.from({ length: 5 }, () => bot.discord.user());
  const [librarian, second, moderator, member, shut] = people as [
    DiscordUser,
    DiscordUser,
    DiscordUser,
    DiscordUser,
    DiscordUser,
  ];
  for (const user of people) guild.join(user);
  shut.refuseMessages();
  guild.grant(moderator, MAY.manageMessages | MAY.pin);
  librarians.push(`discord:${librarian.id}`, `discord:${second.id}`);
  const labels = (message: FakeMessage) => message.buttons().map(({ label }) => label);
  const somebody = (user: DiscordUser): Somebody => {
    let last: readonly FakeMessage[] = [];
    let told = 0;
    const shown = (messages: readonly FakeMessage[]) => {
      last = messages;
      return last.map((message) => asRead([message.text(), ...labels(message)].join(' '))).join('\n');
    };
    return {
      name: `discord:${user.id}`,
      async command(name, given = {}, { file, alone } = {}) {
        const values = file === undefined ? given : { ...given, file };
        const asked = await bot.answering(() => user.slash(name, values, alone === true ? 'dm' : channel));
        return shown(asked.messages);
      },
      async addFrom(content, file) {
        const files = file === undefined ? [] : [file];
        const asked = await bot.answering(() =>
          user.useOnMessage('Add to library', { content, files }, channel),
        );
        return shown(asked.messages);
      },
      async press(label) {
        const message = last.find((each) => labels(each).includes(label));
        if (message === undefined) throw new Error(`there is no button ${label}`);
        return shown((await bot.answering(() => user.press(message, label))).messages);
      },
      buttons: () => last.flatMap(labels),
      told() {
        const since = user.received.slice(told);
        told += since.length;
        return since.map((message) => asRead(message.text()));
      },
    };
  };
  return {
    bot,
    platform: 'discord',
    chat: `discord:${guild.id}/${channel.id}`,
    library,
    database,
    librarian: somebody(librarian),
    second: somebody(second),
    moderator: somebody(moderator),
    member: somebody(member),
    shut: somebody(shut),
    posted: () => channel.messages.map((message) => asRead(message.text())),
    spoil: (fault) => bot.discord.faults.plan('file', fault),
    async close() {
      await bot.close();
      await bot.app.stop();
      expectNone(bot.discord.violations);
      close();
    },
  };
};

export const QUEUE_PLACES = { telegram: onTelegramGroup, discord: onDiscordGuild };
export type PlatformName = keyof typeof QUEUE_PLACES;
