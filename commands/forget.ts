// /forget: everything that is kept under somebody's id goes.

import { changes, choice, defineCommand } from '../src/core/command.ts';
import { PlatformError, UserError } from '../src/core/errors.ts';
import type { Origin } from '../src/core/ports.ts';
import { action, text } from '../src/core/reply.ts';
import type { Moderation } from './moderation.ts';

interface Parts extends Moderation {
  /** What was chosen for a person is forgotten at once. */
  readonly forgotten: (id: string) => void;
}

/** The person's own chats: under their id, and, on Discord, the conversation alone, which has an id of its own. */
const chatsOf = async ({ platform }: Parts, { chat, user, alone }: Origin): Promise<string[]> => {
  if (alone) return [...new Set([user, chat])];
  try {
    return [...new Set([user, (await platform(user)?.posting.alone(user)) ?? user])];
  } catch (error) {
    // Whoever cannot be written to has chosen nothing there.
    if (!(error instanceof PlatformError)) throw error;
    return [user];
  }
};

export const forget = (parts: Parts) =>
  defineCommand({
    name: 'forget',
    summary: (l) => l.say('forget-summary'),
    examples: ['forget me'],
    params: { who: choice({ describe: 'param-forget', choices: ['me'] as const }) },
    audience: 'asker',
    effect: ({ who }) => (who === null ? 'reads' : changes('will-forget', {}, { byAnyButton: true })),
    async run({ who }, { origin, words: l }) {
      if (origin.hidden === true) throw new UserError('refused', 'forget-hidden');
      if (who === null)
        return {
          cards: [{ blocks: [text(l.say('forget-what'))], actions: [action('/forget me', '/forget me')] }],
        };
      const { chats } = parts.stores();
      let rows = await chats.forgetUser(origin.user);
      for (const id of await chatsOf(parts, origin)) {
        if (id !== origin.user) rows += await chats.forgetChat(id);
        parts.forgotten(id);
      }
      return { cards: [{ blocks: [text(l.say('forget-done', { count: rows }))] }] };
    },
  });
