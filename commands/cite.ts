// /cite: the passage of a code, with what stands before and after it in its document.

import { captionOf } from '../src/core/caption.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { flag, requiredWord } from '../src/core/params.ts';
import { excerptCard, neighbourCard } from '../src/core/present.ts';
import { type Action, action, type Reply, soft, strong, text } from '../src/core/reply.ts';
import { isExcerptsOnly } from '../src/core/source.ts';
import { StoreError } from '../src/core/store-error.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { Archive, Old } from '../src/revisions/archive.ts';

/** Passages shown on either side. */
const AROUND = 1;

type Telling = Pick<Context, 'words' | 'today'>;

const showCitation = (library: Library, citation: string, { words: l, today }: Telling): Reply => {
  const passage = library.passage(citation);
  const excerptsOnly = isExcerptsOnly(passage.document.meta);
  const near = excerptsOnly ? [passage] : library.neighbours(passage, AROUND);
  const at = near.indexOf(passage);
  const presenting = { words: l, counterpart: library.counterpart, today };
  const main = excerptCard(library.excerpt(passage), presenting);
  const step = (label: string, to: (typeof near)[number] | undefined): Action[] =>
    to === undefined ? [] : [action(l.say(label), `/cite ${to.citation}`)];
  return {
    cited: {
      is: 'current',
      excerpt: library.excerpt(passage),
      before: near[at - 1]?.citation ?? null,
      after: near[at + 1]?.citation ?? null,
      now: null,
    },
    cards: [
      ...near.slice(0, at).map((p) => neighbourCard(library.excerpt(p), 'stands-before', presenting)),
      {
        blocks: [...main.blocks, ...(excerptsOnly ? [text(soft(l.say('web-excerpts-only')))] : [])],
        actions: [
          ...step('button-back', near[at - 1]),
          ...step('button-forward', near[at + 1]),
          action(l.say('button-source'), `/sources ${passage.citation}`),
        ],
      },
      ...near.slice(at + 1).map((p) => neighbourCard(library.excerpt(p), 'stands-after', presenting)),
    ],
  };
};

interface Parts {
  readonly library: Library;
  readonly archive: Archive;
}

/** A passage that is no longer in the library, and what stands in its place. */
const showOld = (old: Old, library: Library, { words: l, today }: Telling): Reply => {
  if (old.is === 'withdrawn')
    throw new UserError('missing', 'citation-withdrawn', { document: old.document }, ['/sources']);
  if (old.is === 'removed') throw new UserError('missing', 'citation-removed', {}, ['/sources']);
  const { before: excerpt } = old;
  const caption = captionOf(excerpt, l, today);
  const struck = old.is === 'retracted' ? { struck: true as const } : {};
  const presenting = { words: l, counterpart: library.counterpart, today };
  const now = old.is === 'changed' ? old.now : null;
  return {
    cited: { is: old.is, excerpt, before: null, after: null, now },
    cards: [
      { blocks: [{ is: 'excerpt', excerpt, caption, ...struck }] },
      ...(now === null ? [] : [excerptCard(now, presenting, [text(strong(l.say('digest-changed-now')))])]),
    ],
  };
};

/** The passage of a code, of the library or of what it has held before. Throws a UserError if there was none. */
export const findCitation = async (
  { library, archive }: Parts,
  citation: string,
  telling: Telling,
): Promise<Reply> => {
  try {
    return showCitation(library, citation, telling);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const old = await archive.find(citation).catch((fault: unknown) => {
      // Without a database nothing older is known.
      if (fault instanceof StoreError) return null;
      throw fault;
    });
    if (old === null) throw error;
    return showOld(old, library, telling);
  }
};

export const cite = (parts: Parts) => {
  const { library } = parts;
  const [first] = library.snapshot().passages;
  return defineCommand({
    name: 'cite',
    section: 'check',
    summary: (l) => l.say('cite-summary'),
    examples: first === undefined ? [] : [`cite ${first.citation}`],
    params: {
      citation: requiredWord({ describe: 'param-citation', missing: 'asks-citation' }),
      private: flag({ describe: 'param-private' }),
    },
    audience: 'everyone',
    effect: 'reads',
    run: ({ citation }, context) => findCitation(parts, citation, context),
  });
};
