// Database migrations. A released migration never changes.

import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import { addCodes, codesIn } from './codes.ts';
import type { Schema } from './schema.ts';
import { shownRows } from './shown-passages.ts';

const text = (table: CreateTableBuilder<string, string>, ...columns: string[]) =>
  columns.reduce((t, c) => t.addColumn(c, 'text', (col) => col.notNull()), table);
const maybeText = (table: CreateTableBuilder<string, string>, ...columns: string[]) =>
  columns.reduce((t, c) => t.addColumn(c, 'text'), table);
const number = (table: CreateTableBuilder<string, string>, ...columns: string[]) =>
  columns.reduce((t, c) => t.addColumn(c, 'bigint', (col) => col.notNull()), table);
const maybeNumber = (table: CreateTableBuilder<string, string>, ...columns: string[]) =>
  columns.reduce((t, c) => t.addColumn(c, 'bigint'), table);

const first: Migration = {
  async up(db: Kysely<unknown>) {
    const create = (
      name: string,
      key: readonly string[],
      columns: (table: CreateTableBuilder<string, string>) => CreateTableBuilder<string, string>,
    ) =>
      columns(db.schema.createTable(name) as CreateTableBuilder<string, string>)
        .addPrimaryKeyConstraint(`${name}_key`, key as never)
        .execute();
    await create('chats', ['id'], (t) =>
      number(
        maybeNumber(maybeText(text(t, 'id'), 'locale', 'moderator_role', 'closed_why'), 'private'),
        'updated_at',
      ),
    );
    await create('pins', ['id'], (t) =>
      number(
        maybeText(
          text(t, 'id', 'chat', 'kind', 'subject', 'locale', 'hash', 'state'),
          'message',
          'old_message',
          'owner',
        ),
        'edition',
        'created_at',
        'updated_at',
      ),
    );
    await create('digests', ['id'], (t) =>
      maybeNumber(
        number(
          maybeText(text(t, 'id', 'chat', 'plan', 'locale', 'state'), 'why', 'owner'),
          'edition',
          'turn',
          'created_at',
        ),
        'next_at',
      ),
    );
    await create('ledger', ['id'], (t) =>
      maybeNumber(
        number(
          maybeText(
            text(t, 'id', 'kind', 'platform', 'chat', 'key', 'state', 'hash', 'excerpts'),
            'cause',
            'message',
            'why',
            'lease_by',
            'payload',
          ),
          'silent',
          'attempts',
          'due_at',
          'edition',
          'created_at',
          'updated_at',
        ),
        'slot',
        'part',
        'first_at',
        'lease_until',
      ),
    );
    await create('audit', ['seq'], (t) =>
      maybeText(text(number(t, 'seq', 'at'), 'digest', 'mac'), 'chat', 'actor', 'content', 'salt'),
    );
    await create('audit_head', ['id'], (t) => text(number(t, 'id', 'seq'), 'mac'));
    await create('library', ['id'], (t) => text(number(t, 'id', 'edition', 'since'), 'revision'));
    await create('texts', ['hash'], (t) => text(t, 'hash', 'text'));
    await create('revisions', ['document', 'revision', 'from_edition'], (t) =>
      maybeNumber(
        number(
          text(t, 'document', 'file_hash', 'meta', 'passages'),
          'from_edition',
          'first_seen',
          'last_seen',
        ).addColumn('revision', 'text', (col) => col.notNull().references('texts.hash')),
        'to_edition',
      ),
    );
    await create('withdrawals', ['document'], (t) =>
      maybeText(number(text(t, 'document', 'why'), 'at'), 'by'),
    );
    await create('drafts', ['code'], (t) => number(text(t, 'code', 'chat', 'line'), 'hidden', 'created_at'));
    await create('leases', ['name'], (t) => number(text(t, 'name', 'holder'), 'until'));
    await create('budgets', ['platform', 'chat'], (t) =>
      number(text(t, 'platform', 'chat', 'state'), 'updated_at'),
    );

    // One row for each part of each appointment, whoever makes it: this is what keeps anything from being sent twice.
    await db.schema
      .createIndex('ledger_once')
      .unique()
      .on('ledger')
      .columns(['cause', 'slot', 'part'])
      .execute();
    await db.schema.createIndex('ledger_due').on('ledger').columns(['state', 'due_at']).execute();
    await db.schema.createIndex('ledger_messages').on('ledger').columns(['chat', 'message']).execute();
    await db.schema.createIndex('ledger_age').on('ledger').columns(['created_at']).execute();
    await db.schema.createIndex('digests_due').on('digests').columns(['state', 'next_at']).execute();
    await db.schema.createIndex('digests_chat').on('digests').columns(['chat']).execute();
    await db.schema.createIndex('pins_chat').on('pins').columns(['chat']).execute();
    await db.schema.createIndex('audit_chat').on('audit').columns(['chat', 'seq']).execute();
    await db.schema.createIndex('revisions_now').on('revisions').columns(['to_edition']).execute();
    await sql`insert into audit_head (id, seq, mac) values (1, 0, '')`.execute(db);
  },
};

const gaps: Migration = {
  async up(db: Kysely<unknown>) {
    const create = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>;
    await db.schema.alterTable('chats').addColumn('keeps_questions', 'bigint').execute();
    await number(text(create('gap_counts'), 'day', 'locale', 'topic'), 'count')
      .addPrimaryKeyConstraint('gap_counts_key', ['day', 'locale', 'topic'] as never)
      .execute();
    await number(maybeText(text(create('gaps'), 'id'), 'text', 'locale'), 'asked', 'first_at', 'last_at')
      .addPrimaryKeyConstraint('gaps_key', ['id'] as never)
      .execute();
    await number(text(create('gap_askers'), 'id', 'gap', 'chat', 'question', 'locale'), 'created_at')
      .addPrimaryKeyConstraint('gap_askers_key', ['id'] as never)
      .execute();
    // Nobody is told of one gap twice.
    await db.schema
      .createIndex('gap_askers_once')
      .unique()
      .on('gap_askers')
      .columns(['gap', 'chat'])
      .execute();
    await db.schema.createIndex('gap_askers_chat').on('gap_askers').columns(['chat']).execute();
  },
};

const corrections: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of ['act', 'target', 'locale'])
      await db.schema.alterTable('ledger').addColumn(column, 'text').execute();
    await db.schema.alterTable('chats').addColumn('edits_only', 'bigint').execute();
    const table = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>;
    await maybeNumber(
      number(
        maybeText(text(table('corrections'), 'id', 'document', 'act', 'note', 'state'), 'version', 'by'),
        'created_at',
        'updated_at',
      ),
      'starts_at',
    )
      .addPrimaryKeyConstraint('corrections_key', ['id'] as never)
      .execute();
    await number(text(table('beyond'), 'document', 'month'), 'shown')
      .addPrimaryKeyConstraint('beyond_key', ['document', 'month'] as never)
      .execute();
    await db.schema
      .createIndex('corrections_state')
      .on('corrections')
      .columns(['state', 'starts_at'])
      .execute();
  },
};

/** The table is made from the ledger, so that whoever makes it otherwise one day makes all of it anew. */
const shown: Migration = {
  async up(db: Kysely<Pick<Schema, 'ledger' | 'shown'>>) {
    await db.schema
      .createTable('shown')
      .addColumn('entry', 'text', (col) => col.notNull().references('ledger.id').onDelete('cascade'))
      .addColumn('document', 'text', (col) => col.notNull())
      .addColumn('saying', 'text', (col) => col.notNull())
      .addPrimaryKeyConstraint('shown_key', ['entry', 'saying'])
      .execute();
    await db.schema.createIndex('shown_sayings').on('shown').columns(['saying', 'entry']).execute();
    await db.schema.createIndex('shown_documents').on('shown').columns(['document', 'entry']).execute();
    await sql`create index ledger_answers on ledger (chat, target) where kind = 'correction' and act = 'reply'`.execute(
      db,
    );
    for (let after = ''; ; ) {
      const rows = await db
        .selectFrom('ledger')
        .select(['id', 'kind', 'act', 'locale', 'excerpts'])
        .where('state', '=', 'sent')
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_AT_ONCE)
        .execute();
      const made = rows.flatMap(shownRows);
      for (let at = 0; at < made.length; at += ROWS_AT_ONCE)
        await db
          .insertInto('shown')
          .values(made.slice(at, at + ROWS_AT_ONCE))
          .execute();
      after = rows.at(-1)?.id ?? '';
      if (rows.length < ROWS_AT_ONCE) return;
    }
  },
};

const drafts: Migration = {
  async up(db: Kysely<Pick<Schema, 'drafts'>>) {
    await db.schema.alterTable('drafts').addColumn('person', 'text').execute();
    await db.schema.alterTable('drafts').addColumn('way', 'text').execute();
    await db.schema
      .alterTable('drafts')
      .addColumn('expires_at', 'bigint', (col) => col.notNull().defaultTo(0))
      .execute();
    await db
      .updateTable('drafts')
      .set((row) => ({ expires_at: row('created_at', '+', DAY_MS) }))
      .execute();
  },
};

const DAY_MS = 24 * 60 * 60_000;

/** Rows of the first format stay as they are: what is sealed cannot be sealed otherwise. */
const erasure: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('audit').addColumn('opening', 'text').execute();
    await db.schema.alterTable('audit').addColumn('restates', 'bigint').execute();
    await db.schema.createIndex('audit_restates').on('audit').column('restates').execute();
    await db.schema
      .createTable('erasures')
      .addColumn('kind', 'text', (col) => col.primaryKey())
      .addColumn('at', 'bigint', (col) => col.notNull())
      .execute();
    await db.schema
      .createTable('removals')
      .addColumn('key', 'text', (col) => col.primaryKey())
      .addColumn('at', 'bigint', (col) => col.notNull())
      .execute();
    await db.schema.createIndex('audit_actor').on('audit').column('actor').execute();
  },
};

const ROWS_AT_ONCE = 1_000;

/** Proposals were corrections in a state of their own; their codes stay the same, so that buttons in chats go on working. */
const proposals: Migration = {
  async up(db: Kysely<unknown>) {
    const table = db.schema.createTable('proposals') as CreateTableBuilder<string, string>;
    await number(maybeText(text(table, 'id', 'act', 'subject', 'note'), 'version', 'by'), 'created_at')
      .addPrimaryKeyConstraint('proposals_key', ['id'] as never)
      .execute();
    await sql`insert into proposals (id, act, subject, note, version, "by", created_at)
      select id, act, document, note, null, "by", created_at from corrections where state = 'proposed'`.execute(
      db,
    );
    await sql`delete from corrections where state = 'proposed'`.execute(db);
  },
};

/** Visitors of the web page keep their choices themselves; rows of before have no use, and nobody to ask for them. */
const webVisitors: Migration = {
  async up(db: Kysely<Pick<Schema, 'chats'>>) {
    await db.deleteFrom('chats').where('id', 'like', 'web:%').execute();
  },
};

/** Codes of every revision that is kept, by which one is found without looking through all of them. */
const codes: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('codes')
      .addColumn('citation', 'text', (col) => col.notNull())
      .addColumn('document', 'text', (col) => col.notNull())
      .addPrimaryKeyConstraint('codes_key', ['citation', 'document'])
      .execute();
    await db.schema.createIndex('codes_document').on('codes').column('document').execute();
    const documents = await db.selectFrom('revisions').select('document').distinct().execute();
    for (const { document } of documents) {
      const rows = await db
        .selectFrom('revisions')
        .select('passages')
        .where('document', '=', document)
        .execute();
      await addCodes(db, document, rows.map(({ passages }) => passages).flatMap(codesIn));
    }
  },
};

/** What follows a passage that another reader divides in another way. */
const followers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('codes').addColumn('followers', 'text').execute();
    await db.schema.alterTable('codes').addColumn('holds', 'text').execute();
  },
};

/** Updates that are confirmed to the platform and wait for their answers. */
const waiting: Migration = {
  async up(db: Kysely<unknown>) {
    const table = db.schema.createTable('waiting') as CreateTableBuilder<string, string>;
    await number(maybeText(text(table, 'platform', 'chat', 'content', 'state'), 'person'), 'id', 'created_at')
      .addPrimaryKeyConstraint('waiting_key', ['platform', 'id'] as never)
      .execute();
  },
};

/** Several processes take updates, and answer those of a lane one after the other. */
const sharedCalls: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('waiting')
      .addColumn('lane', 'text', (col) => col.notNull().defaultTo(''))
      .execute();
    await db.schema.alterTable('waiting').addColumn('holder', 'text').execute();
    await sql`create index waiting_open on waiting (platform, lane, id) where state <> 'done'`.execute(db);
  },
};

/** Documents that wait for librarians. The bytes go with them. */
const submissions: Migration = {
  async up(db: Kysely<unknown>) {
    const table = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>;
    await db.schema.alterTable('chats').addColumn('takes_suggestions', 'bigint').execute();
    await maybeNumber(
      number(
        maybeText(
          text(table('submissions'), 'id', 'path', 'shown', 'given', 'found', 'hash', 'locale'),
          'url',
          'fetched_at',
          'by',
          'chat',
        ),
        'size',
        'version',
        'created_at',
      ),
      'taken_until',
    )
      .addPrimaryKeyConstraint('submissions_key', ['id'] as never)
      .execute();
    await db.schema.createIndex('submissions_hash').on('submissions').column('hash').execute();
    await db.schema
      .createTable('originals')
      .addColumn('submission', 'text', (col) =>
        col.notNull().references('submissions.id').onDelete('cascade'),
      )
      .addColumn('piece', 'bigint', (col) => col.notNull())
      // SQLite takes any name of a type, and keeps bytes as bytes.
      .addColumn('bytes', 'bytea', (col) => col.notNull())
      .addPrimaryKeyConstraint('originals_key', ['submission', 'piece'])
      .execute();
  },
};

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_first': first,
  '0002_gaps': gaps,
  '0003_corrections': corrections,
  '0004_shown': shown,
  '0005_drafts': drafts,
  '0006_erasure': erasure,
  '0007_proposals': proposals,
  '0008_web_visitors': webVisitors,
  '0009_codes': codes,
  '0010_followers': followers,
  '0011_waiting': waiting,
  '0012_submissions': submissions,
  '0013_shared_calls': sharedCalls,
};
