// What has changed between two revisions of a document, word by word.

import { diffArrays } from 'diff';
import { html } from 'hono/html';
import { dateIn } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import type { Html } from '../web/html.ts';
import { sourceFrame } from './frame.ts';
import type { Links } from './links.ts';
import { textAttributes, titleOf } from './render.ts';
import type { Source } from './source.ts';

export interface Stretch {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * Myers' algorithm takes time with the square of the differences: a quarter of a second to a second for so many, by the length of the
 * texts, in which nobody is answered. Past that, the texts are different ones.
 */
const MOST_DIFFERENCES = 1_000;

/** Words, signs and white space, one after another, in any script. */
const tokensOf = (text: string, language: string | null): string[] =>
  [...new Intl.Segmenter(language ?? undefined, { granularity: 'word' }).segment(text)].map(
    ({ segment }) => segment,
  );

/**
 * The stretches in the order of reading. Those that are not `added` make the old text, those not `removed` the new one. Null if the
 * texts have too little in common to be compared.
 */
export const changedWords = (before: string, now: string, language: string | null): Stretch[] | null => {
  const found = diffArrays(tokensOf(before, language), tokensOf(now, language), {
    maxEditLength: MOST_DIFFERENCES,
  });
  return (
    found?.map(({ value, added, removed }) => ({
      is: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })) ?? null
  );
};

/** Comparisons that are kept. */
const REMEMBERED = 32;

type Compared = Pick<Source, 'text' | 'revision'>;

/** Compares the same two revisions once, however often they are asked for. */
export const createComparison = () => {
  const known = new Map<string, Stretch[] | null>();
  return (before: Compared, now: Compared, language: string | null): Stretch[] | null => {
    const key = `${before.revision} ${now.revision} ${language}`;
    const found = known.get(key);
    const stretches = found === undefined ? changedWords(before.text, now.text, language) : found;
    known.delete(key);
    known.set(key, stretches);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return stretches;
  };
};

interface ChangesPage {
  readonly before: Pick<Source, 'revision'>;
  readonly now: Pick<Source, 'path' | 'revision' | 'meta'>;
  /** Null if they have too little in common. */
  readonly stretches: readonly Stretch[] | null;
  /** The first day on which the older one was seen. */
  readonly day: string;
  readonly words: Localizer;
  readonly links: Links;
  readonly canonical: string;
}

export const renderChangesPage = ({
  before,
  now,
  stretches,
  day,
  words,
  links,
  canonical,
}: ChangesPage): Html => {
  const title = titleOf(now.meta, words);
  return sourceFrame({
    words,
    links,
    title: words.say('web-changes-title', { title }),
    canonical,
    main: html`<article class="source"><h1>${words.say('web-changes-title', { title })}</h1>
<p>${words.say('web-changes-from', { day: dateIn(day, words) })} <bdi dir="ltr"><code>${before.revision.slice(0, 12)}</code> → <code>${now.revision.slice(0, 12)}</code></bdi></p>
<p class="legend"><ins>${words.say('web-added')}</ins> <del>${words.say('web-taken')}</del></p>
${
  stretches === null
    ? html`<p class="notice">${words.say('web-too-different')}</p>`
    : html`<div class="changes"${textAttributes(now.meta)}>${stretches.map(({ is, text }) =>
        is === 'same' ? text : is === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
      )}</div>`
}
<p><a href="${links.document(now.path)}">${words.say('web-newest')}</a></p></article>
`,
  });
};
