// /forget: shows what is kept under somebody's id; confirmed by the same person, it goes.

import { changes, defineCommand } from '../src/core/command.ts';
import { PlatformError, UserError } from '../src/core/errors.ts';
import { choice, word } from '../src/core/params.ts';
import type { Localizer, Origin } from '../src/core/ports.ts';
import { action, list, type Reply, text } from '../src/core/reply.ts';
import type { TtlCache } from '../src/core/ttl-cache.ts';
import type { Whom } from '../src/stores/stores.ts';
import type { Moderation } from './moderation.ts';

interface Parts extends Moderation {
  /** What was chosen for a person is forgotten at once. */
  readonly forgotten: (id: string) => void;
  /** Who was asked whether they want to be forgotten. In memory only: whoever presses after a restart is asked again. */
  readonly asked: TtlCache<{ readonly user: string }>;
}

/** The person's own chats: under their id, and the conversation alone, which has an id of its own on some platforms. */
const chatsOf = async ({ platform }: Parts, { chat, user, alone }: Origin): Promise<string[]> => {
  if (alone) return [...new Set([user, chat])];
  try {
    return [...new Set([user, (await platform(user)?.posting.alone(user)) ?? user])];
  } catch (error) {
    // Whoever cannot be written to has chosen nothing there.
    if (!(error instanceof PlatformError && error.code === 'closed')) throw error;
    return [user];
  }
};

/** Shows what will go, and asks. A code is good for one person, once, and for ten minutes. */
const ask = async ({ stores, asked }: Parts, whom: Whom & { user: string }, l: Localizer): Promise<Reply> => {
  const held = await stores().chats.held(whom);
  if (held.size === 0) return { cards: [{ blocks: [text(l.say('forget-done', { count: 0 }))] }] };
  const code = asked.put({ user: whom.user });
  return {
    cards: [
      {
        blocks: [
          text(l.say('forget-asks')),
          list(...[...held].map(([id, count]) => [l.say(id, { count })])),
          text(l.say('forget-goes-on')),
        ],
        actions: [action(l.say('button-forget'), `/forget me ${code}`)],
      },
    ],
  };
};

export const forget = (parts: Parts) =>
  defineCommand({
    name: 'forget',
    summary: (l) => l.say('forget-summary'),
    examples: ['forget me'],
    params: {
      who: choice({ describe: 'param-forget', choices: ['me'] as const }),
      code: word({ describe: 'param-forget-code' }),
    },
    audience: 'asker',
    // Without the code of a question that this person was asked, it asks.
    effect: ({ who, code }) =>
      who === null || code === null ? 'reads' : changes('will-forget', {}, { byAnyButton: true }),
    async run({ who, code }, { origin, words: l }) {
      if (origin.hidden === true) throw new UserError('refused', 'forget-hidden');
      if (who === null)
        return {
          cards: [{ blocks: [text(l.say('forget-what'))], actions: [action('/forget me', '/forget me')] }],
        };
      const { asked, stores } = parts;
      const { user } = origin;
      const chats = await chatsOf(parts, origin);
      // Somebody else's code, and one that has had its time, ask anew.
      if (code === null || asked.get(code.toLowerCase())?.user !== user)
        return ask(parts, { user, chats }, l);
      asked.delete(code.toLowerCase());
      const rows = await stores().chats.forgetUser(user, chats);
      for (const id of chats) parts.forgotten(id);
      // If it cannot be done now, it is tried again every few seconds.
      await stores()
        .erase()
        .catch(() => undefined);
      // What their own program keeps of their choices goes as well.
      const own = origin.own === undefined ? {} : { own: { locale: null, keepsQuestions: null } };
      return { ...own, cards: [{ blocks: [text(l.say('forget-done', { count: rows }))] }] };
    },
  });
