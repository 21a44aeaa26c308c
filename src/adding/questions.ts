// Asks whoever adds a document for what nobody knows yet.

import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Found } from './add.ts';
import { FIELDS, type Field, fieldOf, missingIn, wrongWith } from './fields.ts';
import type { Given } from './sidecar.ts';

export interface Questions {
  ask(found: Found): Promise<Given>;
  close(): void;
}

/** One question for each missing field. An empty line skips it, and the end of the input skips all that are left. */
export const openQuestions = (input: Readable, output: Writable): Questions => {
  const lines = createInterface({ input, output });
  const typed = lines[Symbol.asyncIterator]();
  return {
    async ask(found) {
      const said: Partial<Record<Field, string>> = {};
      for (const missing of missingIn(found)) {
        const [, , question = ''] = FIELDS.find(([field]) => field === missing) ?? [];
        for (;;) {
          output.write(`  ${question}? (Enter: skip) `);
          const next = await typed.next();
          if (next.done) return said;
          const value = next.value.trim();
          if (value === '') break;
          const field = fieldOf(missing, value);
          const wrong = wrongWith(field, value);
          if (wrong === null) {
            said[field] = value;
            break;
          }
          output.write(`  ${wrong}.\n`);
        }
      }
      return said;
    },
    close: () => lines.close(),
  };
};

/** Where nobody can answer. */
export const NO_QUESTIONS: Questions = { ask: async () => ({}), close: () => {} };
