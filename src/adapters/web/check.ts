// What came of checking a quotation, as a person reads it: the verdict, the quotation beside the document's words, the right quote to copy.

import { html } from 'hono/html';
import { echo, withoutControls } from '../../core/bidi.ts';
import { type Check, SHOWN_PARTS, type Verdict } from '../../core/check.ts';
import type { Localizer } from '../../core/ports.ts';
import { type Card, type ExcerptBlock, plainInline } from '../../core/reply.ts';
import type { Range } from '../../core/source.ts';
import { type Html, type PageContext, renderCards, renderText } from '../../web/html.ts';

interface Look {
  readonly tone: 'good' | 'careful' | 'bad';
  readonly sign: string;
  /** One or two words. */
  readonly name: string;
  readonly says: string;
}

/** How a verdict looks: its sign and its colour say no more than its words. */
const LOOKS: Readonly<Record<Verdict, Look>> = {
  exact: { tone: 'good', sign: '✓', name: 'web-verdict-exact', says: 'check-exact' },
  altered: { tone: 'bad', sign: '✎', name: 'web-verdict-altered', says: 'check-altered' },
  stitched: { tone: 'careful', sign: '⋯', name: 'web-verdict-stitched', says: 'check-stitched' },
  partly: { tone: 'careful', sign: '½', name: 'web-verdict-partly', says: 'check-partly' },
  'from-context': {
    tone: 'careful',
    sign: '✂',
    name: 'web-verdict-from-context',
    says: 'check-from-context',
  },
  'not-found': { tone: 'bad', sign: '✕', name: 'web-verdict-not-found', says: 'check-not-found' },
};

export const renderCheck = (
  check: Check,
  cards: readonly Card[],
  words: Localizer,
  around: PageContext,
): Html => {
  const [head, ...others] = cards;
  const shown = Math.min(check.shown.length, SHOWN_PARTS);
  return html`<section class="card checked">
${renderVerdict(check.verdict, words)}${renderQuotation(check, words)}${renderNotes(check, words)}</section>
${head?.actions === undefined ? '' : renderCards([{ blocks: [], actions: head.actions }], around, 3)}${others.map(
  (card, i) =>
    i < shown
      ? html`<div class="checked-part">${renderCards([card], around, 3)}${renderRightQuote(card, words)}</div>
`
      : renderCards([card], around, 3),
)}`;
};

const renderVerdict = (verdict: Verdict, words: Localizer): Html => {
  const { tone, sign, name, says } = LOOKS[verdict];
  return html`<p class="verdict ${tone}"><strong><span aria-hidden="true">${sign}</span> ${words.say(name)}</strong> ${words.say(says)}</p>
`;
};

/** A stretch of the quotation, and what stands in its place. */
interface Piece {
  readonly range: Range;
  readonly html: Html;
}

/** The whole quotation: struck what no document has there, underlined what the document has instead. */
const renderQuotation = ({ text, verdict, parts, unfound }: Check, words: Localizer): Html => {
  const changed = parts.flatMap(({ changes, excerpt }) =>
    changes.map(({ quoted, source: [from, to] }): Piece => {
      const own = excerpt.text.slice(from - excerpt.place.start, to - excerpt.place.start);
      return { range: quoted, html: change(text, quoted, own) };
    }),
  );
  const missing =
    verdict === 'not-found'
      ? []
      : unfound.map(
          (range): Piece => ({
            range,
            html: html`${struck(text, range)} <small class="soft">(${words.say('web-check-unfound')})</small>`,
          }),
        );
  const pieces = [...changed, ...missing].sort((a, b) => a.range[0] - b.range[0]);
  const drawn: Html[] = [];
  let at = 0;
  for (const { range, html: piece } of pieces) {
    if (range[0] < at) continue;
    drawn.push(html`${withoutControls(text.slice(at, range[0]))}${piece}`);
    at = range[1];
  }
  drawn.push(html`${withoutControls(text.slice(at))}`);
  return html`<figure class="quotation"><figcaption>${words.say('check-own-words')}</figcaption>
<blockquote dir="auto">${drawn}</blockquote></figure>
${
  pieces.length === 0
    ? ''
    : html`<p class="soft legend">${words.say('web-check-legend')}</p>
`
}${spoken(text, parts, words)}`;
};

/** The words that differ once more, for those who hear the page: not every reader says what is struck. */
const spoken = (text: string, parts: Check['parts'], words: Localizer): Html => {
  const changed = parts
    .flatMap(({ changes }) => changes.map(({ quoted }) => text.slice(...quoted)))
    .filter((word) => word !== '');
  const said = changed.map((word) => words.say('check-word', { word: echo(word) })).join(' · ');
  return said === ''
    ? html``
    : html`<p class="unseen">${words.say('check-differs', { words: said })}</p>
`;
};

const struck = (text: string, [start, end]: Range): Html =>
  start === end ? html`` : html`<del>${withoutControls(text.slice(start, end))}</del>`;

/** Of two stretches, what differs: signs and white space that both begin or end with are the same. */
const onlyDiffering = (text: string, [start, end]: Range, own: string): readonly [Range, string] => {
  let [from, to, first, last] = [start, end, 0, own.length];
  const isSame = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one === other && !/[\p{L}\p{M}\p{N}]/u.test(one);
  while (from < to && first < last && isSame(text[from], own[first])) [from, first] = [from + 1, first + 1];
  while (from < to && first < last && isSame(text[to - 1], own[last - 1])) [to, last] = [to - 1, last - 1];
  return [[from, to], own.slice(first, last).trim()];
};

/** The words of the document are parted from what is before and behind them, as words of a text are. */
const change = (text: string, quoted: Range, source: string): Html => {
  const [range, own] = onlyDiffering(text, quoted, source);
  const [start, end] = range;
  const isAdded = start === end;
  const before = !isAdded || /[^\s“"'([]/u.test(text[start - 1] ?? ' ') ? ' ' : '';
  const behind = isAdded && /[\p{L}\p{N}]/u.test(text[end] ?? '') ? ' ' : '';
  const kept = text.slice(quoted[0], start);
  const after = text.slice(end, quoted[1]);
  return html`${withoutControls(kept)}${struck(text, range)}${own === '' ? '' : html`${before}<ins>${own}</ins>${behind}`}${withoutControls(after)}`;
};

const renderNotes = ({ text, parts, shown, ignored }: Check, words: Localizer): Html => {
  const notes = parts.flatMap((part) => part.notes.map((range) => text.slice(...range)));
  const said = [
    ...(parts.some(({ omission }) => omission) ? [words.say('check-omission')] : []),
    ...(notes.length === 0 ? [] : [words.say('check-notes', { notes: [...new Set(notes)].join(' ') })]),
    ...(ignored === null ? [] : [words.say('check-ignored', { line: text.slice(...ignored) })]),
    ...(shown.length > SHOWN_PARTS ? [words.say('check-more', { count: shown.length - SHOWN_PARTS })] : []),
  ];
  return html`${said.map(
    (line) => html`<p class="soft">${renderText(line, words.direction)}</p>
`,
  )}`;
};

/** The document's words with their source, as text: a script copies it, and without one it can be selected. */
const renderRightQuote = ({ blocks }: Card, words: Localizer): Html => {
  const block = blocks.find((one): one is ExcerptBlock => one.is === 'excerpt');
  if (block === undefined) return html``;
  const { excerpt, caption } = block;
  const { url } = excerpt.place.meta;
  const lines = caption.map((line) => `— ${line.map(plainInline).join('')}`.replace(/[\u2066-\u2069]/g, ''));
  const quote = [`“${excerpt.text}”`, ...lines, ...(url === null ? [] : [url])].join('\n');
  return html`<div class="right-quote"><button type="button" class="copies" data-copied="${words.say('web-copied')}">${words.say('web-copy-quote')}</button>
<details><summary>${words.say('web-right-quote')}</summary>
<pre class="copied" dir="auto" tabindex="0">${quote}</pre></details></div>
`;
};
