// The audit log as a table for spreadsheets.

import { stringify } from 'csv-stringify/sync';
import { canonical, type Row } from './chain.ts';

const COLUMNS = ['seq', 'time', 'chat', 'actor', 'act', 'detail', 'digest', 'mac'];

/**
 * CSV as in RFC 4180, comma between and CRLF after the rows, headed by the columns' names. Times are ISO 8601 in UTC; a detail
 * that is more than text is canonical JSON. A forgotten row has its number, digest and mac, and the rest empty. Content that
 * is not what the log writes stands whole under detail, so that a log that was tampered with can be read too.
 *
 * What a spreadsheet would take for a formula, since it begins with = + - @ or with a tab or carriage return, gets an
 * apostrophe before it (owasp.org/www-community/attacks/CSV_Injection).
 */
export const auditCsv = (rows: Iterable<Row>): string => tableOf(rows, true);

/** Rows that become text at once: enough that it is quick, and few enough that others get their turn in between. */
const AT_ONCE = 500;

/** The same of rows as they are read; null as soon as that is more than so many bytes of UTF-8, so that no log can fill the memory. */
export const auditCsvWithin = async (
  bytes: number,
  rows: AsyncIterable<Row>,
): Promise<{ readonly text: string; readonly rows: number } | null> => {
  let text = tableOf([], true);
  let [size, count] = [Buffer.byteLength(text), 0];
  let waiting: Row[] = [];
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

const tableOf = (rows: Iterable<Row>, headed: boolean): string =>
  stringify(
    Array.from(rows, (row) => [row.seq, ...fieldsOf(row.content), row.digest, row.mac]),
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
const fieldsOf = (content: string | null): string[] => {
  if (content === null) return ['', '', '', '', ''];
  const entry = readEntry(content);
  if (entry === null) return ['', '', '', '', content];
  const { at, chat, actor, act, detail } = entry;
  return [timeOf(at), ...[chat, actor, act, detail].map(said)];
};

const readEntry = (content: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
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
