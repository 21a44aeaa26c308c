// robots.txt (RFC 9309): which paths of a site a program may fetch.

interface Rule {
  readonly allows: boolean;
  readonly pattern: string;
}

export interface Robots {
  /** `path`: with the query, as it is in an address. */
  allows(path: string): boolean;
}

/** The same octets written in the same way: unreserved ASCII as it is, everything else that is encoded in capitals. */
const normalized = (path: string): string =>
  path
    .replace(/[^\u0000-\u007f]+/gu, (words) => encodeURIComponent(words))
    .replace(/%([0-9a-f]{2})/gi, (code, hex) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[\w.~-]/.test(character) ? character : code.toUpperCase();
    });

/** Whether a path begins as a pattern says: `*` is any characters, `$` at the end is the end. Takes a time that grows with both lengths. */
const matches = (pattern: string, path: string): boolean => {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...others] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  const last = isWhole ? others.pop() : undefined;
  let at = first.length;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  if (!isWhole) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
};

/** The rules of a file for a program with this name; those for everybody if none name it. */
const rulesFor = (file: string, product: string): readonly Rule[] => {
  const groups = new Map<string, Rule[]>();
  let names: string[] = [];
  let isNaming = false;
  for (const line of file.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    switch (key.toLowerCase()) {
      case 'user-agent': {
        if (!isNaming) names = [];
        isNaming = true;
        const name = value === '*' ? value : (/^[\w-]+/.exec(value)?.[0] ?? '').toLowerCase();
        names.push(name);
        if (!groups.has(name)) groups.set(name, []);
        break;
      }
      case 'allow':
      case 'disallow':
        isNaming = false;
        // A rule without a path says nothing.
        if (value !== '')
          for (const name of new Set(names))
            groups.get(name)?.push({ allows: key.toLowerCase() === 'allow', pattern: normalized(value) });
    }
  }
  return groups.get(product.toLowerCase()) ?? groups.get('*') ?? [];
};

export const parseRobots = (file: string, product: string): Robots => {
  const rules = rulesFor(file, product);
  return {
    allows(path) {
      const wanted = normalized(path);
      const longest = rules
        .filter(({ pattern }) => matches(pattern, wanted))
        // The most specific rule counts; of equal ones, that which allows.
        .sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allows) - Number(a.allows))[0];
      return longest?.allows ?? true;
    },
  };
};

export const ALLOWS_ALL: Robots = { allows: () => true };
