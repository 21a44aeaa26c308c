// /correct and /retract: a document is corrected by a note or taken back, and so are the messages that showed it; by librarians, who see
// first what that would do.

import { type Context, changes, defineCommand } from '../src/core/command.ts';
import { UsageError, UserError } from '../src/core/errors.ts';
import { requiredWord, words } from '../src/core/params.ts';
import type { Reply } from '../src/core/reply.ts';
import type { ActParts } from './acts/act.ts';
import { decide } from './acts/deciding.ts';
import { documentNamed } from './acts/naming.ts';
import { needs } from './moderation.ts';
import { suggestDocuments } from './suggestions.ts';

type Correcting = 'correct' | 'retract';

/** Of what a document's note takes: a few sentences under every excerpt. */
const NOTE_CHARS = 300;

/** How long a path, title or code may be. */
export const DOCUMENT_CHARS = 300;

const SAYS = {
  correct: { param: 'note', missing: 'source-no-note', sample: 'The year was wrong.' },
  retract: { param: 'reason', missing: 'source-no-reason', sample: 'Nobody said this.' },
} as const;

/** The path of the first document, for examples. */
export const samplePath = ({ library }: Pick<ActParts, 'library'>): string =>
  library.snapshot().passages[0]?.document.path ?? 'minutes.md';

const takenBy = (parts: Pick<ActParts, 'library'>, act: Correcting): string =>
  `${samplePath(parts)} ${SAYS[act].param}:"${SAYS[act].sample}"`;

/** One line, as in front matter. */
const readNote = (given: string | null, act: Correcting): string => {
  const note = given?.replaceAll(/\s+/g, ' ').trim() ?? '';
  const { param: name, missing } = SAYS[act];
  if (note === '') throw new UserError('misused', missing, { name });
  if (note.length > NOTE_CHARS)
    throw new UserError('misused', 'param-too-long', { name, max: NOTE_CHARS, length: note.length });
  return note;
};

/** The path of a document of the library. */
const pathOf = async (parts: ActParts, named: string | null): Promise<string> => {
  const found = await documentNamed(parts, named, () => new UserError('misused', 'source-which', {}));
  if (!parts.library.snapshot().documents.has(found)) {
    const command = `/${parts.nameOf('withdraw')}`;
    throw new UserError('missing', 'source-not-held', { document: found, command });
  }
  return found;
};

/** Corrects or retracts a document. What is missing or wrong with the command is said with an example. */
export const correctDocument = async (
  parts: ActParts,
  context: Context,
  { act, document, note }: { act: Correcting; document: string | null; note: string | null },
): Promise<Reply> => {
  try {
    const given = readNote(note, act);
    return await decide(parts, context, { act, subject: await pathOf(parts, document), note: given });
  } catch (error) {
    if (!(error instanceof UserError && error.blame === 'misused') || error.remedies.length > 0) throw error;
    throw new UsageError([error], `/${parts.nameOf(act)} ${takenBy(parts, act)}`);
  }
};

/** What the line does, as `/source correct` and `/correct` both say it. */
export const effectOfCorrecting = (act: Correcting, document: string | null) =>
  changes('will-source', { action: act, document: document ?? '' });

const document = (parts: ActParts) =>
  words({
    describe: 'param-document',
    max: DOCUMENT_CHARS,
    codes: true,
    missing: 'source-which',
    sample: () => samplePath(parts),
    suggest: suggestDocuments(parts.library),
  });

const inSection = {
  audience: 'asker',
  section: 'library',
  meantFor: 'librarian',
  needs: needs('librarian'),
} as const;

export const correct = (parts: ActParts) =>
  defineCommand({
    ...inSection,
    name: 'correct',
    otherName: 'source_correct',
    summary: (l) => l.say('correct-summary'),
    examples: [`correct ${takenBy(parts, 'correct')}`],
    params: {
      document: document(parts),
      note: requiredWord({
        describe: 'param-source-note',
        named: true,
        missing: SAYS.correct.missing,
        sample: () => SAYS.correct.sample,
      }),
    },
    effect: (given) => effectOfCorrecting('correct', given.document),
    run: (given, context) =>
      correctDocument(parts, context, { act: 'correct', document: given.document, note: given.note }),
  });

export const retract = (parts: ActParts) =>
  defineCommand({
    ...inSection,
    name: 'retract',
    otherName: 'source_retract',
    summary: (l) => l.say('retract-summary'),
    examples: [`retract ${takenBy(parts, 'retract')}`],
    params: {
      document: document(parts),
      reason: requiredWord({
        describe: 'param-source-reason',
        named: true,
        missing: SAYS.retract.missing,
        sample: () => SAYS.retract.sample,
      }),
    },
    effect: (given) => effectOfCorrecting('retract', given.document),
    run: (given, context) =>
      correctDocument(parts, context, { act: 'retract', document: given.document, note: given.reason }),
  });
