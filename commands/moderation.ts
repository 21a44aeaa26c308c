// What the commands of moderators and librarians have in common.

import type { Act } from '../src/audit/act.ts';
import type { Platform } from '../src/core/adapter.ts';
import type { Context, Need } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { DRAFT_MS, type Draft } from '../src/core/line-executor.ts';
import type { Stores } from '../src/stores/stores.ts';

export interface Moderation {
  /** Throws a StoreError while the database is not open. */
  readonly stores: () => Stores;
  readonly platform: (chat: string) => Platform | undefined;
}

/** The platform of a chat of several people. */
export const platformIn = ({ platform }: Moderation, chat: string): Platform => {
  const found = platform(chat);
  if (found === undefined) throw new UserError('refused', 'groups-only');
  return found;
};

/** Writes down who did what; before it is done, so that nothing is done unseen. A conversation alone is a person's, not a chat's. */
export const record = (
  { stores }: Moderation,
  { origin, actor }: Context,
  act: string,
  detail: Act['detail'],
): Promise<void> => stores().audit.append({ chat: origin.alone ? null : origin.chat, actor, act, detail });

/** A line that whoever may do it goes on with. */
export const draftOf = (chat: string, line: string): Draft => ({
  chat,
  line,
  hidden: false,
  person: null,
  way: null,
});

/** Ways to a chat from a conversation with the bot alone, where some platforms give the answers to moderators. */
export interface Ways {
  /** Leads to what was shown. */
  readonly elsewhere: string;
  /** A line that is done in the chat, wherever its button is pressed. */
  there(line: string): string;
}

export const waysTo = async ({ stores }: Moderation, { origin }: Context, line: string): Promise<Ways> => {
  const code = await stores().drafts.keep(draftOf(origin.chat, line), DRAFT_MS);
  return { elsewhere: `/preview ${code}`, there: (done) => `/in ${code} ${done.replace(/^\//, '')}` };
};

export const needs = (need: Need) => (): Need => need;
