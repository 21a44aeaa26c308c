// /tell: whoever asked what could not be answered wants to be told once it is, by themselves.

import { type Context, changes, defineCommand } from '../src/core/command.ts';
import { PlatformError, UserError } from '../src/core/errors.ts';
import { requiredWord } from '../src/core/params.ts';
import { text } from '../src/core/reply.ts';
import type { Gaps } from '../src/gaps/gaps.ts';
import { type Moderation, platformIn } from './moderation.ts';

interface Parts extends Moderation {
  readonly gaps: Gaps;
}

/** The conversation with the asker alone: what somebody waits for is nobody else's business. */
const aloneWith = async (parts: Parts, code: string, { origin, words }: Context): Promise<string> => {
  const { chat, user, alone } = origin;
  const { posting } = platformIn(parts, chat);
  if (alone) return chat;
  const reply = { cards: [{ blocks: [text(words.say('gap-greeting'))] }] };
  const [part] = posting.prepare(reply, words);
  try {
    // What is promised must be possible: where that shows only by writing, it is found out now.
    return await posting.alone(user, part && { ...part, key: `tell-${code}` });
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== 'closed') throw error;
    throw new UserError('refused', 'gap-cannot-write');
  }
};

export const tell = (parts: Parts) =>
  defineCommand({
    name: 'tell',
    summary: (l) => l.say('tell-summary'),
    examples: [],
    hidden: true,
    params: { code: requiredWord({ describe: 'param-code' }) },
    audience: 'asker',
    effect: changes('will-tell', {}, { byAnyButton: true }),
    async run({ code: typed }, context) {
      const { origin, words: l } = context;
      const code = typed.toLowerCase();
      if (origin.hidden === true) throw new UserError('refused', 'gap-question-of-another');
      const offer = parts.gaps.offered(code, origin.user);
      const added = await parts.gaps.wait(await aloneWith(parts, code, context), offer, l.locale);
      if (added === 'too many') throw new UserError('refused', 'gap-too-many');
      return {
        cards: [{ blocks: [text(l.say(added === 'added' ? 'gap-will-tell' : 'gap-waits-already'))] }],
      };
    },
  });
