// The commands that can be typed at this moment: the bot's own, and one for each topic.

import type { AnyCommand } from '../core/command.ts';
import { besideTopics, nameNow } from '../core/name-conflicts.ts';
import { LOCALES, type Words } from '../core/ports.ts';

export interface Menu {
  all(): readonly AnyCommand[];
  /** Those that platforms list. */
  listed(): readonly AnyCommand[];
  /** The name by which a command of the bot can be called now, given its usual one. */
  nameOf(usual: string): string;
  /** Names that no topic may have. */
  taken(): ReadonlySet<string>;
  /** Commands of the bot whose names a topic may have, with the name that each goes by then. */
  yielding(): ReadonlyMap<string, string>;
  /** Adds the bot's own commands: once, before the topics. */
  setOwn(commands: readonly AnyCommand[]): void;
  /** Replaces the topics' commands. Listeners run if that changes anything that a platform may show. */
  setTopics(commands: readonly AnyCommand[]): void;
  onChange(listener: () => void): void;
}

export const createMenu = (words: Words): Menu => {
  let own: readonly AnyCommand[] = [];
  let commands: readonly AnyCommand[] = [];
  const listeners: (() => void)[] = [];

  return {
    all: () => commands,
    listed: () => commands.filter(({ hidden }) => !hidden),
    nameOf: (usual) => nameNow(commands, usual),
    taken: () => new Set(own.filter(({ otherName }) => otherName === null).map(({ name }) => name)),
    yielding: () =>
      new Map(
        own.flatMap(({ name, otherName, hidden }) =>
          otherName === null || hidden ? [] : [[name, otherName] as const],
        ),
      ),
    setOwn(given) {
      own = given;
    },
    setTopics(topics) {
      const before = shownOf(commands, words);
      commands = [...besideTopics(own, topics), ...topics];
      if (shownOf(commands, words) !== before) for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
};

/** Everything that a platform may show of commands, as one text: equal texts look alike there. */
const shownOf = (commands: readonly AnyCommand[], words: Words): string =>
  JSON.stringify(
    commands.map(({ name, aliases, params, summary }) => [
      name,
      aliases,
      Object.keys(params),
      LOCALES.map((locale) => summary(words(locale))),
    ]),
  );
