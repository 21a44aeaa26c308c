// `verbatim init`: makes a folder that the bot runs on, and tells what to do next.

import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFolder } from '../starter/folder.ts';
import { isArgsError } from './operator/usage.ts';

const USAGE = `Usage: verbatim init DIR    makes DIR with knowledge/, topics/, .env, and .gitignore
It changes nothing that is already there.
Exit code: 0 for success, 1 for failure, 2 for wrong usage.`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Such that a shell reads it as one word. */
const quoted = (path: string): string =>
  /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;

const nextSteps = (folder: string): string => {
  const here = relative(process.cwd(), folder) === '';
  return `Next:
1. Put your documents (Markdown, plain text, AsciiDoc, HTML, PDF, Word, OpenDocument, or EPUB) into ${folder}/knowledge, and delete example.md there.
2. Check them, and ask:  ${here ? '' : `cd ${quoted(folder)} && `}verbatim lint && verbatim ask "where do documents go?"
3. Start the bot:  verbatim    For a chat platform, first set its token in ${folder}/.env.`;
};

const main = (): number => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [folder, ...others] = positionals;
  if (folder === undefined || folder === '' || others.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { path, made, kept } = makeFolder(folder);
  for (const name of made) say(`made: ${path}/${name}`);
  for (const name of kept) say(`already there, left as it is: ${path}/${name}`);
  say(nextSteps(path));
  return 0;
};

try {
  process.exitCode = main();
} catch (error) {
  const isUsage = isArgsError(error);
  if (isUsage) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else if (error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error)
    process.stderr.write(`${error.path} cannot be used (${error.code}).\n`);
  else throw error;
  process.exitCode = isUsage ? 2 : 1;
}
