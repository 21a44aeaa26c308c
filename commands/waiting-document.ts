// How a document that waits for a librarian is shown: what was read of it, what is missing, and its beginning.

import { echo } from '../src/core/bidi.ts';
import { languageName } from '../src/core/caption.ts';
import { isLocale, type Localizer } from '../src/core/ports.ts';
import { type Block, code, type Inline, list, soft, strong, text } from '../src/core/reply.ts';
import type { Previewed } from '../src/submissions/desk.ts';
import type { Submission } from '../src/submissions/submission.ts';

const TITLE_CHARS = 120;
const VALUE_CHARS = 200;
const PASSAGE_CHARS = 300;
/** Warnings that are shown; the rest is seen once it is in the library. */
const MAX_WARNINGS = 3;

export const waitingTitle = ({ title }: Pick<Submission, 'title'>): string => echo(title, TITLE_CHARS);

const languageIn = (tag: string | null, l: Localizer): string => {
  if (tag === null) return l.say('unknown');
  return isLocale(tag) ? languageName(tag, l) : tag;
};

/** In words, and what nobody has said yet as missing. */
const facts = (submission: Submission, l: Localizer): Inline[][] => {
  const { found, shown } = submission;
  const { author, published, source, url, licence, attribution, language, passages } = found;
  const line = (label: string, value: string | null): Inline[] => [
    strong(l.say(label)),
    ' ',
    value === null ? soft(l.say('unknown')) : echo(value, VALUE_CHARS),
  ];
  return [
    [code(echo(shown, VALUE_CHARS))],
    line('meta-language', languageIn(language, l)),
    [l.say('submission-passages', { count: passages })],
    line('meta-author', author),
    line('meta-published', published),
    line('meta-source', source ?? url),
    ...(source !== null && url !== null ? [line('meta-url', url)] : []),
    line('meta-licence', licence),
    ...(attribution === null ? [] : [line('meta-attribution', attribution)]),
  ];
};

export const waitingBlocks = (submission: Submission, previewed: Previewed, l: Localizer): Block[] => {
  const warnings = previewed.faults
    .filter(({ level }) => level !== 'note')
    .slice(0, MAX_WARNINGS)
    .map(({ problem, remedy }) => [soft(`${problem} ${remedy}`)]);
  return [
    list(...facts(submission, l)),
    ...(warnings.length === 0 ? [] : [list(...warnings)]),
    ...('found' in previewed && previewed.passages.length > 0
      ? [
          text(soft(l.say('submission-begins'))),
          ...previewed.passages.map((words) => text(echo(words, PASSAGE_CHARS))),
        ]
      : []),
  ];
};
