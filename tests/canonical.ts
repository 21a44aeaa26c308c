// Replies that hold everything a reply can hold, and everything that could go wrong in showing one.

import { captionOf } from '../src/core/caption.ts';
import type { Localizer } from '../src/core/ports.ts';
import { action, type Block, code, link, list, type Reply, soft, strong, text } from '../src/core/reply.ts';
import type { Excerpt, Location, Metadata } from '../src/core/source.ts';

const METADATA: Metadata = {
  title: null,
  source: null,
  url: null,
  author: null,
  published: null,
  retrieved: null,
  validUntil: null,
  reviewBy: null,
  language: null,
  tags: [],
  attribution: null,
  kind: null,
  licence: null,
  translationOf: null,
  translator: null,
};

const placeFor = (length: number, meta: Partial<Metadata>, changes: Partial<Location> = {}): Location => ({
  citation: 'abcd1234',
  document: 'harbour.txt',
  revision: '0'.repeat(64),
  paragraph: 1,
  start: 0,
  end: length,
  attribution: null,
  validUntil: null,
  ...changes,
  meta: { ...METADATA, ...meta },
});

export const excerptFor = (
  value: string,
  changes: Partial<Omit<Excerpt, 'text' | 'place'>> = {},
  meta: Partial<Metadata> = {},
  place: Partial<Location> = {},
): Excerpt => ({
  text: value,
  place: placeFor(value.length, meta, place),
  headings: [],
  highlights: [],
  differences: [],
  alsoAt: [],
  ...changes,
});

/** Text that would do harm if a platform read it as anything but text. */
const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>&amp;&lt;',
  '@everyone @here <@1> [link](https://bad.example) **bold** `code` ||spoiler||',
  '\u202Eright to left\u202C \u2067isolate \u2069\u2069 left open \u2066',
  `z${'\u0301'.repeat(200)}algo`,
  '👩‍👩‍👧‍👦🏳️‍🌈 emoji',
  '\u001b[2J\u001b]0;title\u0007 terminal',
].join('\n');

/** The replies by name; `words` is the language in which they are captioned. */
export const canonicalReplies = (words: Localizer): Readonly<Record<string, Reply>> => {
  const quoted = (excerpt: Excerpt): Block & { is: 'excerpt' } => ({
    is: 'excerpt',
    excerpt,
    caption: captionOf(excerpt, words, '2026-01-01'),
  });
  const ferry = 'The ferry leaves at noon. It does not wait.';
  return {
    'a line of text': { cards: [{ blocks: [text('The harbour is open.')] }] },
    'text of every kind': {
      cards: [
        {
          title: 'Kinds',
          blocks: [
            text('plain ', strong('strong'), ' ', soft('soft'), ' ', code('code'), ' '),
            text(link('the harbour', 'https://harbour.example/?a=1&b="2"')),
            list(['first'], [strong('second'), ' · entry']),
          ],
        },
      ],
    },
    'an excerpt of which nothing is known': { cards: [{ blocks: [quoted(excerptFor(ferry))] }] },
    'an excerpt of which all is known': {
      cards: [
        {
          blocks: [
            quoted(
              excerptFor(
                ferry,
                { highlights: [[4, 9]], headings: ['Timetable', 'Summer'] },
                {
                  title: 'Harbour Notes',
                  source: 'The Daily Ferry',
                  url: 'https://ferry.example/notes',
                  author: 'M. Quay',
                  published: '2025-03-14',
                  language: 'en',
                },
                {
                  attribution: {
                    of: 'passage',
                    voices: [{ by: 'speaker', name: 'the harbour master', begins: 'The ferry leaves' }],
                  },
                },
              ),
            ),
          ],
          actions: [action('Context', '/cite abcd1234'), action('Source', '/sources abcd1234')],
        },
      ],
    },
    'narration, then a speaker': {
      cards: [
        {
          blocks: [
            quoted(
              excerptFor(
                ferry,
                {},
                {},
                {
                  attribution: {
                    of: 'passage',
                    voices: [
                      { by: 'narration', begins: 'The ferry leaves' },
                      { by: 'speaker', name: 'the crew', begins: 'It does not' },
                    ],
                  },
                },
              ),
            ),
          ],
        },
      ],
    },
    'a text that reports a position': {
      cards: [
        {
          blocks: [quoted(excerptFor(ferry, {}, {}, { attribution: { of: 'document', name: 'the guild' } }))],
        },
      ],
    },
    'several excerpts and more': {
      cards: [
        { blocks: [quoted(excerptFor(ferry))], actions: [action('Context', '/cite abcd1234')] },
        { blocks: [quoted(excerptFor('The tide is low.', {}, {}, { citation: 'wxyz5678', paragraph: 2 }))] },
        { blocks: [], actions: [action('More', '/more 00000000 11111111 22222222')] },
      ],
    },
    'nearly equal excerpts with their differences': {
      cards: [
        { blocks: [quoted(excerptFor('It leaves at noon.', { differences: [[13, 17]] }))] },
        {
          blocks: [
            quoted(
              excerptFor('It leaves at nine.', { differences: [[13, 17]] }, {}, { citation: 'wxyz5678' }),
            ),
          ],
        },
      ],
    },
    'Arabic and Hebrew text': {
      cards: [
        {
          blocks: [
            quoted(
              excerptFor(
                'تغادر العبّارة ظهرًا.',
                { highlights: [[6, 14]] },
                { language: 'ar', title: 'الميناء' },
              ),
            ),
          ],
        },
        {
          blocks: [
            quoted(excerptFor('המעבורת יוצאת בצהריים (12:00).', {}, { language: 'he', author: 'מ. רציף' })),
          ],
        },
      ],
    },
    'hostile text everywhere': {
      cards: [
        {
          title: HOSTILE,
          blocks: [
            text(HOSTILE),
            quoted(excerptFor(HOSTILE, {}, { title: HOSTILE, author: HOSTILE, source: HOSTILE })),
          ],
          actions: [action('<b>', '/ask <b>"&')],
        },
      ],
    },
    'the same words in two places': {
      cards: [
        {
          blocks: [
            quoted(
              excerptFor(ferry, {
                alsoAt: [placeFor(ferry.length, { title: 'Copy' }, { citation: 'copy0000', paragraph: 7 })],
              }),
            ),
          ],
        },
      ],
    },
    'words that were taken back': {
      cards: [
        {
          blocks: [
            {
              ...quoted(
                excerptFor(
                  `${ferry}\nSee notes.md ~~ for *more*.`,
                  { highlights: [[4, 9]] },
                  { standing: { is: 'retracted', note: 'the times were made up' } },
                  { isOld: true },
                ),
              ),
              struck: true,
            },
          ],
        },
      ],
    },
    'a file below its words': {
      cards: [{ title: 'Record', blocks: [text('2 rows')] }],
      file: { name: 'audit.csv', type: 'text/csv', text: 'seq,act\r\n1,"<b>, עברית"\r\n2,pin\r\n' },
    },
    'a long text of many lines': {
      cards: [
        {
          blocks: [
            quoted(excerptFor(Array.from({ length: 60 }, (_, i) => `Line ${i} of the log.`).join('\n'))),
          ],
        },
      ],
    },
  };
};
