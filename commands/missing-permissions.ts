// What the bot lacks in a chat, said with the place where it is granted.

import { UsageError, UserError } from '../src/core/errors.ts';
import type { BotPermission, Rights } from '../src/core/platform.ts';
import type { Localizer } from '../src/core/ports.ts';

export const missingPermissionLines = (
  rights: Rights,
  missing: readonly BotPermission[],
  l: Localizer,
): string[] => missing.map((right) => l.say(rights.missingPermissionMessage(right)));

/** Throws a UsageError that names every right that the bot lacks for an act. To remove a notice is only wished for. */
export const requireRights = async (rights: Rights, chat: string, act: 'pin' | 'post'): Promise<void> => {
  const missing = (await rights.missingPermissions(chat, act)).filter((right) => right !== 'delete');
  if (missing.length > 0)
    throw new UsageError(
      missing.map((right) => new UserError('refused', rights.missingPermissionMessage(right))),
    );
};
