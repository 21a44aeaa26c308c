// Corrections: proposed by librarians, confirmed when they have seen what will happen, and carried to the messages that showed the error.

import type { Platform } from '../core/adapter.ts';
import { dayOf } from '../core/day.ts';
import { UserError } from '../core/errors.ts';
import type { Clock, Locale, Log, Settings, Words } from '../core/ports.ts';
import { isLocale } from '../core/ports.ts';
import type { Excerpt } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import { hashOf, keyOf } from '../ledger/keys.ts';
import type { Entry, Ledger, NewPart, Quoted, ShownAs } from '../ledger/ledger.ts';
import { quotedIn } from '../ledger/quoted.ts';
import type { Editions } from '../revisions/editions.ts';
import type { Revisions } from '../revisions/revisions.ts';
import { type Composing, composeCorrection } from './compose.ts';
import type { Correction, CorrectionAct, CorrectionStore } from './correction.ts';
import { mayReply, type Plan, planOf, type Reach } from './plan.ts';
import type { ReadMessage } from './read.ts';
import { fateOf, versionOf } from './stale.ts';

/** What a message that is made anew needs to know of the topics. */
export interface CorrectionTopics {
  /** What a topic shows, with the words marked that found it; nothing if there is no such topic. */
  readonly shownBy: (topic: string) => readonly Excerpt[];
  readonly headed: Composing['headed'];
}

export interface CorrectionParts {
  readonly store: () => CorrectionStore;
  readonly ledger: () => Ledger;
  readonly revisions: () => Pick<Revisions, 'withdraw' | 'restore'>;
  readonly editions: Editions;
  readonly library: Pick<Library, 'snapshot' | 'counterpart' | 'together'>;
  readonly topics: CorrectionTopics;
  /** What of a message stands, and what does not. */
  readonly read: () => ReadMessage;
  readonly platform: (chat: string) => { readonly platform: Platform; readonly name: string } | undefined;
  /** Whether nothing can be sent to a chat any more. */
  readonly isClosed: (chat: string) => Promise<boolean>;
  readonly settings: Pick<Settings, 'of'>;
  /** Whoever confirms has to be another librarian than whoever proposed. */
  readonly byTwo: boolean;
  /** Reads the library anew. */
  readonly refresh: () => Promise<void>;
  readonly newCode: () => string;
  readonly newId: () => string;
  readonly words: Words;
  readonly defaultLocale: Locale;
  readonly clock: Clock;
  readonly log: Log;
}

/** What would happen, as numbers. */
export interface Forecast extends Omit<Plan<unknown>, 'edits' | 'replies'> {
  readonly edits: number;
  readonly replies: number;
  /** How often the document was shown to one person alone or by a guest, where nothing can be done. */
  readonly alone: number;
}

/** A document of which messages show words that do not stand. */
export interface Open {
  readonly document: string;
  readonly messages: number;
}

export interface Corrections {
  forecast(document: string, act: CorrectionAct): Promise<Forecast>;
  propose(proposed: Pick<Correction, 'document' | 'act' | 'note' | 'by'>): Promise<Correction>;
  /** Has it hold for the library at once, and for messages after a while. Throws a UserError where that may not be. */
  confirm(id: string, by: string | null): Promise<Correction>;
  /** Takes it back. Throws a UserError where messages are being corrected already. */
  undo(id: string): Promise<Correction>;
  /** Messages that show words of a document as it was are left as they are. */
  dismiss(document: string, by: string | null): Promise<void>;
  /** Documents of which messages show words that do not stand, and nobody has decided yet. */
  open(): Promise<readonly Open[]>;
  /** Writes the messages of what may be sent to the ledger, one correction after the other. */
  begin(): Promise<void>;
  /** The answer below a message that cannot be changed; null where none may be written. */
  replyFor(entry: Entry): Promise<Pick<NewPart, 'payload' | 'hash' | 'excerpts'> | null>;
}

/** For so long a confirmed correction can be taken back before anything is sent. */
const UNDO_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const AT_ONCE = 500;

export const createCorrections = (parts: CorrectionParts): Corrections => {
  const { store, ledger, library, clock, log } = parts;

  const gone = () => new UserError('missing', 'source-gone', {}, ['/source corrections']);

  /** Of an entry of an older version nobody knows what it showed as old. */
  const fateIn = ({ kind, locale }: Entry, quoted: Quoted) => {
    const fate = fateOf(quoted, library.snapshot());
    return kind === 'digest' && locale === null && fate !== 'retracted' ? null : fate;
  };

  const concerns = (document: string, act: CorrectionAct) => (entry: Entry) =>
    entry.excerpts.some((quoted) => {
      if (quoted.document !== document || quoted.struck === true) return false;
      return (
        act === 'retract' || (act === 'correct' && quoted.old !== true) || fateIn(entry, quoted) !== null
      );
    });

  async function* shown(document: string): AsyncGenerator<Entry> {
    for (let after = ''; ; ) {
      const some = await ledger().showing(document, AT_ONCE, after);
      yield* some;
      after = some.at(-1)?.id ?? '';
      if (some.length < AT_ONCE) return;
    }
  }

  const reachTo = async (messages: readonly Entry[]): Promise<(entry: Entry) => Reach> => {
    const named = (chat: string, message: string | null) => `${chat} ${message}`;
    const fixed = new Set((await ledger().answered()).map(({ chat, message }) => named(chat, message)));
    const closed = new Set<string>();
    for (const chat of new Set(messages.map((entry) => entry.chat)))
      if (await parts.isClosed(chat)) closed.add(chat);
    const now = clock.now();
    return ({ chat, message, createdAt }) => ({
      isThere: message !== null,
      hasPlatform: parts.platform(chat) !== undefined,
      isClosed: closed.has(chat),
      isFixed: fixed.has(named(chat, message)),
      ageMs: now - createdAt,
      editsOnly: parts.settings.of(chat).editsOnly === true,
    });
  };

  const planFor = async (document: string, isConcerned: (entry: Entry) => boolean): Promise<Plan<Entry>> => {
    const messages: Entry[] = [];
    for await (const entry of shown(document)) if (isConcerned(entry)) messages.push(entry);
    return planOf(messages, await reachTo(messages));
  };

  const localeOf = ({ locale, chat }: Entry): Locale =>
    locale !== null && isLocale(locale) ? locale : (parts.settings.of(chat).locale ?? parts.defaultLocale);

  type Message = Pick<NewPart, 'payload' | 'hash' | 'excerpts'>;

  /** Messages that showed the same are corrected by the same words, which are made once. */
  const createMaker = () => {
    const read = parts.read();
    const made = new Map<string, Promise<Message | null>>();
    const make = async (entry: Entry, act: 'edit' | 'reply'): Promise<Message | null> => {
      const on = parts.platform(entry.chat);
      const corrected = await read(entry, (quoted) => fateIn(entry, quoted));
      const isStale = corrected.pieces.some((piece) => piece.is === 'fallen' && piece.isNews);
      if (on === undefined || !isStale) return null;
      const words = parts.words(localeOf(entry));
      const { together, counterpart } = library;
      const { headed } = parts.topics;
      const composing = { words, counterpart, today: dayOf(clock.now()), together, headed };
      const { posting } = on.platform;
      const reply = composeCorrection(corrected, { as: act, of: entry }, composing, posting);
      const payload = posting.prepare(reply, words)[0]?.payload ?? '';
      return { payload, hash: hashOf(payload), excerpts: quotedIn(reply) };
    };
    return (entry: Entry, act: 'edit' | 'reply'): Promise<Message | null> => {
      const { platform, kind, part, excerpts } = entry;
      const key = JSON.stringify([act, platform, kind, part, localeOf(entry), excerpts]);
      const known = made.get(key) ?? make(entry, act);
      made.set(key, known);
      return known;
    };
  };

  const partsOf = async (
    { id }: Correction,
    { edits, replies }: Plan<Entry>,
    edition: number,
  ): Promise<NewPart[]> => {
    const make = createMaker();
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

  return {
    async forecast(document, act) {
      const { edits, replies, ...plan } = await planFor(document, concerns(document, act));
      const alone = await ledger().beyond(document);
      return { ...plan, edits: edits.length, replies: replies.length, alone };
    },

    async propose(proposed) {
      const correction: Correction = {
        ...proposed,
        id: parts.newCode(),
        version: null,
        state: 'proposed',
        startsAt: null,
        createdAt: clock.now(),
      };
      await store().add(correction);
      return correction;
    },

    async confirm(id, by) {
      const found = await store().find(id);
      const now = clock.now();
      if (found === null || found.state !== 'proposed' || found.createdAt < now - DAY_MS) throw gone();
      const isAnother = by !== null && found.by !== null && by !== found.by;
      if (parts.byTwo && !isAnother) throw new UserError('refused', 'source-another', {}, []);
      const { document, act, note: why } = found;
      if (act === 'retract') await parts.revisions().withdraw({ document, by, why, at: now });
      const startsAt = now + UNDO_MS;
      if (!(await store().change(id, 'proposed', { state: 'confirmed', startsAt }))) throw gone();
      await parts.refresh();
      const version = versionOf(document, library.snapshot());
      await store().change(id, 'confirmed', { version });
      return { ...found, state: 'confirmed', startsAt, version };
    },

    async undo(id) {
      const found = await store().find(id);
      if (found === null || found.state === 'proposed') throw gone();
      if (!(await store().change(id, 'confirmed', { state: 'undone' })))
        throw new UserError('refused', found.state === 'undone' ? 'source-gone' : 'source-sent', {}, [
          '/source corrections',
        ]);
      if (found.act === 'retract') await parts.revisions().restore(found.document);
      await parts.refresh();
      return { ...found, state: 'undone' };
    },

    async dismiss(document, by) {
      const version = versionOf(document, library.snapshot());
      await store().add({
        id: parts.newCode(),
        document,
        act: 'announce',
        note: '',
        version,
        by,
        state: 'dismissed',
        startsAt: null,
        createdAt: clock.now(),
      });
    },

    async open() {
      const settled = new Set(
        (await store().settled()).map(({ document, version }) => `${document} ${version}`),
      );
      const fallen = new Map<string, ShownAs[]>();
      for (const saying of await ledger().shownAs()) {
        const { document } = saying;
        if (fateOf(saying, library.snapshot()) === null) continue;
        if (settled.has(`${document} ${versionOf(document, library.snapshot())}`)) continue;
        fallen.set(document, [...(fallen.get(document) ?? []), saying]);
      }
      const counted = await Promise.all(
        [...fallen].map(async ([document, sayings]) => ({
          document,
          messages: await ledger().countShowing(sayings),
        })),
      );
      return counted.sort((a, b) => b.messages - a.messages);
    },

    async begin() {
      for (const correction of await store().due(clock.now())) {
        const edition = await parts.editions.mine();
        // One after the other: a message may be in two of them, and the later one has the last word.
        if (edition === null || (await store().underWay(clock.now() - DAY_MS))) return;
        const { id, document, version } = correction;
        if (version !== versionOf(document, library.snapshot())) {
          await store().change(id, 'confirmed', { state: 'outdated' });
          log.warn({}, 'a correction was not sent: its document has changed since it was confirmed');
          continue;
        }
        const plan = await planFor(document, concerns(document, 'announce'));
        const made = await partsOf(correction, plan, edition.edition);
        if (await store().begin(id, made))
          log.info({ messages: made.length }, 'messages are being corrected');
      }
    },

    async replyFor({ chat, target }) {
      const shownThere = target === null ? null : await ledger().shownIn(chat, target.message);
      if (shownThere === null) return null;
      const editsOnly = parts.settings.of(chat).editsOnly === true;
      if (!mayReply({ ageMs: clock.now() - shownThere.createdAt, editsOnly })) return null;
      return createMaker()(shownThere, 'reply');
    },
  };
};
