// Where the links of a page lead. All are relative to it, so that they hold under any path, and from a folder of files too.

import { type HeaderLinks, headerLinks } from '../web/header.ts';

export interface Links extends HeaderLinks {
  asset(name: string): string;
  document(path: string): string;
  /** A passage in its document. */
  passage(path: string, citation: string): string;
  /** A passage of which only the code is known. */
  citation(code: string): string;
}

/** Each part of a path for itself: what has a meaning in an address loses it, the slashes stay. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** On the bot's own server, from a page from which `root` is the way to its root. */
export const serverLinks = (root: string, hasTopics: boolean): Links => ({
  ...headerLinks(root, hasTopics),
  asset: (name) => `${root}assets/${name}`,
  document: (path) => `${root}s/${encodePath(path)}`,
  passage: (path, citation) => `${root}s/${encodePath(path)}?c=${citation}#${citation}`,
  citation: (code) => `${root}c/${code}`,
});
