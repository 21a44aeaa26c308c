// Turns a message that somebody selected into a command's option.

import type { AnyCommand } from './command.ts';
import { truncate } from './graphemes.ts';
import { QUESTION_CHARS } from './limits.ts';
import { plainWords } from './question.ts';

/**
 * The option that takes the text of a message; null if the command takes none. What is asked about a message is its beginning, which says
 * what it is about, and its plain words; what takes all of a text gets all of it.
 */
export const optionFromMessage = (
  command: AnyCommand | undefined,
  text: string,
): Readonly<Record<string, string>> | null => {
  if (!command?.fromMessage) return null;
  const { param } = command.fromMessage;
  const isWhole = command.params[param]?.takes === 'all';
  return { [param]: isWhole ? text : plainWords(truncate(text, QUESTION_CHARS)) };
};
