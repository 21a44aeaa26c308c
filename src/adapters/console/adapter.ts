// A chat in the terminal.

import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Adapter, Answer, Host } from '../../core/adapter.ts';
import type { Origin } from '../../core/ports.ts';
import type { Action } from '../../core/reply.ts';
import { buttonsOf, renderAnswer } from './render.ts';

export interface ConsoleParts {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  /** Whether a person sits there: then lines can be edited, completed and recalled. */
  readonly terminal: boolean;
  readonly colors: boolean;
  /** BCP 47 tag of the terminal's language. */
  readonly language: string | null;
  /** The person has ended the chat. */
  readonly ended: () => void;
}

/** Lines that the arrow keys bring back; kept in memory, since questions are not stored. */
const RECALLED = 200;

export interface Console extends Adapter {
  /** A line that is no answer, above the one that is being typed. */
  notice(line: string): void;
}

export const createConsole = (parts: ConsoleParts): Console => {
  const { input, output, terminal, colors, language } = parts;
  const origin: Origin = {
    platform: 'console',
    chat: 'console:terminal',
    user: 'console:terminal',
    alone: true,
    language,
  };
  let lines: Interface | undefined;
  let buttons: readonly Action[] = [];
  let work: Promise<void> = Promise.resolve();

  const show = (answer: Answer) => {
    buttons = buttonsOf(answer);
    const shown = renderAnswer(answer, { columns: output.columns || 80, colors, buttons: 'numbers' });
    output.write(`${shown}\n\n`);
  };

  /** A number presses one of the buttons of the last answer. */
  const meant = (typed: string): string =>
    buttons[/^\d{1,2}$/.test(typed) ? Number(typed) - 1 : -1]?.line ?? typed;

  return {
    name: 'console',
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
      output.write(`${host.greet(origin).say('console-welcome')}\n\n`);
      chat.prompt();
      chat.on('line', (typed) => {
        const line = meant(typed.trim());
        if (line === '') return chat.prompt();
        work = work.then(async () => {
          show(await host.answer({ origin, said: { line } }));
          chat.prompt();
        });
      });
      chat.on('SIGINT', () => chat.close());
      chat.once('close', () => {
        void work.then(parts.ended);
      });
    },
    notice(line) {
      output.write(terminal && lines !== undefined ? `\r\u001b[K${line}\n` : `${line}\n`);
      lines?.prompt(true);
    },
    health: () => 'up',
    async stop() {
      await work;
      lines?.close();
    },
  };
};
