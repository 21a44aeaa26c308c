// What is remembered of the sources between two runs, in a file of the data folder. Without it, everything is fetched once more.

import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { writeFileAtomically } from '../system/atomic-file.ts';

export const STATE_FILE = 'verbatim-sources.json';

const validators = z
  .object({ url: z.string(), etag: z.string().nullable(), lastModified: z.string().nullable() })
  .nullable();

/** An entry of a list, or the page of a source. Times in milliseconds since 1970. */
const entryState = z.object({
  /** What the list said of it, and the source's settings. */
  stamp: z.string(),
  checkedAt: z.number(),
  /** How often in a row it could not be had. */
  failures: z.number(),
  validators,
  /** The document that was made of it; null if none was. */
  document: z.string().nullable(),
});
export type EntryState = z.output<typeof entryState>;

const sourceState = z.object({
  /** When it is asked next. */
  nextAt: z.number(),
  failures: z.number(),
  validators,
  settings: z.string(),
  /** Whether pages have to be asked for, because the list does not say what has changed. */
  rechecks: z.boolean(),
  entries: z.record(z.string(), entryState),
});
export type SourceState = z.output<typeof sourceState>;

/** What is known of a document that was brought. */
const documentState = z.object({
  /** Below the library's folder, where it is, or will be once it is approved. */
  path: z.string(),
  /** The source and the entry that it follows. */
  from: z.string(),
  /** A hash of the words and the metadata that were seen last. */
  words: z.string(),
  /** SHA-256 of what was written last; two while it is being replaced. */
  files: z.array(z.string()),
  /** Hashes of what was written into each field of its sidecar: no words of a document are kept here. */
  said: z.record(z.string(), z.string()),
});

const state = z.object({
  version: z.literal(1),
  /** The folder of the library that all this is about. */
  library: z.string(),
  sources: z.record(z.string(), sourceState),
  documents: z.record(z.string(), documentState),
  /** Sites that want to be asked later: when. */
  sites: z.record(z.string(), z.number()),
});
export type CollectState = z.output<typeof state>;

const emptyState = (library: string): CollectState => ({
  version: 1,
  library,
  sources: {},
  documents: {},
  sites: {},
});

/** What is remembered of this library; nothing if the file is missing, damaged, or of another library. */
export const readState = async (file: string, library: string): Promise<CollectState> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const parsed = () => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };
  const read = state.safeParse(parsed());
  return read.success && read.data.library === library ? read.data : emptyState(library);
};

export const writeState = (file: string, written: CollectState): Promise<void> =>
  writeFileAtomically(file, Buffer.from(JSON.stringify(written)));
