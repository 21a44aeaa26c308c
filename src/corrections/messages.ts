// The messages of a correction, as they are written to the ledger.

import type { Platform } from '../core/adapter.ts';
import { dayOf } from '../core/day.ts';
import { type Clock, isLocale, type Locale, type Settings, type Words } from '../core/ports.ts';
import type { Excerpt } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import { keyOf } from '../ledger/keys.ts';
import type { Entry, NewPart } from '../ledger/ledger.ts';
import { quotedIn } from '../ledger/quoted.ts';
import { sha256 } from '../system/hash.ts';
import { type Composing, composeCorrection } from './compose.ts';
import type { Correction } from './correction.ts';
import type { CorrectionPlan } from './plan.ts';
import type { ReadMessage } from './read.ts';
import { entryStaleness, presentIn } from './stale.ts';

/** What a message that is made anew needs to know of the topics. */
export interface CorrectionTopics {
  /** What a topic shows, with the words marked that found it; nothing if there is no such topic. */
  readonly shownBy: (topic: string) => readonly Excerpt[];
  readonly headed: Composing['headed'];
}

export interface MessageParts {
  readonly library: Pick<
    Library,
    'snapshot' | 'followed' | 'shownWith' | 'counterpart' | 'groupNearDuplicates'
  >;
  readonly topics: CorrectionTopics;
  /** What of a message stands, and what does not. */
  readonly read: () => ReadMessage;
  readonly platform: (chat: string) => { readonly platform: Platform; readonly name: string } | undefined;
  readonly settings: Pick<Settings, 'forChat'>;
  readonly newId: () => string;
  readonly words: Words;
  readonly defaultLocale: Locale;
  readonly clock: Clock;
}

type Message = Pick<NewPart, 'payload' | 'hash' | 'excerpts'>;
/** Null where nothing has to be said of an entry, or nobody can say it. */
type Maker = (entry: Entry, act: 'edit' | 'reply') => Promise<Message | null>;

export interface Messages {
  /** Messages that showed the same are corrected by the same words, which one maker makes once. */
  maker(): Maker;
  /** A row of the ledger for each message that is reached. */
  partsOf(correction: Correction, plan: CorrectionPlan<Entry>, edition: number): Promise<NewPart[]>;
}

export const createMessages = (parts: MessageParts): Messages => {
  const { library, clock } = parts;

  const localeOf = ({ locale, chat }: Entry): Locale =>
    locale !== null && isLocale(locale)
      ? locale
      : (parts.settings.forChat(chat).locale ?? parts.defaultLocale);

  const maker = (): Maker => {
    const read = parts.read();
    const made = new Map<string, Promise<Message | null>>();
    const make = async (entry: Entry, act: 'edit' | 'reply'): Promise<Message | null> => {
      const on = parts.platform(entry.chat);
      const corrected = await read(entry, (quoted) => entryStaleness(entry, quoted, presentIn(library)));
      const isStale = corrected.pieces.some((piece) => piece.is === 'fallen' && piece.isNews);
      if (on === undefined || !isStale) return null;
      const words = parts.words(localeOf(entry));
      const { groupNearDuplicates, counterpart } = library;
      const { headed } = parts.topics;
      const composing = { words, counterpart, today: dayOf(clock.now()), groupNearDuplicates, headed };
      const { posting } = on.platform;
      const reply = composeCorrection(corrected, { as: act, target: entry }, composing, posting);
      const payload = posting.prepare(reply, words)[0]?.payload ?? '';
      return { payload, hash: sha256(payload), excerpts: quotedIn(reply) };
    };
    return (entry, act) => {
      const { platform, kind, part, excerpts } = entry;
      const key = JSON.stringify([act, platform, kind, part, localeOf(entry), excerpts]);
      const known = made.get(key) ?? make(entry, act);
      made.set(key, known);
      return known;
    };
  };

  const partsOf = async (
    { id }: Correction,
    { edits, replies }: CorrectionPlan<Entry>,
    edition: number,
  ): Promise<NewPart[]> => {
    const make = maker();
    const now = clock.now();
    const made: NewPart[] = [];
    const targets = [
      ...edits.map((entry) => ({ entry, act: 'edit' as const })),
      ...replies.map((entry) => ({ entry, act: 'reply' as const })),
    ];
    for (const [slot, { entry, act }] of targets.entries()) {
      const message = await make(entry, act);
      if (message === null || entry.message === null) continue;
      made.push({
        ...message,
        id: parts.newId(),
        kind: 'correction',
        cause: id,
        slot,
        part: 0,
        platform: entry.platform,
        chat: entry.chat,
        key: keyOf(id, slot, 0),
        silent: true,
        dueAt: now,
        edition,
        target: { act, message: entry.message },
        locale: localeOf(entry),
      });
    }
    return made;
  };

  return { maker, partsOf };
};
