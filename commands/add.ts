// /add and /suggest: documents that somebody sends in as a link or a file are read, and wait for librarians in /queue.

import { echo } from '../src/core/bidi.ts';
import {
  type Context,
  changes,
  defineCommand,
  type Effect,
  type EffectContext,
} from '../src/core/command.ts';
import { effectiveSettings } from '../src/core/effective-settings.ts';
import { UserError } from '../src/core/errors.ts';
import { file, word } from '../src/core/params.ts';
import type { Localizer, Origin, Settings } from '../src/core/ports.ts';
import { type Card, list, type Reply, text } from '../src/core/reply.ts';
import type { Submitted } from '../src/submissions/intake.ts';
import type { ActParts } from './acts/act.ts';
import { needs, record } from './moderation.ts';
import { queueCard } from './queue.ts';
import { waitingBlocks, waitingTitle } from './waiting-document.ts';

interface Parts extends ActParts {
  readonly settings: Settings;
  /** Whether somebody has what an act takes. */
  readonly may: (origin: Origin, need: 'librarian') => Promise<boolean>;
}

const NAME_CHARS = 120;
const MB = 1_000_000;
/** A name without a scheme, as people type addresses. */
const BARE_ADDRESS = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/u;

const params = {
  link: word({ describe: 'param-link', missing: 'document-missing' }),
  file: file({ describe: 'param-file' }),
};

const isEmpty = (link: string | null, { files }: Pick<EffectContext, 'files'>): boolean =>
  link === null && files.length === 0;

/** What is said of a document that does not wait now. */
const refusalOf = (
  submitted: Exclude<Submitted, { readonly is: 'kept' | 'waits' }>,
  l: Localizer,
): string => {
  if (submitted.is === 'full') return l.say('suggest-full');
  if (submitted.is === 'too many') return l.say('suggest-too-many');
  const name = echo(submitted.shown, NAME_CHARS);
  if (submitted.is === 'there') return l.say('document-there', { name, document: submitted.document });
  if (submitted.is === 'refused') return l.say('document-refused', { name, problem: submitted.problem });
  if (submitted.is === 'lost') return l.say('document-lost', { name });
  return l.say('document-too-large', { name, megabytes: Math.floor(submitted.max / MB) });
};

const send = async (
  parts: Parts,
  context: Context,
  given: string | null,
  { act, isLibrarian }: { readonly act: 'add' | 'suggest'; readonly isLibrarian: boolean },
): Promise<readonly Submitted[]> => {
  const { origin, files, words } = context;
  if (isEmpty(given, context)) throw new UserError('misused', 'document-missing');
  const link = given !== null && BARE_ADDRESS.test(given) ? `https://${given}` : given;
  const by = origin.hidden === true ? null : origin.user;
  const { chat, alone } = origin;
  const sender = { by, chat, alone, locale: words.locale, isLibrarian };
  return parts.submissions.submit({ link, files }, sender, (submission) =>
    record(parts, { ...context, actor: by }, `queue ${act}`, { submission }),
  );
};

const inQueue = async (parts: Parts, submitted: readonly Submitted[], l: Localizer): Promise<Reply> => {
  const cards: Card[] = [];
  for (const one of submitted)
    if (one.is === 'kept' || one.is === 'waits') {
      const { blocks, ...card } = await queueCard(parts, one.submission, l);
      const says = l.say(one.is === 'kept' ? 'queue-kept' : 'queue-waits');
      cards.push({ ...card, blocks: [text(says), ...blocks] });
    } else cards.push({ blocks: [text(refusalOf(one, l))] });
  const [first] = submitted.flatMap((one) =>
    one.is === 'kept' || one.is === 'waits' ? [one.submission.id] : [],
  );
  return first === undefined ? { cards } : { cards, elsewhere: `/${parts.nameOf('queue')} show ${first}` };
};

export const add = (parts: Parts) =>
  defineCommand({
    name: 'add',
    otherName: 'adddocument',
    section: 'library',
    meantFor: 'librarian',
    summary: (l) => l.say('add-summary'),
    examples: [],
    params,
    audience: 'asker',
    needs: needs('librarian'),
    effect: ({ link }, context): Effect =>
      isEmpty(link, context) ? 'reads' : changes('will-queue', { action: 'add' }),
    fromMessage: { param: 'link', label: 'add-from-message' },
    run: async ({ link }, context) =>
      inQueue(parts, await send(parts, context, link, { act: 'add', isLibrarian: true }), context.words),
  });

/** What of somebody's waits. */
const ownCard = async (parts: Parts, { origin, words: l }: Context): Promise<Card> => {
  const own = origin.hidden === true ? [] : await parts.submissions.ofPerson(origin.user);
  return {
    blocks: [
      ...(own.length === 0
        ? [text(l.say('suggest-none'))]
        : [text(l.say('suggest-own')), list(...own.map((one) => [waitingTitle(one)]))]),
      text(l.say('document-missing')),
    ],
  };
};

const thanks = (one: Submitted, l: Localizer): Card => {
  if (one.is === 'waits')
    return { blocks: [text(l.say('document-waits', { name: waitingTitle(one.submission) }))] };
  if (one.is !== 'kept') return { blocks: [text(refusalOf(one, l))] };
  const { submission, preview } = one;
  const says = submission.by === null ? 'suggest-kept-hidden' : 'suggest-kept';
  return {
    title: waitingTitle(submission),
    blocks: [text(l.say(says)), ...waitingBlocks(submission, preview, l)],
  };
};

export const suggest = (parts: Parts) =>
  defineCommand({
    name: 'suggest',
    otherName: 'suggestdocument',
    summary: (l) => l.say('suggest-summary'),
    examples: ['suggest'],
    params,
    audience: 'asker',
    effect: ({ link }, context): Effect => (isEmpty(link, context) ? 'reads' : changes('will-suggest')),
    async run({ link }, context) {
      const { origin, words: l } = context;
      const elsewhere = `/${parts.nameOf('suggest')}`;
      if (isEmpty(link, context)) return { cards: [await ownCard(parts, context)], elsewhere };
      const isLibrarian = origin.hidden !== true && (await parts.may(origin, 'librarian'));
      const isOpen = !origin.alone && effectiveSettings(parts.settings, origin).takesSuggestions === true;
      if (!isOpen && !isLibrarian)
        throw new UserError('refused', 'suggest-off', { place: origin.alone ? 'alone' : 'chat' });
      const submitted = await send(parts, context, link, { act: 'suggest', isLibrarian });
      return { cards: submitted.map((one) => thanks(one, l)), elsewhere };
    },
  });
