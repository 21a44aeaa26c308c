// Turns a message that somebody selected into a command's option.

import type { AnyCommand } from './command.ts';
import { truncate } from './graphemes.ts';
import { QUESTION_CHARS } from './limits.ts';
import { plainWords } from './question.ts';

/** Addresses as people write them in a text, where what closes a sentence does not belong to them. */
const ADDRESS = /https?:\/\/[^\s<>"“”]+/i;
const CLOSING = /[.,;:!?'’»)\]]+$/;

/** The first address in a text; null if there is none. */
const addressIn = (text: string): string | null => ADDRESS.exec(text)?.[0].replace(CLOSING, '') ?? null;

/** What is shorter is a label or an answer such as “Yes”, and no quotation. */
const LABEL_CHARS = 20;

/** Texts of a message that stand apart, such as the fields of an embed or the options of a poll, as one: labels only if there is no more. */
export const carriedText = (texts: readonly (string | null | undefined)[]): string => {
  const said = texts.flatMap((one) => (one == null || one.trim() === '' ? [] : [one.trim()]));
  const long = said.filter((one) => one.length >= LABEL_CHARS);
  return (long.length === 0 ? said : long).join('\n');
};

/** Whether files go with calls of a command. */
export const takesFiles = (command: Pick<AnyCommand, 'params'> | undefined): boolean =>
  Object.values(command?.params ?? {}).some(({ takes }) => takes === 'file');

/**
 * The option that takes the text of a message; null if the command takes none. What is asked about a message is its beginning, which says
 * what it is about, and its plain words; what takes all of a text gets all of it. What takes documents gets the first address, or no
 * option where there is none.
 */
export const optionFromMessage = (
  command: AnyCommand | undefined,
  text: string,
): Readonly<Record<string, string>> | null => {
  if (!command?.fromMessage) return null;
  const { param } = command.fromMessage;
  if (takesFiles(command)) {
    const address = addressIn(text);
    return address === null ? {} : { [param]: address };
  }
  const isWhole = command.params[param]?.takes === 'all';
  return { [param]: isWhole ? text : plainWords(truncate(text, QUESTION_CHARS)) };
};
