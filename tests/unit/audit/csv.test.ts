// The audit log in a spreadsheet: every row in its columns, and no cell that computes.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, type Row } from '../../../src/audit/chain.ts';
import { auditCsv, auditCsvWithin } from '../../../src/audit/csv.ts';
import { chainOf, forgotten } from './rows.ts';

const HEADER = 'seq,time,chat,actor,act,detail,digest,mac';

const entry = (changes: Readonly<Record<string, unknown>> = {}): string =>
  canonical({
    at: Date.UTC(2026, 0, 2, 3, 4, 5),
    chat: 'discord:1',
    actor: 'discord:2',
    act: 'pin',
    detail: 'the ferry',
    ...changes,
  });

/** Reads CSV by RFC 4180. */
const read = (csv: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy)) {
    rows.at(-1)?.push(quoted?.replace(/""/g, '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

test('a row has its columns', () => {
  const [row] = chainOf([entry()]);
  expect(auditCsv(chainOf([entry()]))).toBe(
    `${HEADER}\r\n1,2026-01-02T03:04:05.000Z,discord:1,discord:2,pin,the ferry,${row?.digest},${row?.mac}\r\n`,
  );
});

test('a log without rows has its header', () => {
  expect(auditCsv([])).toBe(`${HEADER}\r\n`);
});

/** Rows as they are read, and how many have been. */
const reading = (rows: readonly Row[]) => {
  let read = 0;
  async function* all() {
    for (const row of rows) {
      read++;
      yield row;
    }
  }
  return { rows: all(), read: () => read };
};

test('rows that are read one after the other give the same table, however many there are', async () => {
  for (const count of [0, 1, 499, 500, 501, 1_203]) {
    const rows = chainOf(Array.from({ length: count }, (_, i) => entry({ act: `act ${i}` })));
    expect(await auditCsvWithin(1_000_000, reading(rows).rows)).toEqual({
      text: auditCsv(rows),
      rows: count,
    });
  }
});

test('a table may have just so many bytes, and reading ends soon after them', async () => {
  const rows = chainOf(Array.from({ length: 5_000 }, () => entry({ detail: 'סירה' })));
  const bytes = Buffer.byteLength(auditCsv(rows));
  expect(await auditCsvWithin(bytes, reading(rows).rows)).toMatchObject({ rows: 5_000 });
  expect(await auditCsvWithin(bytes - 1, reading(rows).rows)).toBeNull();
  const early = reading(rows);
  expect(await auditCsvWithin(1_000, early.rows)).toBeNull();
  expect(early.read()).toBeLessThan(1_000);
});

test('a forgotten row keeps its number, digest and mac', () => {
  const rows = chainOf([entry(), entry()]).map(forgotten);
  expect(auditCsv(rows).split('\r\n')[2]).toBe(`2,,,,,,${rows[1]?.digest},${rows[1]?.mac}`);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=HYPERLINK("http://bad.example")'])(
  'a spreadsheet takes %j for text',
  (value) => {
    for (const name of ['chat', 'actor', 'act', 'detail']) {
      const [, row = []] = read(auditCsv(chainOf([entry({ [name]: value })])));
      expect(row[['chat', 'actor', 'act', 'detail'].indexOf(name) + 2]).toBe(`'${value}`);
    }
  },
);

test('a number below zero is guarded as the text it has become', () => {
  const [, row = []] = read(auditCsv(chainOf([entry({ detail: -1 })])));
  expect(row[5]).toBe("'-1");
});

test('a detail of several parts is canonical JSON, and what is missing is empty', () => {
  const detail = { to: 'b', from: ['a, "x"', '\n'] };
  const [, row = []] = read(auditCsv(chainOf([entry({ detail, chat: null, actor: undefined })])));
  expect(row.slice(2, 6)).toEqual(['', '', 'pin', canonical(detail)]);
});

test.each(['not JSON', '[1]', 'null', '=1+1'])(
  'content that is no entry is shown as it stands: %s',
  (content) => {
    const [, row = []] = read(auditCsv(chainOf([content])));
    expect(row.slice(1, 6)).toEqual(['', '', '', '', content.replace(/^=/, "'=")]);
  },
);

test.each([['soon'], [1e300], [true]])('a time that is none is shown as it stands: %s', (at) => {
  const [, row = []] = read(auditCsv(chainOf([entry({ at })])));
  expect(row[1]).toBe(typeof at === 'string' ? at : canonical(at));
});

test('whatever is in it, a log is read back row by row, and no cell begins a formula', () => {
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom('=', '-', '"', ',', '\r', '\n', "'", 'a', 'ش')).map((a) => a.join('')),
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ actor: text, act: text, detail: text }), { maxLength: 5 }),
      (entries) => {
        const [, ...rows] = read(auditCsv(chainOf(entries.map((e) => entry(e)))));
        const plain = (cell = '') => cell.replace(/^'(?=[=+\-@\t\r])/, '');
        expect(rows.map((r) => ({ actor: plain(r[3]), act: plain(r[4]), detail: plain(r[5]) }))).toEqual(
          entries.map((e) => ({ actor: plain(e.actor), act: plain(e.act), detail: plain(e.detail) })),
        );
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      },
    ),
  );
});
