// The chat and the person of a terminal, which has no limits.

import { PlatformError } from '../../core/errors.ts';
import { type BudgetLimits, MISSING_PERMISSION_OTHER, type Rights } from '../../core/platform.ts';

export const NAME = 'console';

/** Whoever asks a single question from the shell: the chat and the person. */
export const ASKING = 'console:ask';

/**
 * Every terminal is this chat, in whichever process: with one database they share its pins and digests, and what falls due is printed
 * once, in whichever of them comes to it first.
 */
export const CHAT = 'console:terminal';
export const PERSON = 'console:terminal';

/** A terminal has no rate limits, but the budget needs numbers. */
export const BUDGET: BudgetLimits = {
  perSecond: 1_000,
  chatIntervalMs: 0,
  group: null,
  isGroup: () => false,
};

/** A file is kept in memory until it is written. */
export const FILE_BYTES = 50_000_000;

/** Whoever sits at the terminal has the shell that the bot was started from, and with it every right there is. */
export const rights: Rights = {
  holds: async (user, chat) => user === PERSON && chat === CHAT,
  missingPermissions: async (chat) => (chat === CHAT ? [] : ['member']),
  missingPermissionMessage: () => MISSING_PERMISSION_OTHER,
  roles: null,
};

/** The error for an unknown chat or person. */
export const nowhere = (method: string): PlatformError =>
  new PlatformError({ platform: NAME, method, status: null, code: 'closed', certain: true });

const AGAIN_MS = 1_000;

/**
 * Nobody sits there yet, or any more. That is no closed chat, whose digests would stop: certain, and worth another attempt, so that
 * the ledger keeps it due and the next start prints it.
 */
export const notOpen = (method: string): PlatformError =>
  new PlatformError({
    platform: NAME,
    method,
    status: null,
    code: 'not open',
    certain: true,
    retryAfterMs: AGAIN_MS,
  });
