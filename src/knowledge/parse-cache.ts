// What was read of files, kept between two runs of the program: what a file gives hangs on nothing but its bytes and the program.

import { crc32 } from 'node:zlib';
import { createYielder } from '../core/event-loop.ts';
import type { Log } from '../core/ports.ts';
import { readWhole, writeFileAtomically } from '../system/atomic-file.ts';
import { sha256 } from '../system/hash.ts';
import type { FileReader, KnownDocument, KnownFile, Readings } from './file-reader.ts';
import { type KeptHead, type KeptReading, keptOf, readingOf } from './kept-document.ts';
import type { Look, Looks } from './looks.ts';
import type { Question } from './questions.ts';

export interface ParseCache {
  /** Reads what is not kept. */
  readonly files: FileReader;
  /** What is kept. */
  readonly readings: Readings;
  /** The files that gave it. */
  readonly looks: Looks;
  /** Writes down what was read since it was opened, and nothing that was not asked for; then forgets it. Never rejects. */
  save(looks: Looks): Promise<void>;
}

/** The folder of a build is named after a hash of the sources: another program may read the same file in another way. */
const BUILD = /\/dist\/([0-9a-f]{16})\//.exec(import.meta.url)?.[1];

/** What a reading hangs on, besides the program. */
const keyOf = ({ path, hash, sidecar }: KnownDocument): string =>
  JSON.stringify([path, hash, ...(sidecar === null ? [] : [sidecar.path, sidecar.hash])]);

const questionsKeyOf = ({ path, hash }: KnownFile): string => JSON.stringify([path, hash]);

interface CacheEntries {
  readonly documents: Map<string, KeptReading>;
  readonly questions: Map<string, readonly Question[]>;
  readonly looks: Looks;
  /** Whether it was written by another program, whose readings are of no use. */
  readonly isOfAnother: boolean;
}

const nothing = (): CacheEntries => ({
  documents: new Map(),
  questions: new Map(),
  looks: new Map(),
  isOfAnother: false,
});

const EMPTY = new Uint8Array();

/** The JSON with which a record of the file begins. After a document's come the bytes of its text and of its body. */
type Record =
  | readonly ['program', name: string]
  | readonly ['document', key: string, head: KeptHead]
  | readonly ['questions', key: string, questions: readonly Question[]]
  | readonly ['look', real: string, stamp: string, hash: string];

const MAGIC = 'verbatim readings 2\n';
/** And the CRC-32 of all that follows. */
const HEAD_BYTES = MAGIC.length + 4;
/** Before each record: how many bytes its JSON, text and body have. */
const LENGTHS_BYTES = 12;
/** Bytes that are checked before the event loop gets a turn: a few milliseconds. */
const AT_ONCE = 4 * 2 ** 20;

const checksum = async (bytes: Buffer): Promise<number> => {
  const yieldToEventLoop = createYielder();
  let sum = 0;
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    sum = crc32(bytes.subarray(at, at + AT_ONCE), sum);
    await yieldToEventLoop();
  }
  return sum;
};

/** Throws an Error that says what is wrong with the file. */
const open = async (file: Buffer, program: string): Promise<CacheEntries> => {
  if (file.length < HEAD_BYTES || file.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new Error('it is not a file of readings');
  if ((await checksum(file.subarray(HEAD_BYTES))) !== file.readUInt32LE(MAGIC.length))
    throw new Error('it is damaged');
  const yieldToEventLoop = createYielder();
  const documents: CacheEntries['documents'] = new Map();
  const questions: CacheEntries['questions'] = new Map();
  const looks = new Map<string, Look>();
  let isOfAnother = false;
  for (let at = HEAD_BYTES; at < file.length; ) {
    await yieldToEventLoop();
    const jsonAt = at + LENGTHS_BYTES;
    const textAt = jsonAt + file.readUInt32LE(at);
    const bodyAt = textAt + file.readUInt32LE(at + 4);
    const end = bodyAt + file.readUInt32LE(at + 8);
    at = end;
    const record = JSON.parse(file.toString('utf8', jsonAt, textAt)) as Record;
    if (record[0] === 'program') isOfAnother = record[1] !== program;
    else if (record[0] === 'look') looks.set(record[1], { stamp: record[2], hash: record[3] });
    else if (isOfAnother) continue;
    else if (record[0] === 'questions') questions.set(record[1], record[2]);
    else {
      const [, key, head] = record;
      documents.set(key, { head, text: file.subarray(textAt, bodyAt), body: file.subarray(bodyAt, end) });
    }
  }
  return { documents, questions, looks, isOfAnother };
};

const pack = async ({ documents, questions, looks }: CacheEntries, program: string): Promise<Buffer> => {
  const yieldToEventLoop = createYielder();
  const parts: Uint8Array[] = [];
  let size = HEAD_BYTES;
  const add = async (record: Record, text: Uint8Array = EMPTY, body: Uint8Array = EMPTY) => {
    const json = Buffer.from(JSON.stringify(record));
    const lengths = Buffer.allocUnsafe(LENGTHS_BYTES);
    for (const [i, { length }] of [json, text, body].entries()) lengths.writeUInt32LE(length, 4 * i);
    parts.push(lengths, json, text, body);
    size += LENGTHS_BYTES + json.length + text.length + body.length;
    await yieldToEventLoop();
  };
  await add(['program', program]);
  for (const [key, { head, text, body }] of documents) await add(['document', key, head], text, body);
  for (const [key, value] of questions) await add(['questions', key, value]);
  for (const [real, { stamp, hash }] of looks) await add(['look', real, stamp, hash]);
  const all = Buffer.allocUnsafe(size);
  all.write(MAGIC, 'latin1');
  let at = HEAD_BYTES;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
    await yieldToEventLoop();
  }
  all.writeUInt32LE(await checksum(all.subarray(HEAD_BYTES)), MAGIC.length);
  return all;
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

const areEqual = (before: Looks, now: Looks): boolean =>
  before.size === now.size &&
  [...now].every(([real, { stamp, hash }]: [string, Look]) => {
    const look = before.get(real);
    return look?.stamp === stamp && look.hash === hash;
  });

/**
 * Readings kept in a file. Faults are read again: they may hang on the limits under which a file was read. `program` names the program
 * that reads; without one, as where the sources run as they are, nothing is kept.
 */
export const openParseCache = async (
  reader: FileReader,
  { file, log }: { readonly file: string; readonly log: Pick<Log, 'warn'> },
  program: string | undefined = BUILD,
): Promise<ParseCache> => {
  if (program === undefined)
    return {
      files: reader,
      readings: { document: () => null, questions: () => null },
      looks: new Map(),
      save: async () => {},
    };
  let before = nothing();
  let isNew = false;
  try {
    before = await open(await readWhole(file), program);
    isNew = before.isOfAnother;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') {
      isNew = true;
      log.warn(
        { file, why: codeOf(error) },
        'cannot use the saved readings of documents; reading them again',
      );
    }
  }
  const { looks } = before;
  let used: CacheEntries | null = nothing();

  const readings: Readings = {
    document(known) {
      const key = keyOf(known);
      const kept = before.documents.get(key);
      if (kept === undefined) return null;
      used?.documents.set(key, kept);
      return readingOf(kept);
    },
    questions(known) {
      const key = questionsKeyOf(known);
      const kept = before.questions.get(key);
      if (kept === undefined) return null;
      used?.questions.set(key, kept);
      return kept;
    },
  };

  return {
    looks,
    readings,
    files: {
      async document(given) {
        const outcome = await reader.document(given);
        if (used === null || outcome.faults !== undefined) return outcome;
        const { path, bytes, sidecar } = given;
        const beside = sidecar === null ? null : { path: sidecar.path, hash: sha256(sidecar.bytes) };
        const kept = keptOf(outcome.value);
        if (kept === null) return outcome;
        used.documents.set(keyOf({ path, hash: sha256(bytes), sidecar: beside }), kept);
        isNew = true;
        return outcome;
      },
      async questions(given) {
        const outcome = await reader.questions(given);
        if (used === null || outcome.faults !== undefined) return outcome;
        used.questions.set(questionsKeyOf({ path: given.path, hash: sha256(given.bytes) }), outcome.value);
        isNew = true;
        return outcome;
      },
      // A short file, read anew at each start.
      synonyms: reader.synonyms,
      sources: reader.sources,
    },
    async save(now) {
      const [kept, sizes] = [used, before.documents.size + before.questions.size];
      used = null;
      before = nothing();
      if (kept === null) return;
      const isLess = kept.documents.size + kept.questions.size !== sizes;
      if (!isNew && !isLess && areEqual(looks, now)) return;
      try {
        await writeFileAtomically(file, await pack({ ...kept, looks: now }, program));
      } catch (error) {
        log.warn({ file, why: codeOf(error) }, 'could not save what was read; the next start reads it again');
      }
    },
  };
};
