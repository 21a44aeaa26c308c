// The command `verbatim`: starts the program that its first word names, in the folder of a community.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { distance } from '../knowledge/edit-distance.ts';
import { VERSION } from '../system/version.ts';

interface Subcommand {
  readonly about: string;
  /** What stands before the arguments that were given. */
  readonly before?: readonly string[];
  readonly takesNothing?: true;
  /** Needs no folder of a community. */
  readonly anywhere?: true;
  run(): Promise<unknown>;
}

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  start: {
    about: 'starts the bot; the same as no subcommand',
    takesNothing: true,
    run: () => import('../main.ts'),
  },
  ask: { about: 'answers a question or a /command', run: () => import('./ask.ts') },
  check: {
    about: 'tells whether a quotation is in the documents',
    before: ['/check'],
    run: () => import('./ask.ts'),
  },
  add: {
    about: 'adds files, folders, and web pages to the documents',
    run: () => import('./add.ts'),
  },
  fetch: {
    about: 'brings what is new at the sources of the documents',
    run: () => import('./fetch.ts'),
  },
  lint: { about: 'lists what is wrong with the documents and topics', run: () => import('./lint.ts') },
  data: {
    about: 'backs up, restores, exports, and deletes what the bot stores',
    run: () => import('./data.ts'),
  },
  export: { about: 'writes the library as a static site', run: () => import('./export.ts') },
  doctor: { about: 'checks what keeps the bot from working', run: () => import('./doctor.ts') },
  invite: {
    about: 'prints the links that add the bot to a server or group',
    takesNothing: true,
    run: () => import('./invite.ts'),
  },
  mcp: {
    about: 'serves the library to an assistant, over standard input and output',
    takesNothing: true,
    run: () => import('./mcp.ts'),
  },
  preview: { about: 'shows answers as the chat platforms show them', run: () => import('./preview.ts') },
  init: {
    about: 'makes a folder with a first document and topic',
    anywhere: true,
    run: () => import('./init.ts'),
  },
};

const USAGE = `Usage: verbatim [--dir DIR] [<subcommand>] [arguments]
${Object.entries(SUBCOMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(9)}${about}`)
  .join('\n')}
DIR is a folder with knowledge/, topics/, and .env. Without --dir, it is the current folder.
verbatim <subcommand> --help says more. verbatim --version prints the version.`;

/** How many slips of the hand a word may have and still be taken for a subcommand. */
const SLIPS = 2;

const nearest = (word: string): string | undefined => {
  const found = Object.keys(SUBCOMMANDS)
    .map((name) => ({ name, slips: distance(word.toLowerCase(), name, SLIPS) }))
    .filter(({ slips, name }) => slips <= SLIPS && slips < name.length)
    .sort((a, b) => a.slips - b.slips);
  return found[0]?.name;
};

const say = (text: string): number => {
  process.stdout.write(`${text}\n`);
  return 0;
};

const refuse = (text: string): number => {
  process.stderr.write(`${text}\n`);
  return 2;
};

/** Takes --dir from the front of the words; undefined if it names nothing. */
const takeFolder = (words: string[]): string | null | undefined => {
  const [first = ''] = words;
  if (first.startsWith('--dir=')) return words.shift()?.slice('--dir='.length) || undefined;
  if (first !== '--dir') return null;
  words.shift();
  return words.shift() || undefined;
};

/** Goes to the folder, since everything is found from there; what is wrong, or null. */
const enter = (folder: string): string | null => {
  const path = resolve(folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    return `There is no folder ${path}. To make one, run: verbatim init ${folder}`;
  process.chdir(path);
  return null;
};

/** The exit code, or the program to go on with. */
const choose = (words: string[]): number | (() => Promise<unknown>) => {
  const before = takeFolder(words);
  const [first] = words;
  if (first === '--help' || first === '-h' || first === 'help') return say(USAGE);
  if (first === '--version' || first === '-v') return say(VERSION);
  if (first?.startsWith('-')) return refuse(`verbatim has no option ${first}.\n${USAGE}`);
  const name = words.shift() ?? 'start';
  const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
  if (subcommand === undefined) {
    const meant = nearest(name);
    return refuse(
      `verbatim has no subcommand "${name}".${meant === undefined ? `\n${USAGE}` : ` Did you mean "${meant}"?`}`,
    );
  }
  const after = subcommand.anywhere ? null : takeFolder(words);
  if (before === undefined || after === undefined) return refuse('--dir needs a folder: verbatim --dir DIR');
  if (subcommand.takesNothing && words.length > 0) {
    if (words[0] === '--help' || words[0] === '-h')
      return say(`Usage: verbatim [--dir DIR] ${name}    ${subcommand.about}`);
    return refuse(`verbatim ${name} takes no arguments, but was given "${words.join(' ')}".`);
  }
  const fault = enter(after ?? before ?? '.');
  if (fault !== null) return refuse(fault);
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...(subcommand.before ?? []), ...words);
  return subcommand.run;
};

const chosen = choose(process.argv.slice(2));
if (typeof chosen === 'number') process.exitCode = chosen;
else await chosen();
