// Text from bytes that have to be UTF-8.

/** Without a byte order mark. Throws a TypeError for bytes that are not UTF-8. */
export const decodeStrictUtf8 = (bytes: ArrayBuffer | Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);
