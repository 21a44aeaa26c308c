// The last look at everything that leaves: each excerpt is still, to the letter, what its document says.

import type { Reply } from '../core/reply.ts';
import type { Library } from '../knowledge/library.ts';

/** Throws a MisquoteError for the first excerpt, shown or reported, that is not. */
export const verifyReply =
  (library: Pick<Library, 'verify'>) =>
  ({ cards, report }: Reply): void => {
    for (const { blocks } of cards)
      for (const block of blocks) if (block.is === 'excerpt') library.verify(block.excerpt);
    for (const { excerpt } of report?.findings ?? []) library.verify(excerpt);
  };
