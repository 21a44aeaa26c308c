// What the bot lacks in a chat, said with the place where it is granted.

import { UsageError, UserError } from '../src/core/errors.ts';
import type { BotRight, Rights } from '../src/core/platform.ts';
import type { Localizer } from '../src/core/ports.ts';

export const lackLines = (rights: Rights, lacks: readonly BotRight[], l: Localizer): string[] =>
  lacks.map((right) => l.say(rights.lackMessage(right)));

/** Throws a UsageError that names every right that the bot lacks for an act. To remove a notice is only wished for. */
export const requireRights = async (rights: Rights, chat: string, act: 'pin' | 'post'): Promise<void> => {
  const lacks = (await rights.lacks(chat, act)).filter((right) => right !== 'delete');
  if (lacks.length > 0)
    throw new UsageError(lacks.map((right) => new UserError('refused', rights.lackMessage(right))));
};
