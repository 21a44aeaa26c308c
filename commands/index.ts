// Every command that is code, in the order of the menu. Topic commands come from commands/topics.

import type { AnyCommand } from '../src/core/command.ts';
import { LOCALES, type Localizer, type Origin, type Settings, type Words } from '../src/core/ports.ts';
import type { Reply } from '../src/core/reply.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { Topic } from '../src/topics/topic.ts';
import type { Topics } from '../src/topics/topics.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { cite } from './cite.ts';
import { help } from './help.ts';
import { more } from './more.ts';
import { privacy } from './privacy.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { start } from './start.ts';
import { topicByName, topicList } from './topics.ts';

export interface CommandParts {
  readonly library: Library;
  readonly topics: Topics;
  readonly show: (topic: Topic, l: Localizer, limit: number) => Reply;
  readonly settings: Settings;
  readonly words: Words;
  readonly greet: (origin: Origin) => Localizer;
  readonly menu: () => readonly AnyCommand[];
  readonly version: string;
}

export const codeCommands = (parts: CommandParts): readonly AnyCommand[] => {
  const shown = [
    ask(parts),
    topicList(parts),
    topicByName(parts),
    sources(parts),
    cite(parts),
    help(parts),
    settings(parts),
    privacy(),
    about(parts),
    start(parts),
  ];
  return [...shown.map((command) => named(command, parts.words)), more(parts)];
};

/** A command that may also be called by its name in each language of the catalogues. */
const named = (command: AnyCommand, words: Words): AnyCommand => {
  const localName = (l: Localizer) => l.say(`${command.name}-name`);
  return { ...command, localName, aliases: LOCALES.map((locale) => localName(words(locale))) };
};
