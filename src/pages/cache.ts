// Caches rendered pages by the data they are made from. The same key gives the ETag.

import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { createYielder } from '../core/event-loop.ts';
import { sha256 } from '../system/hash.ts';
import { isAmong } from '../web/etags.ts';
import type { Html } from '../web/html.ts';
import { sendBytes } from '../web/slices.ts';

/** Everything that a page depends on, as JSON. Must not depend on the visitor. */
export type PageKey = readonly unknown[];

/** A page, or the parts of a long one. */
type Make = () => Html | Promise<readonly string[]>;

export interface PageCache {
  /** Answers with the page, or with 304 if the browser has it. `make` is called for one of those who ask for the same page at once. */
  serve(c: Context, key: PageKey, make: Make): Promise<Response>;
}

interface Room {
  /** Bytes of all pages that are kept; those that were not asked for longest go first. */
  readonly max: number;
  /** A larger page is made anew each time. */
  readonly maxOfOne: number;
}

/** A page as it is sent, part by part. */
type Parts = readonly Uint8Array<ArrayBuffer>[];

const sizeOf = (page: Parts): number => page.reduce((sum, { byteLength }) => sum + byteLength, 0);

const encoded = async (texts: readonly string[]): Promise<Parts> => {
  const yieldToEventLoop = createYielder();
  const page: Uint8Array<ArrayBuffer>[] = [];
  for (const text of texts) {
    page.push(Buffer.from(text));
    await yieldToEventLoop();
  }
  return page;
};

export const createPageCache = ({ max, maxOfOne }: Room): PageCache => {
  const kept = new Map<string, { readonly page: Parts; readonly size: number }>();
  const making = new Map<string, Promise<Parts>>();
  let bytes = 0;
  /** Another start may be of another program, which makes other pages of the same. */
  const program = randomUUID();

  const keep = (tag: string, page: Parts) => {
    const size = sizeOf(page);
    if (size > maxOfOne) return;
    bytes += size;
    kept.set(tag, { page, size });
    for (const [oldest, { size: freed }] of kept) {
      if (bytes <= max) return;
      kept.delete(oldest);
      bytes -= freed;
    }
  };

  const make = async (tag: string, render: Make): Promise<Parts> => {
    const made = await render();
    const page = await encoded(Array.isArray(made) ? made : [String(made)]);
    keep(tag, page);
    return page;
  };

  const pageOf = (tag: string, render: Make): Promise<Parts> => {
    const known = kept.get(tag);
    if (known !== undefined) {
      kept.delete(tag);
      kept.set(tag, known);
      return Promise.resolve(known.page);
    }
    const under = making.get(tag);
    if (under !== undefined) return under;
    const made = make(tag, render).finally(() => making.delete(tag));
    making.set(tag, made);
    return made;
  };

  return {
    async serve(c, key, render) {
      const tag = `"${sha256(JSON.stringify([program, ...key]), 'base64url').slice(0, 27)}"`;
      c.header('etag', tag);
      // Shown again without asking only while the server says that it is still so: what is withdrawn is gone at once.
      c.header('cache-control', 'no-cache');
      c.header('vary', 'Accept-Language, Cookie');
      if (isAmong(tag, c.req.header('if-none-match'))) return c.body(null, 304);
      return sendBytes(c, await pageOf(tag, render), 'text/html; charset=UTF-8');
    },
  };
};
