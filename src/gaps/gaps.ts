// Unanswered questions: counted, stored if allowed, and answered later by a librarian.

import type { Platform } from '../core/adapter.ts';
import { platformName } from '../core/chat-id.ts';
import { dayOf } from '../core/day.ts';
import { effectiveSettings } from '../core/effective-settings.ts';
import { UserError } from '../core/errors.ts';
import type { Clock, Locale, Log, Origin, Settings, Words } from '../core/ports.ts';
import type { Counterpart } from '../core/present.ts';
import { localeOfText, primaryLanguage } from '../core/scripts.ts';
import type { Excerpt } from '../core/source.ts';
import { StoreError } from '../core/store-error.ts';
import type { QuestionSimilarity, ReadQuestion } from '../knowledge/question-similarity.ts';
import { keyOf } from '../ledger/keys.ts';
import type { NewPart } from '../ledger/ledger.ts';
import { quotedIn } from '../ledger/quoted.ts';
import type { Editions } from '../revisions/editions.ts';
import { sha256 } from '../system/hash.ts';
import { answerTo } from './compose.ts';
import type { AddedAsker, Asker, Gap, GapCount, GapStore } from './gap.ts';
import { createPendingQuestions, type Offer } from './pending-questions.ts';

export interface GapParts {
  /** Throws a StoreError while the database is not open. */
  readonly store: () => GapStore;
  /** Whether the bot can remember things at this moment. */
  readonly remembers: () => boolean;
  /** Whether anybody is named who could link an answer; else nobody is promised one. */
  readonly hasLibrarians: boolean;
  readonly settings: Pick<Settings, 'forChat'>;
  readonly similarity: QuestionSimilarity;
  /** The minimum similarity of questions that count as one. */
  readonly bar: number;
  readonly platform: (chat: string) => Platform | undefined;
  readonly editions: Pick<Editions, 'ownEdition'>;
  readonly counterpart: Counterpart;
  readonly newCode: () => string;
  readonly newId: () => string;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
}

/** An unanswered question. */
export interface Unanswered {
  readonly question: string;
  readonly origin: Origin;
  /** The nearest topic. */
  readonly topic: string | null;
  /** It was looked for in a part of the library only, so that the rest may answer it. */
  readonly among: boolean;
}

export interface Gaps {
  /**
   * Counts it, and keeps it where that is allowed. Gives the code under which whoever asked may ask to be told of an answer, if they
   * may. Never throws, and holds up no answer.
   */
  unanswered(asked: Unanswered): string | null;
  /** Throws a UserError where what was asked under a code is gone, or somebody else asked it. */
  offered(code: string, user: string): Offer;
  /** Subscribes a conversation to an answer. */
  wait(chat: string, offer: Offer, locale: Locale): Promise<AddedAsker>;
  /** Those that are open: the most asked first, each followed by those that resemble it. */
  list(): Promise<readonly Gap[]>;
  find(id: string): Promise<Gap | null>;
  /** What was counted in so many days, by language and topic. */
  counts(days: number): Promise<readonly Omit<GapCount, 'day'>[]>;
  /** A librarian has an answer: who waits is told, once. The number of conversations; null where the gap is not there any more. */
  answer(id: string, excerpt: Excerpt): Promise<number | null>;
  dismiss(id: string): Promise<boolean>;
  /** Resolves when all that was asked so far has been written down, or could not be. */
  settled(): Promise<void>;
  /** Forgets what has been in memory for long enough. */
  tidy(): void;
}

const DAY_MS = 24 * 60 * 60_000;
/** For so many answers somebody may wait at a time. */
const MAX_WAITING = 20;
/** The share of the minimum similarity at which gaps are listed together. */
const NEAR_SHARE = 0.6;
/** People press while a gap is being answered. */
const MAX_TRIES = 5;
/** Days times languages times topics that wait for the database. */
const MAX_COUNTS = 1_000;

export const createGaps = (parts: GapParts): Gaps => {
  const { store, similarity, bar, clock, log, newCode, newId } = parts;
  const pending = createPendingQuestions({ similarity, bar, clock });
  /** Of those that could not be written down yet. */
  let unwritten = new Map<string, GapCount>();
  let known: ReadonlyMap<string, ReadQuestion> = new Map();
  let last: Promise<void> = Promise.resolve();

  const add = ({ count, ...bucket }: GapCount) => {
    const key = JSON.stringify(bucket);
    if (!unwritten.has(key) && unwritten.size >= MAX_COUNTS) return;
    unwritten.set(key, { ...bucket, count: (unwritten.get(key)?.count ?? 0) + count });
  };

  /** Those that are open, as they are compared. Nothing is remembered of what is no longer there. */
  const openGaps = async (): Promise<readonly { readonly gap: Gap; readonly read: ReadQuestion }[]> => {
    const all = await store().all();
    const found = all.map((gap) => ({ gap, read: known.get(gap.text) ?? similarity.read(gap.text) }));
    known = new Map(found.map(({ gap, read }) => [gap.text, read]));
    return found;
  };

  /** The gap that a question is like the most. */
  const likest = async (question: string): Promise<Gap | null> => {
    const asked = similarity.read(question);
    let best: Gap | null = null;
    let max = 0;
    for (const { gap, read } of await openGaps()) {
      const score = similarity.compare(asked, read);
      if (score >= bar && score > max) [best, max] = [gap, score];
    }
    return best;
  };

  const writeCounts = async () => {
    const counts = [...unwritten.values()];
    if (counts.length === 0) return;
    unwritten = new Map();
    try {
      await store().count(counts);
    } catch (error) {
      for (const count of counts) add(count);
      throw error;
    }
  };

  const keep = async ({ question, origin }: Unanswered) => {
    const gap = await likest(question);
    if (gap !== null) {
      if (pending.isNew(gap.id, origin.user)) await store().recordAgain(gap.id);
      return;
    }
    if (effectiveSettings(parts.settings, origin).keepsQuestions !== true) return;
    const common = pending.record(question, origin.user);
    if (common === null) return;
    const { text, times } = common;
    await store().add({ id: newCode(), text, locale: localeOfText(text, []), asked: times });
  };

  /** One after the other, so that the third and fourth to ask do not both find nothing. */
  const write = (asked: Unanswered, isKept: boolean) => {
    last = last
      .then(writeCounts)
      .then(() => (isKept ? keep(asked) : undefined))
      .catch((error: unknown) =>
        log[error instanceof StoreError ? 'warn' : 'error'](
          { err: error },
          'could not record an unanswered question',
        ),
      );
  };

  const partsOf = (asker: Asker, excerpt: Excerpt, edition: number, platform: Platform): NewPart[] => {
    const l = parts.words(parts.settings.forChat(asker.chat).locale ?? asker.locale);
    const now = clock.now();
    const presenting = { words: l, counterpart: parts.counterpart, today: dayOf(now) };
    const reply = answerTo(asker.question, excerpt, presenting);
    return platform.posting.prepare(reply, l).map(({ payload }, part) => ({
      id: newId(),
      kind: 'gap',
      cause: asker.id,
      slot: 0,
      part,
      platform: platformName(asker.chat),
      chat: asker.chat,
      key: keyOf(asker.id, 0, part),
      silent: false,
      dueAt: now,
      payload,
      hash: sha256(payload),
      excerpts: quotedIn(reply),
      edition,
    }));
  };

  return {
    unanswered(asked) {
      const { question, origin, topic, among } = asked;
      if (origin.way === 'typing') return null;
      const day = dayOf(clock.now());
      const locale = localeOfText(question, [primaryLanguage(origin.language ?? '')]);
      add({ day, locale: locale ?? '', topic: topic ?? '', count: 1 });
      if (!parts.remembers()) return null;
      const isTheirs = origin.hidden !== true && origin.way !== 'message' && !among;
      write(asked, isTheirs);
      if (!isTheirs || !parts.hasLibrarians || parts.platform(origin.chat) === undefined) return null;
      const code = newCode();
      pending.offer(code, origin.user, { question, locale });
      return code;
    },

    offered(code, user) {
      const found = pending.take(code, user);
      if (found === null) throw new UserError('missing', 'gap-question-gone');
      if (found === 'of another') throw new UserError('refused', 'gap-question-of-another');
      return found;
    },

    async wait(chat, { question, locale: questionLocale }, locale) {
      const gap = await likest(question);
      const asker = { id: newId(), chat, question, locale };
      return store().addAsker(gap?.id ?? null, asker, { id: newCode(), locale: questionLocale }, MAX_WAITING);
    },

    async list() {
      let left = await openGaps();
      const listed: Gap[] = [];
      for (let [next] = left; next !== undefined; [next] = left) {
        const { read: head } = next;
        const near = new Set(
          left.filter(({ read }) => read === head || similarity.compare(head, read) >= bar * NEAR_SHARE),
        );
        listed.push(...[...near].map(({ gap }) => gap));
        left = left.filter((each) => !near.has(each));
      }
      return listed;
    },

    find: (id) => store().find(id),
    async counts(days) {
      await writeCounts();
      return store().counts(dayOf(clock.now() - days * DAY_MS));
    },

    async answer(id, excerpt) {
      const edition = await parts.editions.ownEdition();
      // What another process's library does not hold would be held back as a misquotation.
      if (edition === null) throw new UserError('refused', 'library-elsewhere');
      for (let tried = 1; tried <= MAX_TRIES; tried++) {
        const askers = await store().askers(id);
        const told = new Map<string, NewPart[]>();
        for (const asker of askers) {
          const platform = parts.platform(asker.chat);
          told.set(
            asker.id,
            platform === undefined ? [] : partsOf(asker, excerpt, edition.edition, platform),
          );
        }
        const end = await store().answer(id, told);
        if (end === 'gone') return null;
        if (end === 'done') return [...told.values()].filter(({ length }) => length > 0).length;
      }
      throw new UserError('refused', 'gap-busy');
    },

    dismiss: (id) => store().dismiss(id),
    settled: () => last,
    tidy: pending.tidy,
  };
};
