// What a site says of a version of a document, so as to be asked for a later one only (RFC 9110, section 13).

import type { Answered } from './network.ts';

export interface Validators {
  /** What was asked in the end: of another address they say nothing. */
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Characters of a header that is kept, and sent back. */
const MAX_CHARS = 500;
const ETAG = /^(?:W\/)?"[\x21\x23-\x7e]*"$/;
/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const DATE = /^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

const within = (value: string | null, pattern: RegExp): string | null =>
  value !== null && value.length <= MAX_CHARS && pattern.test(value) ? value : null;

/** Null if the site says nothing that can be sent back. */
export const validatorsIn = (answer: Pick<Answered, 'header'>, { href }: URL): Validators | null => {
  const etag = within(answer.header('etag'), ETAG);
  const lastModified = within(answer.header('last-modified'), DATE);
  return etag === null && lastModified === null ? null : { url: href, etag, lastModified };
};

/** The headers of a request for what has changed since; none for another address than theirs. */
export const conditionsOf = (known: Validators | null, { href }: URL): Readonly<Record<string, string>> => {
  if (known === null || known.url !== href) return {};
  const etag = within(known.etag, ETAG);
  const lastModified = within(known.lastModified, DATE);
  return {
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
  };
};
