// /library: documents taken out of the library that all chats share, and put back; the files stay as they are. Notes and retractions of
// /source are taken back here too.

import { changes, choice, defineCommand, maybeWords } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import type { Clock } from '../src/core/ports.ts';
import { action, code, type Inline, list, type Reply, text } from '../src/core/reply.ts';
import type { Corrections } from '../src/corrections/corrections.ts';
import type { Library } from '../src/knowledge/library.ts';
import { type Moderation, needs, record } from './moderation.ts';

interface Parts extends Moderation {
  readonly library: Library;
  readonly corrections: Corrections;
  readonly clock: Clock;
  /** Reads the library anew. */
  readonly refresh: () => Promise<void>;
}

export const library = (parts: Parts) =>
  defineCommand({
    name: 'library',
    summary: (l) => l.say('library-summary'),
    examples: ['library'],
    params: {
      action: choice({ describe: 'param-library-action', choices: ['list', 'withdraw', 'restore'] as const }),
      document: maybeWords({ describe: 'param-document', most: 300, codes: true }),
    },
    audience: 'asker',
    needs: needs('librarian'),
    effect: ({ action: act, document }) =>
      act === 'withdraw' || act === 'restore'
        ? changes('will-library', { action: act, document: document ?? '' })
        : 'reads',
    async run({ action: act, document }, context): Promise<Reply> {
      const { words: l, actor } = context;
      const { revisions, corrections } = parts.stores();
      if (act === 'withdraw') {
        const [found, ...others] = parts.library.sources(document ?? '');
        if (found === undefined || others.length > 0)
          throw new UserError('misused', 'library-which', {}, ['/sources']);
        await record(parts, context, 'library withdraw', { document: found.path });
        await revisions.withdraw({ document: found.path, by: actor, why: '', at: parts.clock.now() });
        await parts.refresh();
        return { cards: [{ blocks: [text(l.say('library-withdrawn', { document: found.path }))] }] };
      }
      if (act === 'restore') {
        const wanted = document?.trim() ?? '';
        const notes = await corrections.notes();
        const isWithdrawn = (await revisions.withdrawals()).some(({ document: path }) => path === wanted);
        if (!isWithdrawn && !notes.some(({ document: path }) => path === wanted))
          throw new UserError('missing', 'library-not-withdrawn', {}, ['/library']);
        await record(parts, context, 'library restore', { document: wanted });
        await revisions.restore(wanted);
        await corrections.lift(wanted);
        await parts.refresh();
        return { cards: [{ blocks: [text(l.say('library-restored', { document: wanted }))] }] };
      }
      const all = await revisions.withdrawals();
      const said = [
        ...all.map(({ document: path, why }) => [path, why, 'standing-retracted'] as const),
        ...(await corrections.notes()).map(
          ({ document: path, note }) => [path, note, 'standing-corrected'] as const,
        ),
      ];
      const lines = said.map(([path, note, id]): Inline[] => [
        code(path),
        ' · ',
        ...(note === '' ? [] : [l.say(id, { note }), ' · ']),
        code(`/library restore ${path}`),
      ]);
      const open = await parts.corrections.open();
      return {
        cards: [
          {
            title: l.say('library-title'),
            blocks: [
              said.length === 0 ? text(l.say('library-none')) : list(...lines),
              text(code('/library withdraw …')),
              ...(open.length === 0 ? [] : [text(l.say('library-open', { count: open.length }))]),
            ],
            actions: open.length === 0 ? [] : [action('/source corrections', '/source corrections')],
          },
        ],
      };
    },
  });
