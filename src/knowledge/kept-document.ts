// A document as it is kept in a file: what is needed of every document at hand, and the rest decoded when somebody first asks for it.

import type { Document } from './document.ts';
import type { Fault } from './fault.ts';
import type { ReadDocument } from './file-reader.ts';

/** What most documents are only asked for if something is found in them. */
type Body = Pick<Document, 'blocks' | 'paragraphs' | 'headings' | 'links' | 'voices' | 'dates'>;

/** JSON that is parsed at each start. */
export interface KeptHead {
  readonly document: Omit<Document, 'text' | keyof Body>;
  readonly warnings: readonly Fault[];
}

/** A reading in parts; the two longest as bytes of UTF-8. */
export interface KeptReading {
  readonly head: KeptHead;
  readonly text: Buffer;
  /** JSON. */
  readonly body: Buffer;
}

/** Null for a text that UTF-8 cannot hold. */
export const keptOf = ({ document, warnings }: ReadDocument): KeptReading | null => {
  const { text, blocks, paragraphs, headings, links, voices, dates, ...head } = document;
  const bytes = Buffer.from(text);
  if (bytes.toString() !== text) return null;
  const body: Body = { blocks, paragraphs, headings, links, voices, dates };
  return {
    head: { document: head, warnings },
    text: bytes,
    body: Buffer.from(JSON.stringify(body)),
  };
};

/** Makes a value when it is first asked for, and then forgets how. */
const once = <T extends {}>(make: () => T): (() => T) => {
  let maker: (() => T) | null = make;
  let made: T | null = null;
  return () => {
    made ??= (maker as () => T)();
    maker = null;
    return made;
  };
};

/** The same reading, whose longer parts are decoded when they are first asked for. */
export const readingOf = ({ head, text: textBytes, body: bodyBytes }: KeptReading): ReadDocument => {
  const { document: d, warnings } = head;
  const text = once(() => textBytes.toString());
  const body = once(() => JSON.parse(bodyBytes.toString()) as Body);
  // Properties of the object itself, in the order of a new reading: whoever copies the document gets them too.
  const document: Document = {
    reader: d.reader,
    get text() {
      return text();
    },
    get blocks() {
      return body().blocks;
    },
    get paragraphs() {
      return body().paragraphs;
    },
    get headings() {
      return body().headings;
    },
    get links() {
      return body().links;
    },
    omitted: d.omitted,
    path: d.path,
    revision: d.revision,
    fileHash: d.fileHash,
    stateHash: d.stateHash,
    meta: d.meta,
    language: d.language,
    get voices() {
      return body().voices;
    },
    get dates() {
      return body().dates;
    },
    isDraft: d.isDraft,
    unused: d.unused,
    warnings: d.warnings,
    wraps: d.wraps,
  };
  return { document, warnings };
};
