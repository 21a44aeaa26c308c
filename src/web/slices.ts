// Large bodies leave slice by slice, so that the server can tell a slow reader from one that does not read.

import type { Context } from 'hono';

/** Each slice that the system takes counts as progress. */
const SLICE_BYTES = 64 * 1_024;

/** Answers with these bytes; every slice is part of the same memory. */
export const sendBytes = (c: Context, bytes: Uint8Array<ArrayBuffer>, type: string): Response => {
  if (bytes.byteLength <= SLICE_BYTES) return c.body(bytes, 200, { 'content-type': type });
  let at = 0;
  const slices = new ReadableStream<Uint8Array>({
    pull(to) {
      to.enqueue(bytes.subarray(at, at + SLICE_BYTES));
      at += SLICE_BYTES;
      if (at >= bytes.byteLength) to.close();
    },
  });
  return c.body(slices, 200, { 'content-type': type, 'content-length': String(bytes.byteLength) });
};
