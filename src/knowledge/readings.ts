// What was read of files, kept between two runs of the program: what a file gives hangs on nothing but its bytes and the program.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Log } from '../core/ports.ts';
import { sha256 } from '../system/hash.ts';
import { writeWhole } from '../system/whole-files.ts';
import type { DocumentFile } from './document.ts';
import type { FileReader, ReadDocument } from './file-reader.ts';

export interface KeptReadings {
  /** Reads what is not kept. */
  readonly files: FileReader;
  /** Writes down what was read since it was opened, and nothing that was not asked for; then forgets it. Never rejects. */
  save(): Promise<void>;
}

/** The folder of a build is named after a hash of the sources: another program may read the same file in another way. */
const BUILD = /\/dist\/([0-9a-f]{16})\//.exec(import.meta.url)?.[1];

const MAGIC = 'verbatim readings 1\n';
const HASH_BYTES = 32;
const HEAD_BYTES = MAGIC.length + HASH_BYTES + 4;

/** What a reading hangs on. */
const keyOf = ({ path, bytes, sidecar }: DocumentFile, program: string): string =>
  sha256(
    JSON.stringify([
      program,
      path,
      sha256(bytes),
      sidecar === null ? null : [sidecar.path, sha256(sidecar.bytes)],
    ]),
  );

type Kept = ReadonlyMap<string, Buffer>;

const NONE: Kept = new Map();

/** Throws an Error that says what is wrong with the file. */
const open = (file: Buffer): Kept => {
  if (file.length < HEAD_BYTES || file.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new Error('it is not a file of readings');
  const hash = file.subarray(MAGIC.length, MAGIC.length + HASH_BYTES);
  const rest = file.subarray(MAGIC.length + HASH_BYTES);
  if (!createHash('sha256').update(rest).digest().equals(hash)) throw new Error('it is damaged');
  const start = 4 + rest.readUInt32LE(0);
  const entries = JSON.parse(rest.toString('utf8', 4, start)) as [key: string, length: number][];
  let at = start;
  return new Map(
    entries.map(([key, length]) => {
      at += length;
      return [key, rest.subarray(at - length, at)];
    }),
  );
};

const pack = (kept: Kept): Buffer => {
  const entries = Buffer.from(JSON.stringify([...kept].map(([key, { length }]) => [key, length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(entries.length);
  const rest = Buffer.concat([length, entries, ...kept.values()]);
  return Buffer.concat([Buffer.from(MAGIC), createHash('sha256').update(rest).digest(), rest]);
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

/**
 * Readings kept in a file. Faults are read again: they may hang on the limits under which a file was read. `program` names the program
 * that reads; without one, as where the sources run as they are, nothing is kept.
 */
export const openReadings = async (
  reader: FileReader,
  { file, log }: { readonly file: string; readonly log: Pick<Log, 'warn'> },
  program: string | undefined = BUILD,
): Promise<KeptReadings> => {
  if (program === undefined) return { files: reader, save: async () => {} };
  let before = NONE;
  try {
    before = open(await readFile(file));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT')
      log.warn(
        { file, why: codeOf(error) },
        'cannot use the saved readings of documents; reading them again',
      );
  }
  let used: Map<string, Buffer> | null = new Map();
  let isNew = false;
  return {
    files: {
      async document(given) {
        if (used === null) return reader.document(given);
        const key = keyOf(given, program);
        const kept = before.get(key);
        if (kept !== undefined) {
          used.set(key, kept);
          return { value: JSON.parse(kept.toString()) as ReadDocument };
        }
        const outcome = await reader.document(given);
        if (outcome.faults === undefined) {
          used?.set(key, Buffer.from(JSON.stringify(outcome.value)));
          isNew = true;
        }
        return outcome;
      },
      questions: (given) => reader.questions(given),
    },
    async save() {
      const [kept, hasChanged] = [used, isNew || used?.size !== before.size];
      used = null;
      before = NONE;
      if (kept === null || !hasChanged) return;
      try {
        await writeWhole(file, pack(kept));
      } catch (error) {
        log.warn({ file, why: codeOf(error) }, 'could not save what was read; the next start reads it again');
      }
    },
  };
};
