// What the tests of the bot's own acts on Telegram share: a platform that has never been started, and a fake that is looked over.

import { onTestFinished } from 'vitest';
import type { Budget } from '../../src/core/platform.ts';
import { type Reply, text } from '../../src/core/reply.ts';
import { createLog } from '../../src/system/log.ts';
import { createTestClock } from '../app-of.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { telegramFor } from '../telegram-of.ts';
import { lookOver } from './telegram-town.ts';

/** A budget that nobody may pass: whoever acts by itself has done so before. */
const closed: Budget = {
  acquire: () => Promise.reject(new Error('the budget was asked')),
  pause: () => undefined,
};

export const idleBot = async () => {
  const clock = createTestClock();
  const telegram = await openTelegram({ clock });
  const logged: string[] = [];
  const log = createLog('debug', { write: (line: string) => void logged.push(line) });
  const moves: (readonly [string, string])[] = [];
  const parts = { budget: closed, chatMigrated: (...move: [string, string]) => void moves.push(move) };
  const platform = telegramFor(telegram, { clock, log }, parts);
  onTestFinished(async () => {
    await platform.stop();
    await telegram.close();
    lookOver(telegram);
  });
  const methods = () => telegram.calls.map(({ method }) => method);
  return { ...platform, platform, telegram, clock, logged, moves, methods };
};

export const saying = (value: string): Reply => ({ cards: [{ blocks: [text(value)] }] });

export const nameOf = ({ id }: { readonly id: number }): string => `telegram:${id}`;

/** A silent message of a digest. */
export const QUIET = { key: 'digest-1-1', silent: true };
