// What has changed between two revisions of a document, word by word.

import { html } from 'hono/html';
import { BoundedMap } from '../core/bounded-map.ts';
import { formatDate } from '../core/caption.ts';
import type { Html } from '../web/html.ts';
import type { DiffSpan } from './changed-words.ts';
import { sourceFrame } from './frame.ts';
import type { Around } from './lists.ts';
import { textAttributes, titleOf } from './render.ts';
import type { Source } from './source.ts';

/** Comparisons that are kept. */
const REMEMBERED = 32;

type Compared = Pick<Source, 'text' | 'revision'>;

/** Compares two texts; null if they have too little in common, or comparing them takes too long. */
export type CompareTexts = (
  before: string,
  now: string,
  language: string | null,
) => Promise<DiffSpan[] | null>;

/** Compares the same two revisions once, however often and by however many they are asked for. */
export const createComparison = (comparing: CompareTexts) => {
  const known = new BoundedMap<string, Promise<DiffSpan[] | null>>(REMEMBERED);
  return (before: Compared, now: Compared, language: string | null): Promise<DiffSpan[] | null> => {
    const key = `${before.revision} ${now.revision} ${language}`;
    const spans = known.get(key) ?? comparing(before.text, now.text, language);
    known.set(key, spans);
    return spans.catch((error: unknown) => {
      known.delete(key);
      throw error;
    });
  };
};

interface ChangesPage extends Around {
  readonly before: Pick<Source, 'revision'>;
  readonly now: Pick<Source, 'path' | 'revision' | 'meta'>;
  /** Null if they have too little in common. */
  readonly spans: readonly DiffSpan[] | null;
  /** The first day on which the older one was seen. */
  readonly day: string;
  readonly canonical: string;
}

export const renderChangesPage = ({
  before,
  now,
  spans,
  day,
  words,
  links,
  site,
  canonical,
}: ChangesPage): Html => {
  const title = titleOf(now.meta, words);
  return sourceFrame({
    words,
    links,
    site,
    title: words.say('web-changes-title', { title }),
    canonical,
    main: html`<article class="source"><h1>${words.say('web-changes-title', { title })}</h1>
<p>${words.say('web-changes-from', { day: formatDate(day, words) })} <bdi dir="ltr"><code>${before.revision.slice(0, 12)}</code> → <code>${now.revision.slice(0, 12)}</code></bdi></p>
<p class="legend"><ins>${words.say('web-added')}</ins> <del>${words.say('web-taken')}</del></p>
${
  spans === null
    ? html`<p class="notice">${words.say('web-too-different')}</p>`
    : html`<div class="changes"${textAttributes(now.meta)}>${spans.map(({ is, text }) =>
        is === 'same' ? text : is === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
      )}</div>`
}
<p><a href="${links.document(now.path)}">${words.say('web-newest')}</a></p></article>
`,
  });
};
