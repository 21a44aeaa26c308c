// /confirm, /preview and /in: a line that was kept is done, shown once more, or followed by another, in the chat that it is about.

import { type Context, defineCommand, requiredWord, words as rest } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import type { Perform } from '../src/core/host.ts';
import type { Settings, Words } from '../src/core/ports.ts';
import { ACTION_BYTES, type Reply } from '../src/core/reply.ts';
import type { Draft } from '../src/stores/stores.ts';
import type { Moderation } from './moderation.ts';

interface Parts extends Moderation {
  readonly perform: Perform;
  readonly settings: Pick<Settings, 'of'>;
  readonly words: Words;
}

const GONE = () => new UserError('missing', 'draft-gone');

/** In the chat of the draft, and as whoever presses: their rights there are what counts. */
const performDraft = (
  { perform, settings, words: wordsOf }: Parts,
  { chat, line, hidden }: Draft,
  { origin, words, actor }: Context,
  confirmed: boolean,
): Promise<Reply> => {
  if (!chat.startsWith(`${origin.platform}:`)) throw GONE();
  const { hidden: _, ...shown } = origin;
  const { locale } = settings.of(chat);
  // Whoever did not show themselves is not written down when they confirm it.
  return perform(
    line,
    { ...shown, chat, alone: chat === origin.chat && origin.alone },
    {
      // What is done for a chat is said in its language, as it was shown; not in that of where the button is.
      words: locale === null ? words : wordsOf(locale),
      actor: hidden ? null : actor,
      confirmed,
    },
  );
};

export const confirm = (parts: Parts) =>
  defineCommand({
    name: 'confirm',
    summary: (l) => l.say('confirm-summary'),
    examples: [],
    hidden: true,
    params: { code: requiredWord({ describe: 'param-code' }) },
    audience: 'everyone',
    async run({ code }, context) {
      if (context.origin.hidden === true) throw new UserError('refused', 'not-moderator', { right: 'post' });
      const { drafts } = parts.stores();
      const draft = await drafts.take(code.toLowerCase());
      if (draft === null) throw GONE();
      try {
        return await performDraft(parts, draft, context, true);
      } catch (error) {
        // Somebody who may can still press.
        await drafts.giveBack(code.toLowerCase(), draft);
        throw error;
      }
    },
  });

export const preview = (parts: Parts) =>
  defineCommand({
    name: 'preview',
    summary: (l) => l.say('preview-summary'),
    examples: [],
    hidden: true,
    params: { code: requiredWord({ describe: 'param-code' }) },
    audience: 'asker',
    async run({ code }, context) {
      const draft = await parts.stores().drafts.find(code.toLowerCase());
      if (draft === null) throw GONE();
      return performDraft(parts, draft, context, false);
    },
  });

export const there = (parts: Parts) =>
  defineCommand({
    name: 'in',
    summary: (l) => l.say('preview-summary'),
    examples: [],
    hidden: true,
    params: {
      code: requiredWord({ describe: 'param-code' }),
      line: rest({ describe: 'param-command', most: ACTION_BYTES, codes: true }),
    },
    audience: 'asker',
    async run({ code, line }, context) {
      const draft = await parts.stores().drafts.find(code.toLowerCase());
      // What somebody hidden has asked for is confirmed as it is, and is no way to act unseen.
      if (draft === null || draft.hidden) throw GONE();
      return performDraft(parts, { ...draft, line: `/${line}` }, context, false);
    },
  });
