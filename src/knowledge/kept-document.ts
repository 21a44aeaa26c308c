// A document encoded, as it is kept in a file and passed between processes and threads: what is needed of every document at hand, and
// the rest decoded when somebody first asks for it.

import type { Document, ReadDocument } from './document.ts';
import type { Fault } from './fault.ts';

/** What most documents are only asked for if something is found in them. */
type Body = Pick<Document, 'blocks' | 'paragraphs' | 'headings' | 'links' | 'pages' | 'voices' | 'dates'>;

/** How much there is to index. */
export interface DocumentSize {
  /** UTF-16 units of its text. */
  readonly chars: number;
  readonly blocks: number;
}

/** JSON that is parsed at each start. */
export interface KeptHead {
  readonly document: Omit<Document, 'text' | keyof Body>;
  readonly size: DocumentSize;
  readonly warnings: readonly Fault[];
}

/** A reading in parts; the two longest as bytes of UTF-8. */
export interface KeptReading {
  readonly head: KeptHead;
  readonly text: Uint8Array;
  /** JSON. */
  readonly body: Uint8Array;
}

/** What documents were decoded from, as long as nothing of it has been asked for. */
const encoded = new WeakMap<Document, KeptReading>();

/** A document as it may be handed to another thread: encoded, if it still is. Copies, since bytes are cloned with all that they are part of. */
export const transferable = (document: Document): KeptReading | Document => {
  const kept = encoded.get(document);
  if (kept === undefined) return document;
  return { head: kept.head, text: new Uint8Array(kept.text), body: new Uint8Array(kept.body) };
};

/** How large a document is, without decoding it. */
export const sizeOf = (document: Document): DocumentSize =>
  encoded.get(document)?.head.size ?? { chars: document.text.length, blocks: document.blocks.length };

/** Null for a text that UTF-8 cannot hold. */
export const keptOf = ({ document, warnings }: ReadDocument): KeptReading | null => {
  const known = encoded.get(document);
  if (known !== undefined) return known;
  const { text, blocks, paragraphs, headings, links, pages, voices, dates, ...head } = document;
  const bytes = Buffer.from(text);
  if (bytes.toString() !== text) return null;
  const body: Body = { blocks, paragraphs, headings, links, pages, voices, dates };
  return {
    head: { document: head, size: { chars: text.length, blocks: blocks.length }, warnings },
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

const utf8 = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString();

/** The same reading, whose longer parts are decoded when they are first asked for. */
export const readingOf = (kept: KeptReading): ReadDocument => {
  const { document: d, warnings } = kept.head;
  const decode = (bytes: Uint8Array): string => {
    encoded.delete(document);
    return utf8(bytes);
  };
  const { text: textBytes, body: bodyBytes } = kept;
  const text = once(() => decode(textBytes));
  const body = once(() => JSON.parse(decode(bodyBytes)) as Body);
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
    get pages() {
      return body().pages;
    },
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
  };
  encoded.set(document, kept);
  return { document, warnings };
};
