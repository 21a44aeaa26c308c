// What adapters need to get files that people send: streams within a limit, and the port of a platform without files.

import { PlatformError } from './errors.ts';
import type { Attachments } from './platform.ts';

/** All bytes of a stream, which is left where it has more than `max`; null then. */
export const bytesWithin = async (
  chunks: AsyncIterable<Uint8Array>,
  max: number,
): Promise<Uint8Array | null> => {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > max) return null;
    read.push(chunk);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of read) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};

/** Where the bot gets no files. */
export const noAttachments = (platform: string): Attachments => ({
  max: 0,
  async fetch() {
    throw new PlatformError({ platform, method: 'fetch', status: null, code: 'gone', certain: true });
  },
});
