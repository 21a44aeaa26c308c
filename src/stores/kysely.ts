// Kysely, loaded as CommonJS. Its ES modules are 260 files, and Node's loader hands each to the hooks of tsx, which runs in another
// thread: a third of a second of every start. CommonJS is read where it is asked for.

import { createRequire } from 'node:module';
import type * as Types from 'kysely';

const kysely: typeof Types = createRequire(import.meta.url)('kysely');

export type * from 'kysely';
export type Kysely<Schema> = Types.Kysely<Schema>;
export const { Kysely, Migrator, PostgresDialect, SqliteAdapter, SqliteDialect, SqliteDriver, sql } = kysely;
