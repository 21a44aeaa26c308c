// /library: documents taken out of the library that all chats share, and put back; the files stay as they are. Notes and retractions of
// /source are taken back here too.

import { changes, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { choice, maybeWords } from '../src/core/params.ts';
import { action, code, type Inline, list, type Reply, text } from '../src/core/reply.ts';
import type { ActParts } from './acts/act.ts';
import { decide } from './acts/deciding.ts';
import { documentNamed, restorableNamed } from './acts/naming.ts';
import { needs } from './moderation.ts';

const which = () => new UserError('misused', 'library-which', {}, ['/sources']);

export const library = (parts: ActParts) =>
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
      const { words: l } = context;
      if (act === 'withdraw' || act === 'restore') {
        const subject = await (act === 'withdraw'
          ? documentNamed(parts, document, which)
          : restorableNamed(parts, document));
        return decide(parts, context, { act, subject, note: '' });
      }
      const { revisions, corrections } = parts.stores();
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
      const waiting = await parts.proposals.open();
      return {
        cards: [
          {
            title: l.say('library-title'),
            blocks: [
              said.length === 0 ? text(l.say('library-none')) : list(...lines),
              text(code('/library withdraw …')),
              ...(open.length === 0 ? [] : [text(l.say('library-open', { count: open.length }))]),
              ...(waiting.length === 0 ? [] : [text(l.say('library-waiting', { count: waiting.length }))]),
            ],
            actions:
              open.length + waiting.length === 0
                ? []
                : [action('/source corrections', '/source corrections')],
          },
        ],
      };
    },
  });
