// A new folder for a community: what it begins with, and how that is written without changing what is there.

import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PRIVATE_FILE = 0o600;

const GITIGNORE = `# Tokens, and what the bot stores.
.env
/data/
*.log
`;

/** Folders of examples. One that is there already gets none: they would be read with the community's own files. */
const FOLDERS = ['knowledge', 'topics'] as const;

/** Of `.env.example`, what is different outside a clone. */
const envOf = (example: string): string =>
  example
    .replace('# Copy this file to .env and change what you need. Every', '# Change what you need. Every')
    .replaceAll(/ See docs\/[\w-]+\.md\./g, '')
    .replace(
      'First install what runs models',
      'In a clone of the project only: first install what runs models',
    )
    .replace(/^TOPICS_DIR=.*$/m, 'TOPICS_DIR=topics')
    .replace(/npm run (?:-s )?(\w+) --/g, 'verbatim $1');

interface MadeFolder {
  readonly path: string;
  /** Paths below it. */
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Throws the file system's error if it may not write there. */
export const makeFolder = (folder: string): MadeFolder => {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const made: string[] = [];
  const kept: string[] = [];
  const write = (name: string, text: string, mode?: number) => {
    if (exists(join(path, name))) {
      kept.push(name);
      return;
    }
    writeFileSync(join(path, name), text, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    made.push(name);
  };
  for (const name of FOLDERS) {
    if (exists(join(path, name))) {
      kept.push(name);
      continue;
    }
    mkdirSync(join(path, name));
    const examples = new URL(`./${name}/`, import.meta.url);
    for (const file of readdirSync(examples))
      write(`${name}/${file}`, readFileSync(new URL(file, examples), 'utf8'));
  }
  write('.env', envOf(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')), PRIVATE_FILE);
  write('.gitignore', GITIGNORE);
  return { path, made, kept };
};
