// The folders that the bot was last started with, where they were set for that start alone: other commands find them here.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../system/private-files.ts';

/** Below the data folder; it may be deleted at any time. */
const FILE = 'verbatim.folders.json';

const NAMES = ['KNOWLEDGE_DIR', 'TOPICS_DIR', 'KNOWLEDGE_ROOTS'] as const;

const shape = z.object({
  /** Whence relative paths lead. */
  from: z.string(),
  /** What the environment said, and what `.env` said at that time. */
  inline: z.partialRecord(z.enum(NAMES), z.string()),
  file: z.partialRecord(z.enum(NAMES), z.string()),
});

type Values = Readonly<Record<string, string | undefined>>;

const chosen = (values: Values) =>
  Object.fromEntries(
    NAMES.flatMap((name) => (given(values, name) === '' ? [] : [[name, given(values, name)]])),
  );

const given = (values: Values, name: string): string => values[name]?.trim() ?? '';

/** Writes down which folders the environment set; where it set none, what was written down before is removed. */
export const keepFolders = (dataDir: string, env: Values, file: Values): void => {
  const inline = chosen(env);
  const path = join(dataDir, FILE);
  try {
    rmSync(path, { force: true });
    if (Object.keys(inline).length === 0) return;
    mkdirSync(dataDir, { recursive: true, mode: PRIVATE_FOLDER });
    const kept = { from: process.cwd(), inline, file: chosen(file) };
    writeFileSync(path, JSON.stringify(kept), { mode: PRIVATE_FILE });
  } catch {
    // A data folder that cannot be written to is told of by whatever has to be kept there.
  }
};

/**
 * The folders of the last start that neither the environment sets now nor `.env` has set since; none if that start was elsewhere,
 * or set none for itself alone, or if they are gone.
 */
export const lastFolders = (dataDir: string, env: Values, file: Values): Readonly<Record<string, string>> => {
  try {
    const kept = shape.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')));
    if (kept.from !== process.cwd()) return {};
    return Object.fromEntries(
      Object.entries(kept.inline).filter(
        ([name, value]) =>
          given(env, name) === '' &&
          given(file, name) === given(kept.file, name) &&
          (name === 'KNOWLEDGE_ROOTS' || existsSync(value)),
      ),
    );
  } catch {
    return {};
  }
};
