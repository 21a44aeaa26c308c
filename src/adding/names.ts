// Names of files that are safe on every system, and by which people recognize a document.

/** Bytes of a name without its ending. Systems allow 255, of which a sidecar and a number need some. */
const NAME_BYTES = 120;

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const cut = (name: string): string => {
  let length = 0;
  let kept = '';
  for (const character of name) {
    length += Buffer.byteLength(character);
    if (length > NAME_BYTES) break;
    kept += character;
  }
  return kept;
};

/** A name of a file or folder without anything that a system or a shell could take for something else. Empty if nothing is left. */
export const safeName = (name: string): string => {
  const safe = cut(
    name
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}._ -]+/gu, '-')
      .replace(/^[\p{M}. -]+/u, ''),
  ).replace(/[. -]+$/, '');
  return DEVICE.test(safe) ? `${safe.replace(/^([^.]*)/, '$1-file')}` : safe;
};

/** The words of a title as a name, such as `the-harbor-ferry`. */
export const nameOfTitle = (title: string): string =>
  safeName(title.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-'));

/** The last part of an address that says something, else its host. Without an ending. */
export const nameOfAddress = (address: string): string => {
  const { pathname, hostname } = new URL(address);
  const decoded = (part: string): string => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  };
  const parts = pathname.split('/').map((part) => safeName(decoded(part).replace(/\.[a-z0-9]{1,8}$/i, '')));
  const last = parts.filter((part) => part !== '' && !/^(?:index|default)$/i.test(part)).at(-1);
  return last ?? safeName(hostname.replace(/^www\./, ''));
};
