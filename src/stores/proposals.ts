// Proposals in the database.

import type { LibraryAct, Proposal, ProposalStore } from '../proposals/proposal.ts';
import type { Database } from './database.ts';
import type { ProposalsTable } from './schema.ts';

const proposalOf = ({ created_at: createdAt, act, ...row }: ProposalsTable): Proposal => ({
  ...row,
  act: act as LibraryAct,
  createdAt,
});

export const createProposalStore = (database: Database): ProposalStore => ({
  add: ({ createdAt, ...proposal }) =>
    database.write(async (tx) => {
      await tx
        .insertInto('proposals')
        .values({ ...proposal, created_at: createdAt })
        .execute();
    }),

  find: (id) =>
    database.read(async (db) => {
      const row = await db.selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : proposalOf(row);
    }),

  since: (time, max) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('proposals')
        .selectAll()
        .where('created_at', '>', time)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(max)
        .execute();
      return rows.map(proposalOf);
    }),

  take: (id) =>
    database.write(async (tx) => {
      const { numDeletedRows } = await tx.deleteFrom('proposals').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    }),
});
