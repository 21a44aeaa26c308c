// A chat in the terminal: a platform with one person, who may do everything there.

import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answer, Host, Platform } from '../../core/adapter.ts';
import { noAttachments } from '../../core/attachments.ts';
import { sanitizeForTerminal } from '../../core/controls.ts';
import type { Localizer, Origin } from '../../core/ports.ts';
import type { Action, ReplyFile } from '../../core/reply.ts';
import { saveFile } from './files.ts';
import { CHAT, FILE_BYTES, NAME, PERSON, rights } from './place.ts';
import { createConsoleMessages } from './posting.ts';
import { buttonsOf, renderAnswer } from './render.ts';

export interface ConsoleParts {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  /** Whether a person sits there: then lines can be edited, completed and recalled. */
  readonly terminal: boolean;
  readonly colors: boolean;
  /** BCP 47 tag of the terminal's language. */
  readonly language: string | null;
  /** Where the files of answers are put. */
  readonly folder: string;
  /** The person has ended the chat. */
  readonly ended: () => void;
}

/** Lines that the arrow keys bring back; kept in memory, since questions are not stored. */
const RECALLED = 200;
const BELL = '\u0007';

export interface Console extends Platform {
  /** A line that is no answer, above the one that is being typed. */
  notice(line: string): void;
}

export const createConsole = (parts: ConsoleParts): Console => {
  const { input, output, terminal, colors, language, folder } = parts;
  // Not alone, for it has pins and digests; what it holds is the operator's own.
  const origin: Origin = {
    platform: NAME,
    isOperator: true,
    chat: CHAT,
    user: PERSON,
    alone: false,
    way: 'typed',
    language,
  };
  let lines: Interface | undefined;
  let isTyping = false;
  let isEnded = false;
  let buttons: readonly Action[] = [];
  let answering = 0;
  let work: Promise<void> = Promise.resolve();

  const style = () => ({ columns: output.columns || 80, colors });
  const prompt = (preserve = false) => {
    if (isTyping && answering === 0) lines?.prompt(preserve);
  };

  /** Text above the line that is being typed, which may be longer than the window is wide. */
  const above = (text: string) => {
    if (terminal && lines !== undefined) {
      const rows = isTyping && answering === 0 ? lines.getCursorPos().rows : 0;
      moveCursor(output, 0, -rows);
      cursorTo(output, 0);
      clearScreenDown(output);
      // Node draws the line anew from as many rows above as it had, which are gone now; there is no documented way to say so.
      Object.assign(lines, { prevRows: 0 });
    }
    output.write(text);
    prompt(true);
  };

  const messages = createConsoleMessages({
    isOpen: () => lines !== undefined && !isEnded && output.writable,
    print: (text, { ring } = { ring: false }) => above(`${ring && terminal ? BELL : ''}${text}\n\n`),
    style,
  });

  /** What became of a file, as a line. */
  const put = async (file: ReplyFile, words: Localizer): Promise<string> => {
    try {
      return sanitizeForTerminal(words.say('console-saved', { path: await saveFile(folder, file) }));
    } catch (error) {
      const { code: why = 'unknown' } = error as NodeJS.ErrnoException;
      return sanitizeForTerminal(words.say('console-not-saved', { name: file.name, folder, why }));
    }
  };

  const show = async (answer: Answer) => {
    buttons = buttonsOf(answer);
    const { file } = answer.reply;
    const below = file === undefined ? '' : `${await put(file, answer.words)}\n\n`;
    output.write(`${renderAnswer(answer, { ...style(), buttons: 'numbers' })}\n\n${below}`);
    answer.posted([messages.answered()]);
  };

  /** A number presses one of the buttons of the last answer. */
  const meant = (typed: string): string =>
    buttons[/^\d{1,2}$/.test(typed) ? Number(typed) - 1 : -1]?.line ?? typed;

  return {
    name: NAME,
    posting: messages.posting,
    pinning: messages.pinning,
    rights,
    files: { max: FILE_BYTES },
    attachments: noAttachments(NAME),
    async start(host: Host) {
      const chat = createInterface({
        input,
        output,
        terminal,
        prompt: '> ',
        historySize: RECALLED,
        removeHistoryDuplicates: true,
        completer: (line: string) => [host.suggest(line, origin).map(({ value }) => value), line],
      });
      lines = chat;
      isTyping = true;
      output.write(`${host.greet(origin).say('console-welcome')}\n\n`);
      prompt();
      chat.on('line', (typed) => {
        const line = meant(typed.trim());
        if (line === '') return prompt();
        answering += 1;
        work = work.then(async () => {
          await show(await host.answer({ origin, said: { line } }));
          answering -= 1;
          prompt();
        });
      });
      chat.on('SIGINT', () => chat.close());
      chat.once('close', () => {
        isTyping = false;
        // Until then the answers under way may still have something to print.
        void work.then(() => {
          isEnded = true;
          parts.ended();
        });
      });
    },
    notice: (line) => above(`${line}\n`),
    health: () => 'up',
    async stop() {
      await work;
      lines?.close();
    },
  };
};
