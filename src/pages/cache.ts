// Pages that have been made, by what they are made of: made once, and known to a browser before they are made.

import { createHash, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { createBreathe } from '../knowledge/breathe.ts';
import type { Html } from '../web/html.ts';
import { sendBytes } from '../web/slices.ts';

/** Everything that a page is made of, as JSON holds it. Who asks for it is no part of it. */
export type PageKey = readonly unknown[];

export interface PageCache {
  /** Answers with the page, or with 304 if the browser has it. `make` is called for one of those who ask for the same page at once. */
  serve(c: Context, key: PageKey, make: () => Html): Promise<Response>;
}

interface Parts {
  /** Bytes of all pages that are kept; those that were not asked for longest go first. */
  readonly most: number;
  /** A larger page is made anew each time. */
  readonly mostOfOne: number;
}

/** RFC 9110, 13.1.2: any of the tags, whether they are strong or weak. */
const isAmong = (tag: string, given: string | undefined): boolean =>
  given !== undefined &&
  (given.trim() === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

/** UTF-16 units that are encoded at once. */
const SLICE = 256 * 1_024;

/** As UTF-8. Half a pair at the end of a slice waits for its other half. */
const encoded = async (text: string): Promise<Uint8Array<ArrayBuffer>> => {
  const breathe = createBreathe();
  const slices: Buffer[] = [];
  for (let at = 0; at < text.length; ) {
    const last = text.charCodeAt(at + SLICE - 1);
    const end = at + SLICE - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
    slices.push(Buffer.from(text.slice(at, end)));
    at = end;
    await breathe();
  }
  return Buffer.concat(slices);
};

export const createPageCache = ({ most, mostOfOne }: Parts): PageCache => {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const making = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let bytes = 0;
  /** Another start may be of another program, which makes other pages of the same. */
  const program = randomUUID();

  const keep = (tag: string, page: Uint8Array<ArrayBuffer>) => {
    if (page.byteLength > mostOfOne) return;
    bytes += page.byteLength;
    kept.set(tag, page);
    for (const [oldest, { byteLength }] of kept) {
      if (bytes <= most) return;
      kept.delete(oldest);
      bytes -= byteLength;
    }
  };

  const make = async (tag: string, render: () => Html): Promise<Uint8Array<ArrayBuffer>> => {
    const page = await encoded(String(await render()));
    keep(tag, page);
    return page;
  };

  const pageOf = (tag: string, render: () => Html): Promise<Uint8Array<ArrayBuffer>> => {
    const known = kept.get(tag);
    if (known !== undefined) {
      kept.delete(tag);
      kept.set(tag, known);
      return Promise.resolve(known);
    }
    const under = making.get(tag);
    if (under !== undefined) return under;
    const made = make(tag, render).finally(() => making.delete(tag));
    making.set(tag, made);
    return made;
  };

  return {
    async serve(c, key, render) {
      const hash = createHash('sha256').update(JSON.stringify([program, ...key]));
      const tag = `"${hash.digest('base64url').slice(0, 27)}"`;
      c.header('etag', tag);
      // Shown again without asking only while the server says that it is still so: what is withdrawn is gone at once.
      c.header('cache-control', 'no-cache');
      c.header('vary', 'Accept-Language, Cookie');
      if (isAmong(tag, c.req.header('if-none-match'))) return c.body(null, 304);
      return sendBytes(c, await pageOf(tag, render), 'text/html; charset=UTF-8');
    },
  };
};
