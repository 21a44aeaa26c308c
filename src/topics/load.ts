// The topics folder read into topics, with everything that is wrong with it.

import type * as z from 'zod';
import { asTyped } from '../core/command.ts';
import { illFormed, isBlank } from '../core/well-formed.ts';
import type { DataFiles } from '../knowledge/data-files.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { ReadResult } from '../knowledge/last-good-cache.ts';
import { isTopicName, TOPIC_HELP, type Topic, topicShape } from './topic.ts';

/** What reading a topic needs: bytes, and the names of code commands, which no topic may have. */
export interface TopicSource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly taken: ReadonlySet<string>;
}

export type TopicReader = (source: TopicSource) => Promise<ReadResult<Topic>>;

/** How text and fields are read; the errors that `faulty` makes are those that `faultsOf` understands. */
export interface TopicTools {
  decode(path: string, bytes: Uint8Array): string;
  splitFrontMatter(
    source: string,
  ): { readonly yaml: string; readonly lines: number; readonly body: string } | null;
  readYaml<S extends z.ZodType>(
    yaml: string,
    shape: S,
    at: {
      readonly file: string;
      readonly lines: number;
      readonly remedy: string;
      readonly fields: string;
    },
  ): z.output<S>;
  faulty(faults: readonly Fault[]): Error;
  faultsOf(error: unknown): readonly Fault[];
}

export interface LoadedTopics {
  /** By name, in order. */
  readonly topics: readonly Topic[];
  readonly faults: readonly Fault[];
}

/** The ending of a topic's file. */
export const ENDING = '.md';

/** The community's line stands above every answer of the topic. */
const LINE_CHARS = 1_000;

/**
 * Reads the topics; `taken` are the names of code commands, which no topic may have. `yielding`: names of code commands that a topic may
 * have, with the name that the command goes by then, which no other topic may have beside it.
 */
export const loadTopics = async (
  files: DataFiles<Topic>,
  taken: ReadonlySet<string>,
  read: TopicReader,
  yielding: ReadonlyMap<string, string> = new Map(),
): Promise<LoadedTopics> => {
  const found: Topic[] = [];
  const listed = await files.list();
  const faults: Fault[] = [...listed.faults];
  for (const [path, file] of listed.files) {
    if (!path.endsWith(ENDING)) {
      faults.push(warning(path, 'is not a topic, so it is not read.', `Topic files end in ${ENDING}.`));
      continue;
    }
    const { value, faults: wrong } = await files.get(path, file.stamp, async () =>
      file.bytes === undefined ? { faults: file.faults } : read({ path, bytes: file.bytes, taken }),
    );
    if (value !== null) found.push(value);
    faults.push(...wrong);
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  const { topics, faults: named, needed } = besideCommands(found, yielding);
  const bots = new Set([...taken, ...needed]);
  return { topics, faults: [...faults, ...named, ...sharedNames(topics, bots)] };
};

const namesOf = ({ name, names }: Topic): string[] => [
  ...new Set([name, ...Object.values(names).flat().map(asTyped)]),
];

/** A command's other name as people type it: `/source_correct` is `/source correct` too. */
const asLine = (name = ''): string => `/${name.replace('_', ' ')}`;

/** Topics keep names that commands of the bot have lately, but where a command would have no name left. `needed`: those that they leave. */
const besideCommands = (
  found: readonly Topic[],
  yielding: ReadonlyMap<string, string>,
): LoadedTopics & { readonly needed: Iterable<string> } => {
  const held = new Map(
    found.flatMap((topic) =>
      namesOf(topic)
        .filter((name) => yielding.has(name))
        .map((name) => [name, topic]),
    ),
  );
  const needed = new Map([...held.keys()].map((name) => [yielding.get(name) ?? '', name]));
  const kept = found.filter(({ name }) => !needed.has(name));
  const left = found.filter(({ name }) => needed.has(name));
  return {
    topics: kept,
    needed: needed.keys(),
    faults: [
      ...[...held]
        .filter(([, topic]) => kept.includes(topic))
        .map(([name, topic]) =>
          warning(
            `${topic.name}${ENDING}`,
            `/${name} is also a command of the bot. The topic keeps the name, and the bot's command is ${asLine(yielding.get(name))} here.`,
            'To have the command under its own name, give the topic another one.',
          ),
        ),
      ...left.map(
        ({ name }): Fault => ({
          ...warning(
            `${name}${ENDING}`,
            `/${name} is a command of the bot here, since a topic has the name /${needed.get(name)}.`,
            'Give one of the two topics another name.',
          ),
          level: 'error',
        }),
      ),
    ],
  };
};

const warning = (file: string, problem: string, remedy: string): Fault => ({
  file,
  line: null,
  problem,
  remedy,
  level: 'warning',
});

/** Reads one topic. Throws an error of `tools.faulty` with every fault. */
export const readTopic = ({ path, bytes, taken }: TopicSource, tools: TopicTools): Topic => {
  const source = tools.decode(path, bytes);
  const error = (problem: string, remedy: string, line: number | null = null): Fault => ({
    file: path,
    line,
    problem,
    remedy,
    level: 'error',
  });
  const name = path.slice(0, -ENDING.length);
  const faults: Fault[] = [];
  if (!isTopicName(name))
    faults.push(
      error(
        `"${name}" is not a valid command name.`,
        'Start the file name with a lowercase letter, then use lowercase letters, digits, and underscores, 32 characters at most.',
      ),
    );
  else if (taken.has(name))
    faults.push(error(`/${name} is already a command of the bot.`, 'Give the file another name.'));

  const parts = tools.splitFrontMatter(source);
  if (parts === null) {
    faults.push(error('has no front matter.', 'Start it with a line ---, the fields, and a line ---.', 1));
    throw tools.faulty(faults);
  }
  const line = parts.body.trim();
  const bodyLine = parts.lines + parts.yaml.split('\n').length + 2;
  if (isBlank(line) || line.includes('\n'))
    faults.push(
      error(
        isBlank(line)
          ? 'has no text below its front matter.'
          : 'has more than one line of text below its front matter.',
        'Write one line on what the topic covers, and nothing about the subject itself.',
        bodyLine,
      ),
    );
  else if (line.length > LINE_CHARS)
    faults.push(
      error(
        `has ${line.length} characters below its front matter, more than ${LINE_CHARS}.`,
        'Write one line on what the topic covers.',
        bodyLine,
      ),
    );
  const bad = illFormed(line);
  if (bad !== null && !line.includes('\n'))
    faults.push(
      error(`its line contains ${bad.problem}.`, 'Remove it: no platform shows it unchanged.', bodyLine),
    );
  const fields = (() => {
    try {
      return tools.readYaml(parts.yaml, topicShape, { file: path, lines: parts.lines, ...TOPIC_HELP });
    } catch (wrong) {
      faults.push(...tools.faultsOf(wrong));
      return null;
    }
  })();
  if (fields === null || faults.length > 0) throw tools.faulty(faults);
  return {
    name,
    summary: withoutGaps(fields.summary),
    names: withoutGaps(fields.names ?? {}),
    search: withoutGaps(fields.search),
    tags: fields.tags ?? [],
    limit: fields.limit ?? 3,
    shownFirst: fields.shown_first ?? [],
    line,
  };
};

const withoutGaps = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Whose name a code command is. */
const BOT = '/';

/** Two topics with one name in some language: a reader could not tell which is meant. */
const sharedNames = (topics: readonly Topic[], taken: ReadonlySet<string>): Fault[] => {
  const owners = new Map([...taken].map((name) => [name, BOT]));
  return topics.flatMap((topic) =>
    [topic.name, ...Object.values(topic.names).flat()].flatMap((name): Fault[] => {
      const key = name.toLowerCase();
      const owner = owners.get(key) ?? topic.name;
      owners.set(key, owner);
      if (owner === topic.name) return [];
      return [
        {
          file: `${topic.name}${ENDING}`,
          line: null,
          problem:
            owner === BOT
              ? `"${name}" is a command of the bot.`
              : `"${name}" is also a name of the topic ${owner}.`,
          remedy: 'The name leads there. Give each topic its own names.',
          level: 'error',
        },
      ];
    }),
  );
};
