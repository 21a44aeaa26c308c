// Whether what one librarian proposes can ever be confirmed by another.

import type { Config } from '../config.ts';

/** False where acts take two librarians, and fewer than two people can be one. */
export const canConfirm = ({
  twoLibrarians,
  editorialChat,
  librarians,
}: Pick<Config, 'twoLibrarians' | 'editorialChat' | 'librarians'>): boolean => {
  const takesTwo = typeof twoLibrarians === 'boolean' ? twoLibrarians : twoLibrarians.length > 0;
  return !takesTwo || editorialChat !== null || new Set(librarians).size >= 2;
};
