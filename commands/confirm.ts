// /confirm, /preview, /in and /continue: a line that was kept is done, shown once more, followed by another in the chat that it is about, or
// gone on with in another chat.

import { platformName } from '../src/core/chat-id.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import type { Draft, LineExecutor } from '../src/core/line-executor.ts';
import { requiredWord, words as rest } from '../src/core/params.ts';
import type { Origin, Settings, Words } from '../src/core/ports.ts';
import { ACTION_BYTES, type Reply } from '../src/core/reply.ts';
import type { Moderation } from './moderation.ts';

export interface Drafting extends Moderation, LineExecutor {
  readonly settings: Pick<Settings, 'forChat'>;
  readonly words: Words;
}

const GONE = () => new UserError('missing', 'draft-gone');

/** What a chat's moderators see is shown to nobody else, whatever the line itself takes. */
const TO_LOOK_IN = 'settings';

/** The same person in the chat of the draft, where their rights are what counts. */
const within = ({ chat }: Draft, { hidden: _, ...shown }: Origin): Origin =>
  chat === shown.chat ? shown : { ...shown, chat, alone: false };

/** What is done for a chat is said in its language, as it was shown; not in that of where the button is. */
const localizerFor = (
  { settings, words }: Drafting,
  chat: string,
  context: Pick<Context, 'words'>,
): Context['words'] => {
  const { locale } = settings.forChat(chat);
  return locale === null ? context.words : words(locale);
};

/** Throws a UserError unless this person may go on with the draft from where they are. */
const checkReader = ({ chat, person, way }: Draft, { platform, chat: here, user, alone }: Origin): void => {
  if (way !== null || platformName(chat) !== platform) throw GONE();
  if (person === null) return;
  if (person !== user) throw new UserError('refused', 'draft-of-another');
  if (here !== chat && !alone) throw GONE();
};

/** The draft of a code and what it will do; rejects with a UserError where whoever asks may not have it done. */
const foreseen = async (
  parts: Drafting,
  code: string,
  context: Pick<Context, 'origin' | 'words'>,
): Promise<{ draft: Draft; says: string }> => {
  const { origin } = context;
  if (origin.hidden === true) throw new UserError('refused', 'not-moderator', { right: 'post' });
  const draft = await parts.stores().drafts.find(code.toLowerCase());
  if (draft === null) throw GONE();
  checkReader(draft, origin);
  const how = { words: localizerFor(parts, draft.chat, context), actor: origin.user, confirmed: true };
  return { draft, says: await parts.describeEffect(draft.line, within(draft, origin), how) };
};

/** Takes the draft of a code and acts on it; a draft that could not be acted on is still there for whoever may. */
const spend = async (
  parts: Drafting,
  code: string,
  act: (draft: Draft) => Promise<Reply>,
): Promise<Reply> => {
  const { drafts } = parts.stores();
  const kept = await drafts.take(code);
  if (kept === null) throw GONE();
  try {
    return await act(kept);
  } catch (error) {
    await drafts.giveBack(code, kept);
    throw error;
  }
};

export const confirm = (parts: Drafting) =>
  defineCommand({
    name: 'confirm',
    summary: (l) => l.say('confirm-summary'),
    examples: [],
    hidden: true,
    params: { code: requiredWord({ describe: 'param-code' }) },
    audience: 'everyone',
    async effect({ code }, context) {
      const { says } = await foreseen(parts, code, context);
      // The message above its button says what it will do.
      return { says: () => says, byAnyButton: true };
    },
    // Whoever may not do it has been refused where its effect was foreseen, and takes it from nobody who may.
    run: ({ code }, context) =>
      spend(parts, code.toLowerCase(), (kept) =>
        parts.execute(
          kept.line,
          { ...within(kept, context.origin), way: 'typed' },
          {
            words: localizerFor(parts, kept.chat, context),
            // Whoever did not show themselves is not written down when they confirm it.
            actor: kept.hidden ? null : context.actor,
            // Of what came by a link only that it was meant is confirmed so far.
            confirmed: kept.person === null,
          },
        ),
      ),
  });

const performAgain = async (
  parts: Drafting,
  code: string,
  follow: string | null,
  context: Context,
): Promise<Reply> => {
  const { origin, actor } = context;
  const draft = await parts.stores().drafts.find(code.toLowerCase());
  if (draft === null || draft.person !== null) throw GONE();
  checkReader(draft, origin);
  // What somebody hidden has asked for is confirmed as it is, and is no way to act unseen.
  if (follow !== null && draft.hidden) throw GONE();
  const line = follow ?? draft.line;
  const there = within(draft, origin);
  const how = {
    words: localizerFor(parts, draft.chat, context),
    actor: draft.hidden ? null : actor,
    confirmed: false,
  };
  if (there.chat !== origin.chat) await parts.describeEffect(line, there, how, TO_LOOK_IN);
  return parts.execute(line, there, how);
};

export const preview = (parts: Drafting) =>
  defineCommand({
    name: 'preview',
    summary: (l) => l.say('preview-summary'),
    examples: [],
    hidden: true,
    params: { code: requiredWord({ describe: 'param-code' }) },
    audience: 'asker',
    // The line is done as if it had come by the same way.
    effect: 'reads',
    run: ({ code }, context) => performAgain(parts, code, null, context),
  });

export const there = (parts: Drafting) =>
  defineCommand({
    name: 'in',
    summary: (l) => l.say('preview-summary'),
    examples: [],
    hidden: true,
    params: {
      code: requiredWord({ describe: 'param-code' }),
      line: rest({ describe: 'param-command', max: ACTION_BYTES, codes: true }),
    },
    audience: 'asker',
    // The line is done as if it had come by the same way.
    effect: 'reads',
    run: ({ code, line }, context) => performAgain(parts, code, `/${line}`, context),
  });

export const goOn = (parts: Drafting) =>
  defineCommand({
    name: 'continue',
    summary: (l) => l.say('preview-summary'),
    examples: [],
    hidden: true,
    params: { code: requiredWord({ describe: 'param-code' }) },
    audience: 'asker',
    // The line is done as if it had come here by the way that it came there.
    effect: 'reads',
    async run({ code: typed }, { origin, words, actor }) {
      const code = typed.toLowerCase();
      const found = await parts.stores().drafts.find(code);
      if (found === null || found.way === null) throw GONE();
      if (found.person !== origin.user) throw new UserError('refused', 'draft-of-another');
      const way = origin.way === 'link' ? found.way : origin.way;
      return spend(parts, code, ({ line }) =>
        parts.execute(line, { ...origin, way }, { words, actor, confirmed: false }),
      );
    },
  });
