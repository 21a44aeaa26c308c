// What the bot lacks in a chat, said with the place where it is granted.

import { platformOf } from '../src/core/chat-id.ts';
import { UsageError, UserError } from '../src/core/errors.ts';
import type { BotRight, Rights } from '../src/core/platform.ts';
import type { Localizer } from '../src/core/ports.ts';

const LACKS: Readonly<Record<string, Readonly<Partial<Record<BotRight, string>>>>> = {
  discord: {
    member: 'lack-discord-member',
    see: 'lack-discord-see',
    send: 'lack-discord-send',
    'send in threads': 'lack-discord-threads',
    'open topic': 'lack-discord-open',
    history: 'lack-discord-history',
    pin: 'lack-discord-pin',
  },
  telegram: {
    member: 'lack-telegram-member',
    send: 'lack-telegram-send',
    'open topic': 'lack-telegram-open',
    pin: 'lack-telegram-pin',
    delete: 'lack-telegram-delete',
  },
};

const idOf = (chat: string, right: BotRight): string => LACKS[platformOf(chat)]?.[right] ?? 'lack-other';

export const lackLines = (chat: string, lacks: readonly BotRight[], l: Localizer): string[] =>
  lacks.map((right) => l.say(idOf(chat, right)));

/** Throws a UsageError that names every right that the bot lacks for an act. To remove a notice is only wished for. */
export const requireRights = async (rights: Rights, chat: string, act: 'pin' | 'post'): Promise<void> => {
  const lacks = (await rights.lacks(chat, act)).filter((right) => right !== 'delete');
  if (lacks.length > 0)
    throw new UsageError(lacks.map((right) => new UserError('refused', idOf(chat, right))));
};
