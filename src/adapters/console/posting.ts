// Messages that the bot prints on its own. A terminal can't edit: changed messages are printed again, and a line reports removed ones.

import { randomUUID } from 'node:crypto';
import { PlatformError } from '../../core/errors.ts';
import type { Pinning, PinState, Posting } from '../../core/platform.ts';
import type { Posted } from '../../core/ports.ts';
import type { Card } from '../../core/reply.ts';
import { CHAT, NAME, notOpen, nowhere, PERSON } from './place.ts';
import { renderMessage } from './render.ts';

/** A screen to print on. Its width can change. */
export interface Screen {
  isOpen(): boolean;
  print(text: string, how?: { readonly ring: boolean }): void;
  style(): Parameters<typeof renderMessage>[2];
}

/** The state of a message of this session. Nothing is known about earlier ones. */
interface Printed {
  readonly payload: string;
  readonly state: 'posted' | 'pinned' | 'gone';
}

/** The cards as they are; where their lines break is seen when they are printed, for the window may have another width then. */
const cardsOf = (payload: string): readonly Card[] => JSON.parse(payload) as readonly Card[];

export interface ConsoleMessages {
  readonly posting: Posting;
  readonly pinning: Pinning;
  /** Registers an answer as a message. */
  answered(): Posted;
}

export const createConsoleMessages = (screen: Screen): ConsoleMessages => {
  const session = randomUUID().slice(0, 8);
  const printed = new Map<string, Printed>();
  let count = 0;

  const named = (): Posted => ({ chat: CHAT, message: `${session}-${++count}` });

  const opened = (chat: string, method: string) => {
    if (chat !== CHAT) throw nowhere(method);
    if (!screen.isOpen()) throw notOpen(method);
  };

  /** One that is not gone. */
  const there = ({ chat, message }: Posted, method: string): Printed | undefined => {
    opened(chat, method);
    const known = printed.get(message);
    if (known?.state === 'gone')
      throw new PlatformError({ platform: NAME, method, status: null, code: 'gone', certain: true });
    return known;
  };

  const show = (mark: '●' | '↻' | '×', cards: readonly Card[], ring = false) =>
    screen.print(renderMessage(mark, cards, screen.style()), { ring });

  return {
    answered: named,
    posting: {
      prepare: ({ cards }) => [{ payload: JSON.stringify(cards) }],
      async deliver(chat, { payload }, { silent }) {
        opened(chat, 'deliver');
        show('●', cardsOf(payload), !silent);
        const posted = named();
        printed.set(posted.message, { payload, state: 'posted' });
        return posted;
      },
      // Printed again, it stands there twice.
      repeatableMs: 0,
      // What another process printed before it ended, nobody can read.
      trace: async () => null,
      async edit(posted, { payload }) {
        const known = there(posted, 'edit');
        if (known?.payload === payload) return;
        show('↻', cardsOf(payload));
        printed.set(posted.message, { payload, state: known?.state ?? 'posted' });
      },
      async remove({ chat, message }) {
        opened(chat, 'remove');
        const known = printed.get(message);
        if (known?.state === 'gone') return;
        const [first] = cardsOf(known?.payload ?? '[]');
        show('×', [{ ...(first?.title === undefined ? {} : { title: first.title }), blocks: [] }]);
        printed.set(message, { payload: '[]', state: 'gone' });
      },
      async alone(user) {
        if (user !== PERSON) throw nowhere('alone');
        return CHAT;
      },
    },
    pinning: {
      async pin(posted) {
        const known = there(posted, 'pin');
        printed.set(posted.message, { payload: known?.payload ?? '[]', state: 'pinned' });
      },
      async unpin({ chat, message }) {
        opened(chat, 'unpin');
        const known = printed.get(message);
        if (known?.state === 'pinned') printed.set(message, { ...known, state: 'posted' });
      },
      async look(chat, posted) {
        if (chat !== CHAT) throw nowhere('look');
        return posted.map(({ message }) => STATES[printed.get(message)?.state ?? 'unknown']);
      },
    },
  };
};

const STATES: Readonly<Record<Printed['state'] | 'unknown', PinState>> = {
  posted: 'unpinned',
  pinned: 'pinned',
  gone: 'gone',
  unknown: 'unknown',
};
