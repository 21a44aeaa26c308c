// /changes: the changes of a digest that it has not posted, as its button asks for them.

import { defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { count, requiredWord } from '../src/core/params.ts';
import type { Digests } from '../src/digests/digests.ts';
import type { Moderation } from './moderation.ts';

/** Editions and changes are counted up, and never come near to it. */
const MOST = 99_999_999;

const number = (describe: string) => count({ describe, min: 0, max: MOST, fallback: 0 });

export const changes = ({ stores, digests }: Pick<Moderation, 'stores'> & { readonly digests: Digests }) =>
  defineCommand({
    name: 'changes',
    summary: (l) => l.say('changes-summary'),
    examples: [],
    hidden: true,
    params: {
      digest: requiredWord({ describe: 'param-changes-digest' }),
      from: number('param-changes-from'),
      to: number('param-changes-to'),
      after: number('param-changes-after'),
    },
    audience: 'everyone',
    effect: 'reads',
    where: 'groups',
    async run({ digest: id, from, to, after }, { origin, words: l }) {
      const found = await stores().digests.find(id);
      const digest = found?.chat === origin.chat ? found : null;
      const reply = digest === null ? null : await digests.rest(digest, { from, to }, after, l);
      if (reply === null) throw new UserError('missing', 'changes-gone', {}, ['/sources']);
      return reply;
    },
  });
