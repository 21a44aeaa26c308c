// An FTS5 table in memory, for the peers that are one.

import Libsql from 'libsql';
import type { Doc } from '../collection.ts';
import { DEPTH, type Engine } from '../engine.ts';

interface Table {
  readonly tokenizer: 'unicode61' | 'trigram';
  /** What is indexed of a text. */
  write(text: string): string;
  /** The expressions that a question looks for, any of them. */
  read(question: string): readonly string[];
  readonly docs: Iterable<Doc>;
}

/** A string in FTS5's language. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The title counts twice, as elsewhere. */
const RANK = 'bm25(docs, 2, 1)';

export const openFts5 = ({ tokenizer, write, read, docs }: Table): Engine => {
  const database = new Libsql(':memory:');
  database.exec(`create virtual table docs using fts5(title, text, content='', tokenize='${tokenizer}')`);
  const insert = database.prepare('insert into docs (rowid, title, text) values (?, ?, ?)');
  const ids: string[] = [];
  database.exec('begin');
  for (const { id, title, text } of docs) insert.run(ids.push(id) - 1, write(title ?? ''), write(text));
  database.exec('commit');
  const select = database.prepare(
    `select rowid, ${RANK} as score from docs where docs match ? order by score limit ${DEPTH}`,
  );
  return {
    search(question) {
      const wanted = read(question).join(' OR ');
      const found = wanted === '' ? [] : (select.all(wanted) as { rowid: number; score: number }[]);
      const hits = found.map(({ rowid }) => ({ doc: ids[rowid] ?? '', excerpt: null }));
      // Its scores are negative: less is better.
      return { hits, score: -(found[0]?.score ?? 0), confidence: null };
    },
  };
};
