// Every table, column and value of a database file, as the file itself tells of them.

import Libsql from 'libsql';

export interface Cell {
  readonly table: string;
  readonly column: string;
  readonly value: string;
}

export const cellsOf = (file: string): Cell[] => {
  const connection = new Libsql(file);
  try {
    const tables = connection.prepare("select name from sqlite_master where type = 'table'").all() as {
      name: string;
    }[];
    return tables.flatMap(({ name: table }) =>
      (connection.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]).flatMap((row) =>
        Object.entries(row)
          .filter(([, value]) => value !== null)
          .map(([column, value]) => ({ table, column, value: String(value) })),
      ),
    );
  } finally {
    connection.close();
  }
};

/** The places where any of these texts stands, as `table.column`, each once. */
export const placesOf = (file: string, ...texts: readonly string[]): string[] => [
  ...new Set(
    cellsOf(file)
      .filter(({ value }) => texts.some((text) => value.toLowerCase().includes(text.toLowerCase())))
      .map(({ table, column }) => `${table}.${column}`),
  ),
];

export const rowsOf = (file: string, table: string): Record<string, unknown>[] => {
  const connection = new Libsql(file);
  try {
    return connection.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
  } finally {
    connection.close();
  }
};
