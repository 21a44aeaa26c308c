// Opens the databases of tests. Those in memory begin with what the migrations make, which a worker of the test run runs once.

import { sql } from 'kysely';
import type { Clock, Log } from '../src/core/ports.ts';
import type { Database } from '../src/stores/database.ts';
import { openDatabaseAt, type StoreLocation } from '../src/stores/open.ts';
import { openSqlite } from '../src/stores/sqlite.ts';
import { systemClock } from '../src/system/clock.ts';

const IN_MEMORY = ':memory:';

const literal = (value: unknown): string => {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  throw new TypeError(`there is no literal for a ${typeof value}`);
};

/** SQL that makes a database like this one: its tables and indexes, and their rows. */
export const schemaOf = (database: Database): Promise<string> =>
  database.read(async (db) => {
    const made = await sql<{ type: string; name: string; sql: string }>`
      select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite%'`.execute(
      db,
    );
    const statements = made.rows.map((row) => row.sql);
    for (const { name } of made.rows.filter(({ type }) => type === 'table')) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
      for (const row of rows)
        statements.push(`insert into "${name}" values (${Object.values(row).map(literal).join(', ')})`);
    }
    return `${statements.join(';\n')};`;
  });

let schema: Promise<string> | null = null;

const migrated = async (): Promise<string> => {
  const database = await openSqlite(IN_MEMORY, systemClock);
  try {
    return await schemaOf(database);
  } finally {
    await database.close();
  }
};

/** As the bot opens it. */
export const openTestDatabase = async (
  place: StoreLocation,
  clock: Clock,
  log: Log,
): ReturnType<typeof openDatabaseAt> => {
  if (place.url !== null || place.file !== IN_MEMORY) return openDatabaseAt(place, clock, log);
  schema ??= migrated();
  return openSqlite(IN_MEMORY, clock, await schema);
};
