// The audit log as a table for spreadsheets.

import { stringify } from 'csv-stringify/sync';
import type { Act } from './act.ts';
import type { LogRow } from './audit.ts';
import { canonical, type Row } from './chain.ts';
import { type Part, readEntry } from './entry.ts';

const COLUMNS = ['seq', 'time', 'chat', 'actor', 'act', 'detail', 'digest', 'mac'];

type Listed = Row & Partial<Pick<LogRow, 'opening'>>;

/** In the place of what was removed because somebody asked to be forgotten. */
const REMOVED = '(forgotten)';

/**
 * CSV as in RFC 4180, comma between and CRLF after the rows, headed by the columns' names. Times are ISO 8601 in UTC; a detail
 * that is more than text is canonical JSON. What was removed at somebody's request is `(forgotten)`. A blank row has its number,
 * digest and mac, and the rest empty; a later row with an earlier time may say it again. Content that is not what the log writes
 * stands whole under detail, so that a log that was tampered with can be read too.
 *
 * What a spreadsheet would take for a formula, since it begins with = + - @ or with a tab or carriage return, gets an
 * apostrophe before it (owasp.org/www-community/attacks/CSV_Injection).
 */
export const auditCsv = (rows: Iterable<Listed>): string => tableOf(rows, true);

/** Rows that become text at once: enough that it is quick, and few enough that others get their turn in between. */
const AT_ONCE = 500;

/** The same of rows as they are read; null as soon as that is more than so many bytes of UTF-8, so that no log can fill the memory. */
export const auditCsvWithin = async (
  bytes: number,
  rows: AsyncIterable<Listed>,
): Promise<{ readonly text: string; readonly rows: number } | null> => {
  let text = tableOf([], true);
  let [size, count] = [Buffer.byteLength(text), 0];
  let waiting: Listed[] = [];
  const take = () => {
    const more = tableOf(waiting, false);
    text += more;
    size += Buffer.byteLength(more);
    count += waiting.length;
    waiting = [];
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length === AT_ONCE) take();
    if (size > bytes) return null;
  }
  take();
  return size > bytes ? null : { text, rows: count };
};

const tableOf = (rows: Iterable<Listed>, headed: boolean): string =>
  stringify(
    Array.from(rows, (row) => [row.seq, ...fieldsOf(row), row.digest, row.mac]),
    {
      columns: COLUMNS,
      header: headed,
      record_delimiter: '\r\n',
      // With a record delimiter of one's own, csv-stringify no longer quotes line breaks unless told to.
      quote_record_delimiter: true,
      escape_formulas: true,
    },
  );

/** Time, chat, actor, act and detail. */
const fieldsOf = ({ content, opening = null }: Listed): string[] => {
  if (content === null) return ['', '', '', '', ''];
  const entry = loosely(content, opening);
  if (entry === null) return ['', '', '', '', content];
  const { at, act, removed = [] } = entry;
  const part = (name: Part) => (removed.includes(name) ? REMOVED : said(entry[name]));
  return [timeOf(at), part('chat'), part('actor'), said(act), part('detail')];
};

type Loose = { readonly [K in keyof Act | 'at']?: unknown } & { readonly removed?: readonly Part[] };

/** What a row holds; one of the first format whatever its values are. */
const loosely = (content: string, opening: string | null): Loose | null => {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return 'v' in value ? readEntry(content, opening) : value;
  } catch {
    return null;
  }
};

/** The furthest a Date reaches from 1970, in milliseconds (ECMA-262, "Time Values and Time Range"). */
const LAST_TIME = 8.64e15;

const timeOf = (at: unknown): string =>
  typeof at === 'number' && Math.abs(at) <= LAST_TIME ? new Date(at).toISOString() : said(at);

const said = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : canonical(value);
};
