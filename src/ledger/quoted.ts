// The passages that a reply shows, as the ledger keeps them.

import type { Reply } from '../core/reply.ts';
import type { Excerpt } from '../core/source.ts';
import { hashOf } from './keys.ts';
import type { Quoted } from './ledger.ts';

export const quotedIn = ({ cards }: Reply): Quoted[] =>
  cards.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.is === 'excerpt' ? [quoted(block.excerpt, block.struck === true)] : [])),
  );

const quoted = ({ text, place }: Excerpt, struck: boolean): Quoted => {
  const { citation, document, revision, start, end, isOld, meta } = place;
  return {
    citation,
    document,
    revision,
    start,
    end,
    words: hashOf(text),
    ...(struck ? { struck } : {}),
    ...(isOld === true ? { old: isOld } : {}),
    ...(meta.standing === undefined ? {} : { standing: hashOf(JSON.stringify(meta.standing)) }),
  };
};
