// /more: the passages whose codes a "More" button carries.

import { defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { words } from '../src/core/params.ts';
import { findingCards } from '../src/core/present.ts';
import { ACTION_BYTES } from '../src/core/reply.ts';
import type { Library } from '../src/knowledge/library.ts';

/** Passages shown at once; the codes that are left go into the next button. */
const SHOWN = 3;

export const more = ({ library }: { library: Library }) =>
  defineCommand({
    name: 'more',
    summary: (l) => l.say('more-summary'),
    examples: [],
    hidden: true,
    params: { citations: words({ describe: 'param-citation', max: ACTION_BYTES, codes: true }) },
    audience: 'everyone',
    effect: 'reads',
    run({ citations }, { words: l, today }) {
      const found = citations.split(/\s+/).flatMap((citation) => {
        try {
          return [library.passage(citation)];
        } catch (error) {
          // The library has changed since the button was made; what is left of its passages is still good.
          if (error instanceof UserError) return [];
          throw error;
        }
      });
      if (found.length === 0) throw new UserError('missing', 'more-gone', {}, ['/topics']);
      const presenting = { words: l, counterpart: library.counterpart, today };
      return { cards: findingCards({ findings: library.compare(found) }, SHOWN, presenting) };
    },
  });
