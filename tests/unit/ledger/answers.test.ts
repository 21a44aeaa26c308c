// What is written down of an answer that one person alone sees.

import { expect, onTestFinished, test, vi } from 'vitest';
import type { ShownAnswer } from '../../../src/core/host.ts';
import { StoreError } from '../../../src/core/store-error.ts';
import { createAnswerRecord } from '../../../src/ledger/answers.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { createLog } from '../../../src/system/log.ts';
import { excerptFor } from '../../canonical.ts';
import { folderFor, inFile, storesAt } from '../../stores-of.ts';

const shownAlone = (...documents: readonly string[]): ShownAnswer => ({
  origin: { platform: 'test', chat: 'test:1', user: 'test:1', alone: true, way: 'typed', language: null },
  audience: 'everyone',
  outcome: 'answered',
  locale: 'en',
  reply: {
    cards: documents.map((document) => ({
      blocks: [
        { is: 'excerpt', excerpt: excerptFor('The ferry leaves.', {}, {}, { document }), caption: [] },
      ],
    })),
  },
});

const recordOver = async () => {
  const { stores } = await storesAt(inFile(`${folderFor(onTestFinished)}/test.db`), systemClock);
  onTestFinished(() => stores.close());
  let isOpen = true;
  let writes = 0;
  const ledger = (): Ledger => {
    if (!isOpen) throw new StoreError('closed');
    writes += 1;
    return stores.ledger;
  };
  const logged: string[] = [];
  const log = createLog('warn', { write: (line: string) => void logged.push(line) });
  return {
    record: createAnswerRecord({ ledger, edition: async () => 1, log }),
    counts: (documents: readonly string[]) =>
      Promise.all(documents.map((document) => stores.ledger.unreachableCount(document))),
    logged,
    writes: () => writes,
    open(next: boolean) {
      isOpen = next;
    },
  };
};

test('each document counts once an answer, however many come at the same time', async () => {
  const { record, counts, writes } = await recordOver();
  record(shownAlone('a.txt', 'b.txt', 'a.txt'), []);
  for (let i = 0; i < 20; i++) record(shownAlone('a.txt'), []);
  record(shownAlone(), []);
  await vi.waitFor(async () => expect(await counts(['a.txt', 'b.txt', 'c.txt'])).toEqual([21, 1, 0]));
  // The first at once, and all that came meanwhile together.
  expect(writes()).toBe(2);
});

test('a database that is closed is told to the log, and what comes once it is open counts', async () => {
  const { record, counts, logged, open } = await recordOver();
  open(false);
  record(shownAlone('a.txt'), []);
  expect(logged.join('')).toContain('could not record an answer');
  open(true);
  record(shownAlone('a.txt'), []);
  await vi.waitFor(async () => expect(await counts(['a.txt'])).toEqual([1]));
});
