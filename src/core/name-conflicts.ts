// Resolves conflicts between the names of topics and those of the bot's commands.

import type { AnyCommand } from './command.ts';

/** All names that topics have, as they are typed. */
const namesOf = (topics: readonly AnyCommand[]): ReadonlySet<string> =>
  new Set(topics.flatMap(({ name, aliases }) => [name, ...aliases]));

/**
 * The commands of the bot beside these topics. A name that a command has only lately, or no longer, is the topic's; the command then goes
 * by its other name. Names that no topic may have are the command's, whatever a topic calls itself in some language.
 */
export const besideTopics = (
  commands: readonly AnyCommand[],
  topics: readonly AnyCommand[],
): readonly AnyCommand[] => {
  const taken = namesOf(topics);
  return commands.map((command) => {
    const { name, otherName, aliases, localName } = command;
    const isTaken = otherName !== null && taken.has(name);
    const goesBy = isTaken ? otherName : name;
    return {
      ...command,
      name: goesBy,
      examples: isTaken ? command.examples.map((line) => line.replace(name, goesBy)) : command.examples,
      aliases: aliases.filter((alias) => !taken.has(alias)),
      takenNames: [...(isTaken ? [name] : []), ...aliases.filter((alias) => taken.has(alias))],
      localName: (words) => {
        const local = localName(words);
        return isTaken || taken.has(local) ? goesBy : local;
      },
    };
  });
};

/** The current name of a command, given its usual one. */
export const nameNow = (commands: readonly AnyCommand[], usual: string): string =>
  commands.find(
    ({ kind, name, takenNames }) => kind === 'code' && (name === usual || takenNames.includes(usual)),
  )?.name ?? usual;
