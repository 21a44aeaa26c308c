// /cite: the passage of a code, with what stands before and after it in its document.

import { defineCommand, flag, requiredWord } from '../src/core/command.ts';
import type { Localizer } from '../src/core/ports.ts';
import { excerptCard, neighbourCard } from '../src/core/present.ts';
import { type Action, action, type Reply } from '../src/core/reply.ts';
import type { Library } from '../src/knowledge/library.ts';

/** Passages shown on either side. */
const AROUND = 1;

export const showCitation = (library: Library, citation: string, l: Localizer): Reply => {
  const passage = library.passage(citation);
  const near = library.neighbours(passage, AROUND);
  const at = near.indexOf(passage);
  const presenting = { words: l, counterpart: library.counterpart };
  const main = excerptCard(library.excerpt(passage), presenting);
  const step = (label: string, to: (typeof near)[number] | undefined): Action[] =>
    to === undefined ? [] : [action(l.say(label), `/cite ${to.citation}`)];
  return {
    cards: [
      ...near.slice(0, at).map((p) => neighbourCard(library.excerpt(p), 'stands-before', l)),
      {
        ...main,
        actions: [
          ...step('button-back', near[at - 1]),
          ...step('button-forward', near[at + 1]),
          action(l.say('button-source'), `/sources ${passage.citation}`),
        ],
      },
      ...near.slice(at + 1).map((p) => neighbourCard(library.excerpt(p), 'stands-after', l)),
    ],
  };
};

export const cite = ({ library }: { library: Library }) => {
  const [first] = library.snapshot().passages;
  return defineCommand({
    name: 'cite',
    summary: (l) => l.say('cite-summary'),
    examples: first === undefined ? [] : [`cite ${first.citation}`],
    params: {
      citation: requiredWord({ describe: 'param-citation' }),
      private: flag({ describe: 'param-private' }),
    },
    audience: 'everyone',
    run: ({ citation }, { words: l }) => showCitation(library, citation, l),
  });
};
