// Withdrawing a document from the library, and restoring it.

import { UserError } from '../../src/core/errors.ts';
import { type ActParts, type Acts, said } from './act.ts';

export const libraryActs = (parts: ActParts): Acts<'withdraw' | 'restore'> => {
  const { stores, corrections, clock, refresh, nameOf } = parts;
  const listing = () => [`/${nameOf('restore')}`];
  const label = async ({ subject }: { readonly subject: string }) => subject;
  const detail = async ({ subject }: { readonly subject: string }) => ({ document: subject });
  const withdrawalOf = async (path: string) =>
    (await stores().revisions.withdrawals()).find(({ document }) => document === path);
  const noteOn = async (path: string) =>
    (await stores().corrections.notes()).find(({ document }) => document === path)?.note;

  return {
    withdraw: {
      recorded: 'library withdraw',
      label,
      detail,
      say: async ({ subject: document }, l) => l.say('library-would-withdraw', { document }),
      async state({ subject }) {
        const withdrawal = await withdrawalOf(subject);
        if (withdrawal?.why === '')
          throw new UserError('refused', 'library-already', { document: subject }, listing());
        return JSON.stringify([corrections.versionOf(subject), withdrawal?.at ?? null]);
      },
      async perform({ subject: document }, { actor, words: l }) {
        await stores().revisions.withdraw({ document, by: actor, why: '', at: clock.now() });
        await refresh();
        return said(l.say('library-withdrawn', { document, command: `/${nameOf('restore')}` }));
      },
    },

    restore: {
      recorded: 'library restore',
      label,
      detail,
      say: async ({ subject: document }, l) => l.say('library-would-restore', { document }),
      async state({ subject }) {
        const [withdrawal, note] = [await withdrawalOf(subject), await noteOn(subject)];
        if (withdrawal === undefined && note === undefined)
          throw new UserError('missing', 'library-not-withdrawn', {}, listing());
        const { why, at } = withdrawal ?? {};
        return JSON.stringify([corrections.versionOf(subject), why ?? null, at ?? null, note ?? null]);
      },
      async perform({ subject: document }, { words: l }) {
        await stores().revisions.restore(document);
        await stores().corrections.lift(document);
        await refresh();
        return said(l.say('library-restored', { document }));
      },
    },
  };
};
