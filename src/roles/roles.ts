// Authorization: moderators act in their own chat, librarians on the shared library. Checked when somebody acts.

import { platformName } from '../core/chat-id.ts';
import type { Need } from '../core/command.ts';
import { PlatformError, UserError } from '../core/errors.ts';
import type { Rights } from '../core/platform.ts';
import type { Clock, Log, Origin, Settings } from '../core/ports.ts';
import { retry } from '../core/retry.ts';

export interface RoleParts {
  /** Of a platform; undefined where nobody has rights. */
  readonly rights: (platform: string) => Rights | undefined;
  readonly settings: Settings;
  /** People by their full IDs, `platform:…`. */
  readonly librarians: () => readonly string[];
  /** The chat whose moderators are librarians; null: none. */
  readonly editorialChat: string | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Somebody waits for the answer. */
const FIRST_PAUSE_MS = 200;
const LONGEST_WAIT_MS = 2_000;
const NEVER = new AbortController().signal;

/** Throws a UserError unless the person has the required role. */
export type Authorise = (origin: Origin, need: Need) => Promise<void>;

/** Whether a person, by their full ID, is a librarian now, without being there. Throws a UserError if nobody can tell. */
export const librarianCheck =
  (authorise: Authorise) =>
  async (user: string): Promise<boolean> => {
    const platform = platformName(user);
    try {
      await authorise({ platform, chat: user, user, alone: true, way: 'typed', language: null }, 'librarian');
      return true;
    } catch (error) {
      if (error instanceof UserError && error.id === 'not-librarian') return false;
      throw error;
    }
  };

export const createRoles = ({
  rights,
  settings,
  librarians,
  editorialChat,
  clock,
  log,
}: RoleParts): Authorise => {
  const holds = async (origin: Origin, chat: string, right: Exclude<Need, 'librarian'>): Promise<boolean> => {
    const platformRights = rights(origin.platform);
    if (platformRights === undefined) return false;
    try {
      const role = settings.forChat(chat).moderatorRole;
      return await retry(() => platformRights.holds(origin.user, chat, right, role), {
        clock,
        stopping: NEVER,
        repeatable: true,
        firstPauseMs: FIRST_PAUSE_MS,
        longestWaitMs: LONGEST_WAIT_MS,
      });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.warn({ platform: origin.platform, err: error }, 'could not look up permissions');
      throw new UserError('refused', 'rights-unknown');
    }
  };

  const isLibrarian = async (origin: Origin): Promise<boolean> => {
    if (librarians().includes(origin.user)) return true;
    if (editorialChat === null || platformName(editorialChat) !== origin.platform) return false;
    return holds(origin, editorialChat, 'post');
  };

  return async (origin, need) => {
    if (origin.hidden === true) throw new UserError('refused', 'not-moderator', { right: need });
    if (need === 'librarian') {
      if (!(await isLibrarian(origin))) throw new UserError('refused', 'not-librarian');
    } else if (!(await holds(origin, origin.chat, need))) {
      throw new UserError('refused', 'not-moderator', { right: need });
    }
  };
};
