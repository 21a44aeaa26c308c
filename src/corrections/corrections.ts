// Corrections: applied to the library as soon as librarians decide, and then to the messages that showed the error.

import { UserError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { Entry, Ledger, NewPart, Quoted, ShownAs } from '../ledger/ledger.ts';
import type { Editions } from '../revisions/editions.ts';
import type { Revisions } from '../revisions/revisions.ts';
import type { Correction, CorrectionAct, CorrectionStore } from './correction.ts';
import { createMessages, type MessageParts } from './messages.ts';
import { type CorrectionPlan, mayReply, planOf, type Reach } from './plan.ts';
import { entryStaleness, presentIn, stalenessOf, versionOf } from './stale.ts';

export interface CorrectionParts extends MessageParts {
  readonly store: () => CorrectionStore;
  readonly ledger: () => Ledger;
  readonly revisions: () => Pick<Revisions, 'withdraw' | 'restore'>;
  readonly editions: Editions;
  /** Whether nothing can be sent to a chat any more. */
  readonly isClosed: (chat: string) => Promise<boolean>;
  /** Reads the library anew. */
  readonly refresh: () => Promise<void>;
  readonly newCode: () => string;
  readonly log: Log;
}

/** What would happen, as numbers. */
export interface Forecast extends Omit<CorrectionPlan<unknown>, 'edits' | 'replies'> {
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
  /** Names what a document is now; the same text for two moments means that it has not changed in between. */
  versionOf(document: string): string;
  /** Applies a correction to the library at once, and to messages after a while. `id` is the code by which it can be undone. */
  apply(correction: Pick<Correction, 'id' | 'document' | 'act' | 'note' | 'by'>): Promise<void>;
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

/** How long a confirmed correction can be undone before anything is sent. */
const UNDO_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const AT_ONCE = 500;

export const createCorrections = (parts: CorrectionParts): Corrections => {
  const { store, ledger, library, clock, log } = parts;

  const gone = () => new UserError('missing', 'source-gone', {}, ['/source corrections']);

  const fateIn = (entry: Entry, quoted: Quoted) => entryStaleness(entry, quoted, presentIn(library));

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
      editsOnly: parts.settings.forChat(chat).editsOnly === true,
    });
  };

  const planFor = async (
    document: string,
    isConcerned: (entry: Entry) => boolean,
  ): Promise<CorrectionPlan<Entry>> => {
    const messages: Entry[] = [];
    for await (const entry of shown(document)) if (isConcerned(entry)) messages.push(entry);
    return planOf(messages, await reachTo(messages));
  };

  const messages = createMessages(parts);

  return {
    async forecast(document, act) {
      const { edits, replies, ...plan } = await planFor(document, concerns(document, act));
      const alone = await ledger().unreachableCount(document);
      return { ...plan, edits: edits.length, replies: replies.length, alone };
    },

    versionOf: (document) => versionOf(document, library.snapshot()),

    async apply(correction) {
      const { id, document, act, note: why, by } = correction;
      const now = clock.now();
      if (act === 'retract') await parts.revisions().withdraw({ document, by, why, at: now });
      const startsAt = now + UNDO_MS;
      await store().add({ ...correction, version: null, state: 'confirmed', startsAt, createdAt: now });
      await parts.refresh();
      await store().change(id, 'confirmed', { version: versionOf(document, library.snapshot()) });
    },

    async undo(id) {
      const found = await store().find(id);
      if (found === null) throw gone();
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
      const present = presentIn(library);
      for (const saying of await ledger().shownAs()) {
        const { document } = saying;
        if (stalenessOf(saying, present) === null) continue;
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
        const edition = await parts.editions.ownEdition();
        // One after the other: a message may be in two of them, and the later one has the last word.
        if (edition === null || (await store().underWay(clock.now() - DAY_MS))) return;
        const { id, document, version } = correction;
        if (version !== versionOf(document, library.snapshot())) {
          await store().change(id, 'confirmed', { state: 'outdated' });
          log.warn({}, 'a correction was not sent, because its document has changed since it was confirmed');
          continue;
        }
        const plan = await planFor(document, concerns(document, 'announce'));
        const made = await messages.partsOf(correction, plan, edition.edition);
        if (await store().begin(id, made))
          log.info({ messages: made.length }, 'messages are being corrected');
      }
    },

    async replyFor({ chat, target }) {
      const shownThere = target === null ? null : await ledger().shownIn(chat, target.message);
      if (shownThere === null) return null;
      const editsOnly = parts.settings.forChat(chat).editsOnly === true;
      if (!mayReply({ ageMs: clock.now() - shownThere.createdAt, editsOnly })) return null;
      return messages.maker()(shownThere, 'reply');
    },
  };
};
