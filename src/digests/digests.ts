// Runs due digests: composes the messages, and writes them to the ledger together with the next time.

import type { Platform } from '../core/adapter.ts';
import { platformName } from '../core/chat-id.ts';
import { dayOf } from '../core/day.ts';
import type { Clock, Localizer, Log, Settings, Words } from '../core/ports.ts';
import type { Counterpart } from '../core/present.ts';
import type { Reply } from '../core/reply.ts';
import { keyOf } from '../ledger/keys.ts';
import type { Entry, Ledger, NewPart, Quoted, Skipped } from '../ledger/ledger.ts';
import { quotedIn } from '../ledger/quoted.ts';
import type { ReportedChange } from '../revisions/compared.ts';
import type { Editions } from '../revisions/editions.ts';
import type { Edition } from '../revisions/revisions.ts';
import { sha256 } from '../system/hash.ts';
import { composeDigest, composeRest, documentOf, isNews } from './compose.ts';
import type { Digest, DigestStore } from './digest.ts';
import { closedNotice, createOwners, type OwnerParts } from './owners.ts';
import { following, graceOf, MIN_GRACE, nextAfter } from './schedule.ts';

/** What a digest needs to know of the topics. */
export interface DigestTopics {
  /** Whether a change is about one of these topics; none given: every change is. */
  concerns(topics: readonly string[], change: ReportedChange): boolean;
  /** An excerpt for each of these topics, another one at each turn, that is not outdated; none given: of the whole library. */
  turn(
    topics: readonly string[],
    turn: number,
    locale: Digest['locale'],
    today: string,
  ): Parameters<typeof composeDigest>[0]['turns'];
}

export interface DigestParts {
  readonly store: () => DigestStore;
  readonly ledger: () => Ledger;
  readonly editions: Editions;
  readonly topics: DigestTopics;
  readonly counterpart: Counterpart;
  /** By its name. */
  readonly platform: OwnerParts['handleOf'];
  readonly settings: Settings;
  readonly newId: () => string;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Digests {
  /** A digest has fallen due. Resolves to the entries that are to be sent, the first of which may be sent at once. */
  runSlot(id: string): Promise<readonly string[]>;
  /**
   * Brings forward what comes later than its schedule says, as it does where the clock was ahead for a while. A slot for which something
   * was made stays as it is, and is not used again.
   */
  realign(): Promise<void>;
  /** Skips an entry of the ledger if it is a digest that is too late. False if it has to be sent. */
  expire(entry: Entry): Promise<boolean>;
  /** Stops the digests of a chat that nothing can be sent to anymore, and notifies their owners. */
  chatClosed(chat: string, why: string): Promise<void>;
  /** What would be sent now; null if there is nothing to send. */
  compose(digest: Digest, edition: Edition): Promise<Reply | null>;
  /** The changes of a digest's topics between two editions, from the one after so many on; null where there are none. */
  rest(digest: Digest, span: Span, after: number, words: Localizer): Promise<Reply | null>;
}

/** Two editions of the library: what the digest's chat knew before it, and what it was told. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Missed slots that are looked at for the note in the next digest. */
const LOOKED_AT = 200;

const restOf =
  (id: string, { from, to }: Span) =>
  (after: number) =>
    `/changes ${id} ${from} ${to} ${after}`;

export const createDigests = (parts: DigestParts): Digests => {
  const { clock, log, editions, newId } = parts;
  const owners = createOwners({ ...parts, handleOf: parts.platform });

  /** Slots since the last digest that was sent for which the bot came too late. */
  const missedBefore = async ({ id }: Digest, late: readonly Skipped[]): Promise<number[]> => {
    const missed: number[] = late.map(({ slot }) => slot);
    for (const entry of await parts.ledger().listByCause(id, LOOKED_AT)) {
      if (entry.state !== 'skipped') break;
      if (entry.why === 'late' && entry.slot !== null) missed.push(entry.slot);
    }
    return [...new Set(missed)].sort((a, b) => a - b);
  };

  const changesOf = async ({ plan }: Digest, { from, to }: Span) =>
    (await editions.changes(from, to)).filter((change) => parts.topics.concerns(plan.topics, change));

  /** Nothing of a withdrawn document is told, and of a retracted one its reason alone. */
  const telling = async (): Promise<(change: ReportedChange) => boolean> => {
    const [withdrawn, retracted] = [await editions.withdrawn(), editions.retracted()];
    return (change) => {
      const document = documentOf(change);
      if (withdrawn.has(document)) return false;
      return !retracted.has(document) || (change.is === 'marked' && change.standing.is === 'retracted');
    };
  };

  const contentsOf = async (
    digest: Digest,
    edition: Edition,
    late: readonly Skipped[],
  ): Promise<Reply | null> => {
    const { id, plan, locale, turn } = digest;
    const span = { from: digest.edition, to: edition.edition };
    const changes = await changesOf(digest, span);
    const today = dayOf(clock.now());
    const mayReport = await telling();
    const isQuiet = !changes.some((change) => isNews(change, today) && mayReport(change));
    const turns = isQuiet && plan.always ? parts.topics.turn(plan.topics, turn, locale, today) : [];
    const missed = await missedBefore(digest, late);
    return composeDigest(
      { changes, mayReport, rest: restOf(id, span), turns, missed, zone: plan.zone },
      { words: parts.words(locale), counterpart: parts.counterpart, today },
    );
  };

  /** Slots up to now: those that are too old, and the one that is to be held, if any. */
  const slotsOf = ({ id, chat, plan, edition, nextAt }: Digest, now: number) => {
    const late: Skipped[] = [];
    let slot = nextAt;
    let held: number | null = null;
    while (slot !== null && slot <= now) {
      const next = nextAfter(plan.schedule, plan.zone, slot);
      const isLate = now > slot + graceOf(plan.schedule, plan.zone, slot);
      // Where two are due, the later one has the same news.
      if (isLate || (next !== null && next <= now))
        late.push({ id: newId(), cause: id, slot, platform: platformName(chat), chat, why: 'late', edition });
      else held = slot;
      slot = next;
    }
    return { late, held, nextAt: slot };
  };

  const partsOf = (
    digest: Digest,
    slot: number,
    reply: Reply,
    edition: Edition,
    platform: Platform,
  ): NewPart[] => {
    const excerpts: readonly Quoted[] = quotedIn(reply);
    return platform.posting.prepare(reply, parts.words(digest.locale)).map(({ payload }, part) => ({
      id: newId(),
      kind: 'digest',
      cause: digest.id,
      slot,
      part,
      platform: platformName(digest.chat),
      chat: digest.chat,
      key: keyOf(digest.id, slot, part),
      silent: digest.plan.silent,
      dueAt: slot,
      payload,
      hash: sha256(payload),
      // A message that holds a passage holds its code.
      excerpts: excerpts.filter(({ citation }) => payload.includes(citation)),
      edition: edition.edition,
      locale: digest.locale,
    }));
  };

  const expire = async ({ id, kind, cause, slot, part, state, dueAt }: Entry): Promise<boolean> => {
    const mayBeLate = kind === 'digest' && part === 0 && state === 'due' && clock.now() > dueAt + MIN_GRACE;
    if (!mayBeLate || cause === null || slot === null) return false;
    const plan = (await parts.store().find(cause))?.plan;
    if (plan === undefined || clock.now() <= dueAt + graceOf(plan.schedule, plan.zone, slot)) return false;
    const lapsed = await parts.store().expire(id, clock.now());
    if (lapsed) log.warn({}, 'a digest was prepared but not sent in time');
    return lapsed;
  };

  const realign = async () => {
    const now = clock.now();
    for (let after = ''; ; ) {
      const some = await parts.store().ahead(now, LOOKED_AT, after);
      for (const { id, plan, nextAt } of some) {
        const next = nextAfter(plan.schedule, plan.zone, now);
        if (next === null || nextAt === null || nextAt <= next) continue;
        const used = new Set(await parts.store().clearAhead(id, now));
        const free = following(plan.schedule, plan.zone, now, used.size + 1).find((slot) => !used.has(slot));
        if (free === undefined || free >= nextAt) continue;
        await parts.store().change(id, { nextAt: free });
        log.warn({}, 'the next time of a digest was too far in the future: was the clock set back?');
      }
      after = some.at(-1)?.id ?? '';
      if (some.length < LOOKED_AT) return;
    }
  };

  return {
    expire,
    async chatClosed(chat, why) {
      for (const digest of await parts.store().stop(chat, why)) await owners.tell(digest, closedNotice);
    },
    realign,
    compose: (digest, edition) => contentsOf(digest, edition, []),
    async rest(digest, span, after, words) {
      const changes = await changesOf(digest, span);
      const contents = { changes, mayReport: await telling(), rest: restOf(digest.id, span) };
      const presenting = { words, counterpart: parts.counterpart, today: dayOf(clock.now()) };
      const cards = composeRest(contents, after, presenting);
      return cards.length === 0 ? null : { cards };
    },
    async runSlot(id) {
      // What was made before a standstill and is too late now is told with this one.
      for (const entry of await parts.ledger().listByCause(id, LOOKED_AT)) await expire(entry);
      const digest = await parts.store().find(id);
      const now = clock.now();
      if (digest === null || digest.state !== 'on' || digest.nextAt === null || digest.nextAt > now)
        return [];
      const platform = parts.platform(platformName(digest.chat))?.platform;
      const edition = await editions.ownEdition();
      // Another process has the platform, or the library that counts.
      if (platform === undefined || edition === null) return [];
      const { late, held, nextAt } = slotsOf(digest, now);
      const reply = held === null ? null : await contentsOf(digest, edition, late);
      const made = held === null || reply === null ? [] : partsOf(digest, held, reply, edition, platform);
      const unchanged: Skipped[] =
        held !== null && made.length === 0
          ? [
              {
                id: newId(),
                cause: id,
                slot: held,
                platform: platformName(digest.chat),
                chat: digest.chat,
                why: 'unchanged',
                edition: edition.edition,
              },
            ]
          : [];
      const concluded = await parts.store().commit({
        digest: id,
        parts: made,
        skipped: [...late, ...unchanged],
        nextAt,
        // What was missed is news still.
        edition: held === null ? digest.edition : edition.edition,
        turn: digest.turn + (made.length > 0 ? 1 : 0),
      });
      if (late.length > 0 && concluded)
        log.warn({ late: late.length }, 'digests were not sent, because they were overdue');
      return concluded ? made.map((part) => part.id) : [];
    },
  };
};
