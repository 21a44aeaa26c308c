// /withdraw and /restore: documents taken out of the library that all chats share, and put back; the files stay as they are. Notes and
// retractions of librarians are taken back too. /library is what both were called before.

import { type Context, changes, defineCommand, type Effect } from '../src/core/command.ts';
import { UsageError, UserError } from '../src/core/errors.ts';
import { choice, maybeWords, words } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { action, code, type Inline, list, type Reply, text } from '../src/core/reply.ts';
import type { ActParts } from './acts/act.ts';
import { decide } from './acts/deciding.ts';
import { documentNamed, restorableNamed } from './acts/naming.ts';
import { DOCUMENT_CHARS, samplePath } from './correct.ts';
import { needs } from './moderation.ts';
import { suggestDocuments } from './suggestions.ts';

type Act = 'withdraw' | 'restore';

const effectOf = (act: Act | 'list', document: string | null): Effect =>
  act === 'list' ? 'reads' : changes('will-library', { action: act, document: document ?? '' });

const withdrawDocument = async (parts: ActParts, context: Context, named: string | null): Promise<Reply> => {
  const which = () =>
    new UsageError(
      [new UserError('misused', 'library-which', {}, ['/sources'])],
      `/${parts.nameOf('withdraw')} ${samplePath(parts)}`,
    );
  return decide(parts, context, {
    act: 'withdraw',
    subject: await documentNamed(parts, named, which),
    note: '',
  });
};

const restoreDocument = async (parts: ActParts, context: Context, named: string): Promise<Reply> =>
  decide(parts, context, { act: 'restore', subject: await restorableNamed(parts, named), note: '' });

/** What can be put back, and whether anything waits for a decision. */
const listAll = async (parts: ActParts, l: Localizer): Promise<Reply> => {
  const { nameOf } = parts;
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
    code(`/${nameOf('restore')} ${path}`),
  ]);
  const open = await parts.corrections.open();
  const waiting = await parts.proposals.open();
  const decisions = `/${nameOf('corrections')}`;
  return {
    cards: [
      {
        title: l.say('library-title'),
        blocks: [
          said.length === 0 ? text(l.say('library-none')) : list(...lines),
          text(code(`/${nameOf('withdraw')} …`)),
          ...(open.length === 0 ? [] : [text(l.say('library-open', { count: open.length }))]),
          ...(waiting.length === 0 ? [] : [text(l.say('library-waiting', { count: waiting.length }))]),
        ],
        actions: open.length + waiting.length === 0 ? [] : [action(decisions, decisions)],
      },
    ],
  };
};

const inSection = {
  audience: 'asker',
  section: 'library',
  meantFor: 'librarian',
  needs: needs('librarian'),
} as const;

export const withdraw = (parts: ActParts) =>
  defineCommand({
    ...inSection,
    name: 'withdraw',
    otherName: 'library_withdraw',
    summary: (l) => l.say('withdraw-summary'),
    examples: [`withdraw ${samplePath(parts)}`],
    params: {
      document: words({
        describe: 'param-document',
        max: DOCUMENT_CHARS,
        codes: true,
        missing: 'library-which',
        sample: () => samplePath(parts),
        suggest: suggestDocuments(parts.library),
      }),
    },
    effect: ({ document }) => effectOf('withdraw', document),
    run: ({ document }, context) => withdrawDocument(parts, context, document),
  });

export const restore = (parts: ActParts) =>
  defineCommand({
    ...inSection,
    name: 'restore',
    otherName: 'library_restore',
    summary: (l) => l.say('restore-summary'),
    examples: ['restore'],
    params: { document: maybeWords({ describe: 'param-restore', max: DOCUMENT_CHARS, codes: true }) },
    effect: ({ document }) => effectOf(document === null ? 'list' : 'restore', document),
    run: ({ document }, context) =>
      document === null ? listAll(parts, context.words) : restoreDocument(parts, context, document),
  });

/** All that `/library` did is done by `/withdraw` and `/restore` now; its lines do what they did. */
export const library = (parts: ActParts) =>
  defineCommand({
    name: 'library',
    otherName: 'bot_library',
    hidden: true,
    summary: (l) => l.say('restore-summary'),
    examples: [],
    params: {
      action: choice({ describe: 'param-library-action', choices: ['list', 'withdraw', 'restore'] as const }),
      document: maybeWords({ describe: 'param-document', max: DOCUMENT_CHARS, codes: true }),
    },
    audience: 'asker',
    needs: needs('librarian'),
    effect: ({ action: act, document }) =>
      act === 'restore' && document === null ? 'reads' : effectOf(act ?? 'list', document),
    run({ action: act, document }, context) {
      if (act === 'withdraw') return withdrawDocument(parts, context, document);
      return act === 'restore' && document !== null
        ? restoreDocument(parts, context, document)
        : listAll(parts, context.words);
    },
  });
