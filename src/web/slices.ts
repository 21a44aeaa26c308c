// Large bodies leave slice by slice, so that the server can tell a slow reader from one that does not read.

import type { Context } from 'hono';

/** Each slice that the system takes counts as progress. */
const SLICE_BYTES = 64 * 1_024;

/** Answers with these parts, one after the other; nothing is copied. */
export const sendBytes = (c: Context, parts: readonly Uint8Array<ArrayBuffer>[], type: string): Response => {
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const slices = function* () {
    for (const part of parts)
      for (let at = 0; at < part.byteLength; at += SLICE_BYTES) yield part.subarray(at, at + SLICE_BYTES);
  };
  const sending = slices();
  const body = new ReadableStream<Uint8Array>({
    pull(to) {
      const { done, value } = sending.next();
      if (done === true) to.close();
      else to.enqueue(value);
    },
  });
  return c.body(body, 200, { 'content-type': type, 'content-length': String(size) });
};
