// The passages that a reply shows, as the ledger stores them.

import type { Card, ExcerptBlock, Reply } from '../core/reply.ts';
import { sha256 } from '../system/hash.ts';
import type { Around, Quoted, ShownAs } from './ledger.ts';

export const quotedIn = ({ cards }: Reply): Quoted[] => {
  const all = cards.flatMap((card) =>
    card.blocks
      .filter((block) => block.is === 'excerpt')
      .map((block, i) => ({ ...slice(block), ...around(card, block, i === 0) })),
  );
  const onward = cards.flatMap(({ actions = [] }) => actions).find((button) => button.onward === true)?.line;
  return all.map((quoted, i) =>
    onward === undefined || i < all.length - 1 ? quoted : { ...quoted, onward },
  );
};

/** The documents of those passages, without duplicates. */
export const documentsIn = ({ cards }: Reply): ReadonlySet<string> =>
  new Set(
    cards.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.is === 'excerpt' ? [block.excerpt.place.document] : [])),
    ),
  );

/** What decides whether a message still shows what the library holds. */
export const shownAs = (quoted: Quoted): ShownAs => {
  const { document, citation, old, standing, above = [], beyond = [] } = quoted;
  const beside = [...above.map(({ words }) => words), ...beyond];
  return {
    document,
    citation,
    ...(old === true ? { old } : {}),
    ...(standing === undefined ? {} : { standing }),
    ...(beside.length === 0 ? {} : { beside }),
  };
};

const slice = ({ excerpt: { text, place, leads, beyond }, struck }: ExcerptBlock): Quoted => {
  const { citation, document, revision, start, end, isOld, meta } = place;
  return {
    citation,
    document,
    revision,
    start,
    end,
    words: sha256(text),
    ...(leads === undefined
      ? {}
      : {
          above: leads.map((lead) => ({
            start: lead.place.start,
            end: lead.place.end,
            words: sha256(lead.text),
          })),
        }),
    ...(beyond === undefined ? {} : { beyond: beyond.map((part) => sha256(part)) }),
    ...(struck === true ? { struck } : {}),
    ...(isOld === true ? { old: isOld } : {}),
    ...(meta.standing === undefined ? {} : { standing: sha256(JSON.stringify(meta.standing)) }),
  };
};

const around = ({ title, topic }: Card, { excerpt, lead }: ExcerptBlock, isFirst: boolean): Around => {
  const also = excerpt.alsoAt.map(({ citation }) => citation);
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(isFirst && title !== undefined ? { titled: true } : {}),
    ...(lead === undefined ? {} : { lead }),
    ...(also.length === 0 ? {} : { also }),
  };
};
