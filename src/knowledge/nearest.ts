// The fuzzy matcher: fuse.js over a short list of names.

import Fuse from 'fuse.js';
import type { Nearest } from '../core/ports.ts';

export const nearest: Nearest = (typed, names, reach = 0.4) =>
  new Fuse(names, {
    includeScore: true,
    threshold: reach,
    distance: 40,
    ignoreLocation: true,
    ignoreDiacritics: true,
  })
    .search(typed.slice(0, 32))
    .map(({ item, score = 1 }) => ({ name: item, distance: score }));
