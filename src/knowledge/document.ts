// A document: one revision of a text, with what is known of it and whose words its stretches are.

import { createHash } from 'node:crypto';
import type { Attribution, Metadata, Range, Stretch, Voice } from '../core/source.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { decodeUtf8 } from './folder.ts';
import type { Heading, Link, Reader, ReadText } from './formats/format.ts';
import { readMarkdown } from './formats/markdown.ts';
import { readText } from './formats/text.ts';
import { readYaml, splitFrontMatter } from './front-matter.ts';
import { METADATA_REMEDY, metadataShape, standingOf, type VoiceEntry } from './metadata.ts';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export interface VoiceSpan {
  readonly range: Range;
  readonly voice: Voice;
  /** Whether a hash guards it: without one, words that are added to it later are taken for the same voice's. */
  readonly guarded: boolean;
}

export interface Document extends ReadText {
  /** Path below the knowledge folder, with `/`, the document's identity. */
  readonly path: string;
  /** SHA-256 of `text`; metadata alone makes no new revision. */
  readonly revision: string;
  /** SHA-256 of the file's bytes. */
  readonly fileHash: string;
  /** SHA-256 of its path, revision, metadata and voices: all that an answer says of it. */
  readonly stateHash: string;
  readonly meta: Metadata;
  /** In order and apart. */
  readonly voices: readonly VoiceSpan[];
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
}

export interface DocumentFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The sidecar's bytes; a file that has one is all text, without front matter. */
  readonly sidecar: { readonly path: string; readonly bytes: Uint8Array } | null;
}

const READERS: Readonly<Record<string, Reader>> = {
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.txt': readText,
};

/** Endings of file names that have a reader. */
export const DOCUMENT_ENDINGS = Object.keys(READERS);

export const endingOf = (path: string): string => /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? '';

/** Reads a file into a document. Throws a FaultyFileError that names every fault with its line and remedy. */
export const readDocument = ({ path, bytes, sidecar }: DocumentFile): Document => {
  const reader = READERS[endingOf(path)];
  if (reader === undefined) throw new RangeError(`no reader for ${path}`);
  const source = decodeUtf8(path, bytes);
  const fenced = sidecar === null ? splitFrontMatter(source) : null;
  const fields =
    sidecar !== null
      ? readYaml(decodeUtf8(sidecar.path, sidecar.bytes), metadataShape, {
          file: sidecar.path,
          remedy: METADATA_REMEDY,
        })
      : readYaml(fenced?.yaml ?? '', metadataShape, {
          file: path,
          lines: fenced?.lines ?? 0,
          remedy: METADATA_REMEDY,
        });
  const read = reader(fenced?.body ?? source);
  if (read.paragraphs.length === 0)
    throw new FaultyFileError([
      {
        file: path,
        line: null,
        problem: 'holds no paragraph to quote.',
        remedy: 'Write some text below its front matter and headings, or take the file away.',
        level: 'error',
      },
    ]);
  const { voices: entries, translation_of, status, superseded_by, note, ...others } = fields;
  const revision = sha256(read.text);
  const standing = standingOf({ status, superseded_by, note });
  const meta = {
    ...others,
    translationOf: translation_of,
    ...(standing === undefined ? {} : { standing }),
  };
  const voices = placeVoices(read, entries, sidecar?.path ?? path);
  return {
    ...read,
    path,
    revision,
    fileHash: sha256(bytes),
    stateHash: sha256(JSON.stringify([path, revision, meta, voices])),
    meta,
    voices,
  };
};

/** Finds each stretch by its first words; the stretch ends where the next begins or its paragraph ends. */
const placeVoices = (read: ReadText, entries: readonly VoiceEntry[], file: string): VoiceSpan[] => {
  const faults: Fault[] = [];
  const fault = (problem: string, remedy: string) =>
    faults.push({ file, line: null, problem, remedy, level: 'error' });

  const starts = entries.flatMap((entry) => {
    const at = read.text.indexOf(entry.begins);
    if (at === -1) {
      fault(
        `voices: "${entry.begins}" stands nowhere in the text.`,
        'Copy the first words of the stretch exactly.',
      );
      return [];
    }
    if (read.text.indexOf(entry.begins, at + 1) !== -1) {
      fault(`voices: "${entry.begins}" stands in the text more than once.`, 'Give more of its first words.');
      return [];
    }
    return [{ entry, at }];
  });
  starts.sort((a, b) => a.at - b.at);
  for (const [i, { entry, at }] of starts.entries())
    if (starts[i + 1]?.at === at)
      fault(
        `voices: "${entry.begins}" and "${starts[i + 1]?.entry.begins}" begin at the same place.`,
        'Keep the one that says whose words they are.',
      );

  const spans = starts.flatMap(({ entry, at }, i): VoiceSpan[] => {
    const paragraph = read.paragraphs.find(([start, end]) => start <= at && at < end);
    if (paragraph === undefined) {
      fault(`voices: "${entry.begins}" is not in a paragraph.`, 'Attribute paragraphs; headings have none.');
      return [];
    }
    const next = starts[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const end = at + read.text.slice(at, Math.min(next, paragraph[1])).trimEnd().length;
    const hash = sha256(read.text.slice(at, end));
    if (entry.sha256 !== undefined && !hash.startsWith(entry.sha256)) {
      fault(
        `voices: the stretch that begins "${entry.begins}" is not the text that was attributed.`,
        `Read it again, see whose words it reports, and set its sha256 to ${hash.slice(0, 16)}.`,
      );
      return [];
    }
    const voice: Voice =
      entry.speaker === undefined ? { by: 'narration' } : { by: 'speaker', name: entry.speaker };
    return [{ range: [at, end], voice, guarded: entry.sha256 !== undefined }];
  });
  if (faults.length > 0) throw new FaultyFileError(faults);
  return spans;
};

/** Words by which a reader finds where a stretch begins. */
const FIRST_WORDS = 3;

const firstWords = (text: string): string => text.trim().split(/\s+/).slice(0, FIRST_WORDS).join(' ');

/**
 * Whose words a slice of a document is. Voices that people set count only if together they cover every word of the slice;
 * otherwise the slice has no more than the attribution of the whole text.
 */
export const attributionOf = (document: Document, [start, end]: Range): Attribution | null => {
  const inside = document.voices.filter(({ range }) => range[0] < end && range[1] > start);
  let covered = start;
  for (const { range } of inside) {
    if (document.text.slice(covered, Math.max(covered, range[0])).trim() !== '') break;
    covered = Math.max(covered, range[1]);
  }
  const voices = inside
    .filter(({ voice }, i) => i === 0 || JSON.stringify(voice) !== JSON.stringify(inside[i - 1]?.voice))
    .map(({ range, voice }): Stretch => {
      const from = Math.max(start, range[0]);
      return { ...voice, begins: firstWords(document.text.slice(from, Math.min(end, range[1]))) };
    });
  const [first, ...more] = voices;
  if (first !== undefined && document.text.slice(covered, end).trim() === '')
    return { of: 'passage', voices: [first, ...more] };
  return document.meta.attribution === null ? null : { of: 'document', name: document.meta.attribution };
};
