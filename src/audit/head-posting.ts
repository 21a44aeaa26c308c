// Posts the code of the newest row daily to a chat, where somebody with access to the database can't change it.

import type { Platform } from '../core/adapter.ts';
import { platformName } from '../core/chat-id.ts';
import { dayOf } from '../core/day.ts';
import type { Clock, Localizer } from '../core/ports.ts';
import { code, type Reply, text } from '../core/reply.ts';
import { keyOf } from '../ledger/keys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { sha256 } from '../system/hash.ts';
import type { AuditLog } from './audit.ts';

export interface HeadPostingParts {
  /** The chat that gets it; null: nobody does. */
  readonly chat: string | null;
  readonly audit: () => Pick<AuditLog, 'head'>;
  readonly ledger: () => Pick<Ledger, 'add'>;
  readonly platform: (chat: string) => Platform | undefined;
  /** The words of the chat. */
  readonly words: (chat: string) => Localizer;
  readonly newId: () => string;
  readonly clock: Pick<Clock, 'now'>;
}

const DAY_MS = 24 * 60 * 60_000;
/** What the ledger knows these messages by: with the day, there is one of them. */
const CAUSE = 'audit head';

const headReply = (head: string, now: number, l: Localizer): Reply => ({
  cards: [
    {
      title: l.say('audit-head-title', { day: dayOf(now) }),
      blocks: [text(code(head)), text(l.say('audit-head-use')), text(code(`audit --verify --head ${head}`))],
    },
  ],
});

/** Writes today's message to the ledger, unless that has been done. Called as often as one likes. */
export const createHeadPosting = (parts: HeadPostingParts): (() => Promise<void>) => {
  let written: number | null = null;
  return async () => {
    const { chat, clock } = parts;
    const platform = chat === null ? undefined : parts.platform(chat);
    const now = clock.now();
    const day = Math.floor(now / DAY_MS);
    if (chat === null || platform === undefined || written === day) return;
    const head = await parts.audit().head();
    if (head === null) return;
    const l = parts.words(chat);
    const prepared = platform.posting.prepare(headReply(head, now, l), l);
    await parts.ledger().add(
      prepared.map(({ payload }, part) => ({
        id: parts.newId(),
        kind: 'head',
        cause: CAUSE,
        slot: day,
        part,
        platform: platformName(chat),
        chat,
        key: keyOf(CAUSE, day, part),
        silent: true,
        dueAt: now,
        payload,
        hash: sha256(payload),
        excerpts: [],
        edition: 0,
      })),
    );
    written = day;
  };
};
