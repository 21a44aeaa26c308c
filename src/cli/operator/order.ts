// What the operator ordered, from the words of a command line; every fault of it at once.

import { parseArgs } from 'node:util';
import { exampleIds, orOf } from '../../adapters/platforms.ts';
import { operatorCommand } from '../../words/operator-commands.ts';

export const USAGE = `Usage: ${operatorCommand('data', { args: true, quiet: true })} <command>
  backup FILE [--force]                     copies everything into one file, while the bot runs
  restore FILE [--force]                    restores a backup; --force replaces existing data, and keeps a copy
  export [FILE] [--force]                   prints everything as lines of JSON
  forget --chat ID | --user ID              deletes what is stored about a chat or a person, by an ID such as ${exampleIds('group')[0]}
  forget --document PATH                    deletes what is stored of a document whose file is gone, such as minutes/may.md,
                                            or of one that waits in the queue, by its code or path
  migrate --to postgres://…                 copies the SQLite file to an empty Postgres database
  audit --verify [--head CODE]              checks whether the audit log is intact
  audit --csv [FILE] [--chat ID] [--force]  prints the audit log as a table
--force replaces an existing file or database. --while-running lets restore and migrate continue while the bot runs.
Exit code: 0 for success, 1 for failure or faults found, 2 for wrong usage.`;

type Kind = 'boolean' | 'string';

const COMMANDS = {
  backup: { force: 'boolean' },
  restore: { force: 'boolean', 'while-running': 'boolean' },
  export: { force: 'boolean' },
  forget: { chat: 'string', user: 'string', document: 'string' },
  migrate: { to: 'string', 'while-running': 'boolean' },
  audit: { verify: 'boolean', head: 'string', csv: 'boolean', chat: 'string', force: 'boolean' },
} as const satisfies Record<string, Record<string, Kind>>;

type CommandName = keyof typeof COMMANDS;

export interface Order {
  readonly command: CommandName;
  readonly file: string | null;
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** How many files each command takes, at least and at most. */
const FILES: Readonly<Record<CommandName, readonly [number, number]>> = {
  backup: [1, 1],
  restore: [1, 1],
  export: [0, 1],
  forget: [0, 0],
  migrate: [0, 0],
  audit: [0, 1],
};

const ID = /^[a-z]+:[^\s/]+(\/[^\s/]+)?$/;
const HEAD = /^[0-9a-f]{64}$/;

/** What a value has to be; what was given for an address is never said back. */
const EXPECTED: Readonly<Record<string, readonly [expected: string, isSound: (value: string) => boolean]>> = {
  chat: [`an id such as ${orOf(exampleIds('group'))}`, (value) => ID.test(value)],
  user: [`an id such as ${orOf(exampleIds('person'))}`, (value) => ID.test(value)],
  document: ['the path of a document in KNOWLEDGE_DIR', (value) => value.trim() !== ''],
  head: ['the 64 letters and digits that --verify printed', (value) => HEAD.test(value)],
  to: [
    'an address such as postgres://user:password@host:5432/verbatim',
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
  ],
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

/** An order, or everything that keeps it from being one. */
export const readOrder = (args: readonly string[]): Order | { readonly faults: readonly string[] } => {
  const [name = '', ...rest] = args;
  if (name === '') return { faults: [] };
  if (!isCommand(name)) return { faults: [`"${name}" is not a command.`] };
  const known: Readonly<Record<string, Kind>> = COMMANDS[name];
  const { tokens } = parseArgs({
    args: rest,
    options: Object.fromEntries(Object.entries(known).map(([option, type]) => [option, { type }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const faults: string[] = [];
  const files: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    const expected = EXPECTED[token.name];
    if (kind === undefined) faults.push(`${name} has no option ${token.rawName}.`);
    else if (kind === 'boolean' && token.value !== undefined)
      faults.push(`${token.rawName} does not take a value.`);
    else if (kind === 'boolean') flags.add(token.name);
    else if (values.has(token.name)) faults.push(`${token.rawName} is given twice.`);
    else if (token.value === undefined || expected?.[1](token.value) === false)
      faults.push(`${token.rawName} needs ${expected?.[0]}.`);
    else values.set(token.name, token.value);
  }
  const [min, max] = FILES[name];
  if (files.length < min) faults.push(`${name} needs a FILE.`);
  // What follows an option that is none may be its value, which may be a secret.
  if (files.length > max) faults.push(`${name} takes ${max === 0 ? 'no' : 'only one'} FILE.`);
  faults.push(
    ...unfit(
      name,
      tokens.flatMap((token) => (token.kind === 'option' ? token.name : [])),
      files,
    ),
  );
  return faults.length > 0 ? { faults } : { command: name, file: files[0] ?? null, flags, values };
};

/** Options that are missing, or do not go together. */
const unfit = (name: CommandName, given: readonly string[], files: readonly string[]): string[] => {
  const has = (option: string) => given.includes(option);
  if (name === 'forget' && ['chat', 'user', 'document'].filter(has).length !== 1)
    return ['forget needs one of --chat ID, --user ID, or --document PATH.'];
  if (name === 'migrate' && !has('to')) return ['migrate needs --to postgres://….'];
  if (name !== 'audit') return [];
  if (has('verify') === has('csv')) return ['audit needs either --verify or --csv.'];
  const faults: string[] = [];
  if (has('csv') && has('head')) faults.push('--head works only with --verify.');
  if (has('verify') && has('chat')) faults.push('--chat works only with --csv: all chats share one chain.');
  if (has('verify') && files.length > 0) faults.push('--verify does not take a FILE.');
  return faults;
};
