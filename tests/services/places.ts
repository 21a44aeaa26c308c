// A chat with a moderator and a member on each platform, so that one story about pins and digests is told on all of them.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createConsole } from '../../src/adapters/console/adapter.ts';
import { BUDGET } from '../../src/adapters/console/place.ts';
import type { Config } from '../../src/config.ts';
import type { ReplyFile } from '../../src/core/reply.ts';
import { appOf, type Surroundings, type TestApp } from '../app-of.ts';
import { onDiscord } from '../discord-of.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import { ROUTES } from '../fakes/discord/routes.ts';
import type { FakeUser as DiscordUser, FakeMessage } from '../fakes/discord/shapes.ts';
import type { FakeUser as TelegramUser } from '../fakes/telegram/people.ts';
import type { StoredMessage } from '../fakes/telegram/world.ts';
import { onTelegram } from '../telegram-of.ts';

/** Somebody in the chat. What they are shown is what is new to them: in the chat, and alone. */
export interface Somebody {
  /** The full name by which the bot knows them. */
  readonly name: string;
  /** Gives a command; values of its parameters by name, in their order. */
  command(name: string, options?: Readonly<Record<string, string>>): Promise<string>;
  /** Presses a button of what they were shown last. */
  press(label: string): Promise<string>;
  /** The files of what they were shown last. */
  files(): readonly GivenFile[];
}

type GivenFile = Pick<ReplyFile, 'name' | 'text'>;

export interface Place {
  readonly bot: TestApp;
  readonly platform: 'telegram' | 'discord' | 'console';
  readonly chat: string;
  readonly moderator: Somebody;
  readonly member: Somebody;
  /** What the bot has posted into the chat by itself and is still there, as it reads now. */
  posted(): readonly string[];
  /** What everybody in the chat sees of the bot, answers too. */
  shown(): readonly string[];
  /** The same as it is drawn: its marks, and below it what is behind its buttons. */
  drawn(): readonly string[];
  pinned(): readonly string[];
  /** Somebody takes the newest pin down, or deletes it. */
  unpin(): void;
  remove(): void;
  /** The bot loses the right to write, or to pin. */
  take(right: 'send' | 'pin'): void;
  expel(): void;
  /** What was said to a person alone by the bot itself. */
  told(who: 'moderator'): readonly string[];
  /** The answer to the next message of the bot's own is lost after it has been sent; or it is refused. */
  lose(): void;
  tooMany(seconds: number): void;
  /** What the bot has posted can no longer be changed. */
  fix(): void;
  /** The next pinning is refused for so long. */
  noPins(seconds: number): void;
  close(): Promise<void>;
}

const asRead = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/\s+/g, ' ');

const fileAt = (path: string): GivenFile => ({ name: basename(path), text: readFileSync(path, 'utf8') });

const withButtons = (text: string, labels: readonly string[]): string =>
  asRead(`${text} ${labels.join(' ')}`);

export const onTelegramGroup = async (
  config: Partial<Config> = {},
  surroundings: Surroundings = {},
): Promise<Place> => {
  const bot = await onTelegram(config, {}, surroundings);
  await bot.telegram.polled();
  const [boss, person] = [bot.telegram.user(), bot.telegram.user()];
  boss.start();
  person.start();
  const group = bot.telegram.group({ kind: 'supergroup', members: [boss, person], bot: 'administrator' });
  group.promote(boss);
  await bot.logs(/answered/, 0);
  const named = (message: StoredMessage) => message.buttons.flat().map(({ text }) => text);
  const somebody = (user: TelegramUser): Somebody => {
    const seen = new Map<StoredMessage, number>();
    let last: StoredMessage[] = [];
    const look = () => {
      const all = [...group.sent(), ...user.private.sent()];
      last = all.filter((message) => seen.get(message) !== message.edits);
      for (const message of all) seen.set(message, message.edits);
      return last.map((message) => withButtons(message.text, named(message))).join('\n');
    };
    return {
      name: `telegram:${user.id}`,
      async command(name, options = {}) {
        look();
        await bot.answering(() => user.say([`/${name}`, ...Object.values(options)].join(' '), { in: group }));
        return look();
      },
      async press(label) {
        const message = last.find((each) => named(each).includes(label));
        if (message === undefined) throw new Error(`there is no button ${label}`);
        await bot.answering(() => user.press(message, label));
        return look();
      },
      files: () => last.flatMap(({ document }) => (document === null ? [] : [document])),
    };
  };
  const refuse = (method: string, seconds: number) =>
    bot.telegram.faults.plan(method, {
      is: 'answer',
      status: 429,
      body: {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests',
        parameters: { retry_after: seconds },
      },
    });
  const own = () => group.sent();
  const newest = () => {
    const [message] = [...group.pinned()];
    if (message === undefined) throw new Error('nothing is pinned');
    return message;
  };
  return {
    bot,
    platform: 'telegram',
    chat: `telegram:${group.id}`,
    moderator: somebody(boss),
    member: somebody(person),
    posted: () => own().map(({ text }) => asRead(text)),
    shown: () => own().map(({ text }) => asRead(text)),
    drawn: () =>
      own().map(({ html, buttons }) =>
        [html ?? '', ...buttons.flat().map((button) => button.callback_data?.slice(1) ?? '')].join('\n'),
      ),
    pinned: () => group.pinned().map(({ text }) => asRead(text)),
    unpin: () => boss.unpin(newest()),
    remove: () => boss.remove(newest()),
    take: (right) =>
      right === 'pin'
        ? group.promoteBot(boss, { can_pin_messages: false })
        : group.restrictBot({ can_send_messages: false }),
    expel: () => group.kickBot(boss),
    told: () => boss.private.sent().map(({ text }) => asRead(text)),
    lose: () => bot.telegram.faults.plan('sendMessage', { is: 'lost' }),
    tooMany: (seconds) => refuse('sendMessage', seconds),
    fix: () =>
      bot.telegram.faults.plan(
        'editMessageText',
        {
          is: 'answer',
          status: 400,
          body: { ok: false, error_code: 400, description: "Bad Request: message can't be edited" },
        },
        { times: 100 },
      ),
    noPins: (seconds) => refuse('pinChatMessage', seconds),
    async close() {
      await bot.close();
    },
  };
};

export const onDiscordChannel = async (
  config: Partial<Config> = {},
  surroundings: Surroundings = {},
): Promise<Place> => {
  const bot = await onDiscord({ config, surroundings });
  await bot.discord.when(() => bot.discord.publishes > 0);
  const guild = bot.discord.guild();
  const channel = guild.channel();
  const [boss, person] = [bot.discord.user(), bot.discord.user()];
  guild.join(person);
  guild.grant(boss, MAY.manageMessages | MAY.pin);
  guild.grant('bot', MAY.pin);
  const labels = (message: FakeMessage) => message.buttons().map(({ label }) => label);
  const somebody = (user: DiscordUser): Somebody => {
    let last: readonly FakeMessage[] = [];
    const look = () => last.map((message) => withButtons(message.text(), labels(message))).join('\n');
    return {
      name: `discord:${user.id}`,
      async command(name, options = {}) {
        const asked = await bot.answering(() => user.slash(name, options, channel));
        last = asked.messages;
        return look();
      },
      async press(label) {
        const message = last.find((each) => labels(each).includes(label));
        if (message === undefined) throw new Error(`there is no button ${label}`);
        const pressed = await bot.answering(() => user.press(message, label));
        last = pressed.messages;
        return look();
      },
      files: () => last.flatMap(({ files }) => files),
    };
  };
  const newest = () => {
    const [message] = channel.pinned;
    if (message === undefined) throw new Error('nothing is pinned');
    return message;
  };
  const refuse = (route: string, seconds: number) =>
    bot.discord.faults.plan(route, {
      is: 'answer',
      status: 429,
      headers: { 'retry-after': String(seconds) },
      body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
    });
  const alive = () => channel.messages.filter(({ deleted }) => !deleted);
  return {
    bot,
    platform: 'discord',
    chat: `discord:${guild.id}/${channel.id}`,
    moderator: somebody(boss),
    member: somebody(person),
    posted: () => alive().map((message) => asRead(message.text())),
    shown: () =>
      channel
        .visibleTo(person)
        .filter(({ deleted }) => !deleted)
        .map((message) => asRead(message.text()).replaceAll(/~~|\*\*/g, '')),
    drawn: () =>
      channel
        .visibleTo(person)
        .filter(({ deleted }) => !deleted)
        .map((message) => {
          const lines = message.buttons().map(({ customId = '' }) => customId.replace(/^\d+[=+]/, ''));
          return [message.text(), ...lines].join('\n');
        }),
    pinned: () => channel.pinned.map((message) => asRead(message.text())),
    unpin: () => boss.unpin(newest()),
    remove: () => boss.remove(newest()),
    take: (right) => guild.revoke('bot', right === 'pin' ? MAY.pin : MAY.send),
    expel: () => guild.kick(),
    told: () => boss.received.map((message) => asRead(message.text())),
    lose: () => bot.discord.faults.plan(ROUTES.send, { is: 'lost' }),
    tooMany: (seconds) => refuse(ROUTES.send, seconds),
    fix: () =>
      bot.discord.faults.plan(
        ROUTES.edit,
        {
          is: 'answer',
          status: 400,
          body: {
            message: 'Tried to perform an operation on an archived thread, such as editing',
            code: 50083,
          },
        },
        { times: 100 },
      ),
    noPins: (seconds) => refuse(ROUTES.pin, seconds),
    async close() {
      await bot.close();
    },
  };
};

/** A terminal, whose one person is the moderator. What the bot posts stands below a mark, and what changes is printed once more. */
export const onConsole = async (
  config: Partial<Config> = {},
  surroundings: Surroundings = {},
): Promise<Place> => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-terminal-'));
  const chat = createConsole({
    input,
    output,
    terminal: false,
    colors: false,
    language: 'en',
    folder,
    ended: () => {},
  });
  const bot = await appOf(config, {
    ...surroundings,
    platforms: () => [{ name: 'console', limits: BUDGET, exclusive: false, create: () => chat }],
  });
  const posted: { readonly title: string | undefined; text: string }[] = [];
  let [printed, last] = ['', ''];
  let prompted = () => {};
  /** One message is one write. */
  const note = (written: string) => {
    const [, mark, text = ''] = /^── (.) ──\n([\s\S]*)$/.exec(written) ?? [];
    const title = /^.*/.exec(text)?.[0];
    const known = posted.findLast((message) => message.title === title);
    if (mark === '●') posted.push({ title, text });
    if (mark === '↻' && known !== undefined) known.text = text;
    if (mark === '×' && known !== undefined) posted.splice(posted.indexOf(known), 1);
  };
  output.on('data', (chunk: Buffer) => {
    note(chunk.toString());
    printed += chunk.toString();
    if (printed.endsWith('> ')) prompted();
  });
  const nextPrompt = () =>
    new Promise<void>((resolve) => {
      prompted = resolve;
    });
  /** Without the bars and breaks of the layout. */
  const read = (text: string) => asRead(text.replace(/^(│ | {2}— | {4}|• | {2})/gm, ''));
  const type = async (line: string) => {
    printed = '';
    const shown = nextPrompt();
    input.write(`${line}\n`);
    await shown;
    last = printed;
    return read(last);
  };
  const welcome = nextPrompt();
  await chat.start(bot.app.host);
  await welcome;
  const nobody = () => {
    throw new Error('there is nobody else at a terminal');
  };
  const name = 'console:terminal';
  return {
    bot,
    platform: 'console',
    chat: name,
    moderator: {
      name,
      command: (command, options = {}) => type([`/${command}`, ...Object.values(options)].join(' ')),
      press(label) {
        const buttons = [...last.matchAll(/\[(\d+)\] (.*?)(?= {3}\[|\n|$)/g)];
        const number = buttons.find(([, , shown]) => shown?.trim() === label)?.[1];
        if (number === undefined) throw new Error(`there is no button ${label}`);
        return type(number);
      },
      files: () => [...last.matchAll(/^Saved: (.*)$/gm)].map(([, path = '']) => fileAt(path)),
    },
    member: { name: 'console:nobody', command: nobody, press: nobody, files: nobody },
    posted: () => posted.map(({ text }) => read(text)),
    shown: () => posted.map(({ text }) => read(text)),
    drawn: nobody,
    // Only pins say so.
    pinned: () =>
      posted
        .map(({ text }) => read(text))
        .filter((text) => text.includes('updates itself when the library changes')),
    unpin: nobody,
    remove: nobody,
    take: nobody,
    expel: nobody,
    told: () => [],
    lose: nobody,
    tooMany: nobody,
    fix: nobody,
    noPins: nobody,
    async close() {
      await chat.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
