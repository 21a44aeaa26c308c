// Decides which files are small enough to read in this process, without a sandbox.

import type { DocumentFile } from '../knowledge/document.ts';
import { splitFrontMatter } from '../knowledge/front-matter.ts';

/** The maximum sizes of files that are read in this process. */
export interface InProcessLimits {
  /** Bytes of a plain text, which is read in a time that grows with its length. */
  readonly text: number;
  /** Bytes of YAML, of which a thousand take some 10 ms in the worst case that was found. */
  readonly yaml: number;
}

/** Before anybody is answered: nobody waits for anything but the start, which a sandbox makes half a second longer. */
export const AT_START: InProcessLimits = { text: 1_000_000, yaml: 64_000 };

/** While others ask: reading takes a few hundredths of a second at most. */
export const SERVING: InProcessLimits = { text: 64_000, yaml: 2_000 };

/**
 * Brackets in a file, and marks of nesting on one line, that are certain to need little of the stack: Node ends the process where
 * the stack is used up within a pattern, and its YAML reader goes some ten calls deeper with each level.
 */
const MAX_BRACKETS = 400;
const MAX_MARKS = 20;

const hasLittleNesting = (yaml: Uint8Array): boolean => {
  let brackets = 0;
  let marks = 0;
  for (const byte of yaml) {
    if (byte === 0x0a || byte === 0x0d) marks = 0;
    else if (byte === 0x5b || byte === 0x7b) brackets++;
    // A hyphen, a question mark, a colon.
    else if (byte === 0x2d || byte === 0x3f || byte === 0x3a) marks++;
    if (brackets > MAX_BRACKETS || marks > MAX_MARKS) return false;
  }
  return true;
};

export const canReadYamlInProcess = (yaml: Uint8Array, max: InProcessLimits): boolean =>
  yaml.length <= max.yaml && hasLittleNesting(yaml);

/** The front matter at the head of a text, as its reader finds it; nothing where it finds none. */
const headOf = (bytes: Uint8Array): Uint8Array => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mayBegin = text.subarray(0, 6).includes('---');
  return Buffer.from((mayBegin ? splitFrontMatter(text.toString())?.yaml : undefined) ?? '');
};

/** Plain text with little YAML. Markdown never is: a few thousand characters of it can take a second. */
export const canReadInProcess = ({ path, bytes, sidecar }: DocumentFile, max: InProcessLimits): boolean =>
  /\.txt$/i.test(path) &&
  bytes.length <= max.text &&
  canReadYamlInProcess(sidecar?.bytes ?? headOf(bytes), max);
