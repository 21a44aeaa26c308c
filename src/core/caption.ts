// The lines under an excerpt: whose words, from which text, when, where. Of what nobody has said only the date is said to be unknown; the
// document's page names the rest.

import { isPast } from './day.ts';
import { CALENDAR } from './format-moment.ts';
import type { Localizer } from './ports.ts';
import { citation, type Inline, link, soft, strong } from './reply.ts';
import { primaryLanguage } from './scripts.ts';
import type { Attribution, Excerpt, Location, Metadata, Standing, Voice } from './source.ts';

const SEPARATOR = ' · ';

/** `today`, in UTC: whether what was said to be valid until a day may be outdated. */
export const captionOf = (
  excerpt: Excerpt,
  words: Localizer,
  today: string,
): readonly (readonly Inline[])[] => [
  ...attributionLines(excerpt.place, words),
  placeLine(excerpt, words),
  ...standingLines(excerpt.place, words),
  ...outdatedLine(excerpt.place, words, today),
  ...translationLine(excerpt.place.meta, words),
  ...alsoLine(excerpt.alsoAt, words),
];

/** For a passage beside another of the same document, whose caption says the rest. */
export const shortCaptionOf = (
  { place }: Excerpt,
  words: Localizer,
  today: string,
): readonly (readonly Inline[])[] => [
  ...attributionLines(place, words),
  [...placesIn(place, words).flatMap((part) => [part, SEPARATOR]), citation(place.citation)],
  ...outdatedLine(place, words, today),
];

/** Where in its document a passage stands. */
export const placesIn = ({ page, paragraph }: Location, words: Localizer): string[] => [
  ...(page === undefined ? [] : [words.say('page', { number: page })]),
  words.say('paragraph', { number: paragraph }),
];

/** What has become of a document since it was written, as whoever keeps the library has said. */
export const standingLine = (standing: Standing, words: Localizer): string => {
  switch (standing.is) {
    case 'corrected':
      return words.say('standing-corrected', { note: standing.note });
    case 'retracted':
      return words.say('standing-retracted', { note: standing.note });
    case 'superseded':
      return standing.note === null
        ? words.say('standing-superseded', { by: standing.by })
        : words.say('standing-superseded-note', { by: standing.by, note: standing.note });
  }
};

const standingLines = ({ meta: { standing }, isOld }: Location, words: Localizer): Inline[][] => [
  ...(standing === undefined ? [] : [[strong(standingLine(standing, words))]]),
  ...(isOld === true && standing?.is !== 'retracted' ? [[strong(words.say('standing-old'))]] : []),
];

/** Whether it may be outdated: its last day has passed, and nobody has said anything later of it. */
export const isOutdated = ({ validUntil }: Location, today: string): boolean =>
  validUntil !== null && isPast(validUntil, today);

/** When somebody last had the text before them, as far as that is known: when it was retrieved, else when it was published. */
const outdatedLine = (place: Location, words: Localizer, today: string): Inline[][] => {
  const { validUntil, meta } = place;
  if (validUntil === null || !isOutdated(place, today)) return [];
  const until = formatDate(validUntil, words);
  const confirmed = meta.retrieved ?? meta.published;
  return [
    [
      strong(
        confirmed === null
          ? words.say('outdated', { until })
          : words.say('outdated-since', { confirmed: formatDate(confirmed, words), until }),
      ),
    ],
  ];
};

const attributionLines = ({ attribution }: Location, words: Localizer): Inline[][] =>
  attribution === null ? [] : [[soft(attributionLine(attribution, words))]];

/** "according to …" only for words to which a person gave that attribution; a whole text's is said to be the text's. */
export const attributionLine = (attribution: Attribution, words: Localizer): string => {
  if (attribution.of === 'document') return words.say('attribution-document', { name: attribution.name });
  const [first, ...more] = attribution.voices;
  return more.reduce(
    (said, voice) =>
      words.say('attribution-then', { first: said, words: voice.begins, next: voiceIn(voice, words) }),
    voiceIn(first, words),
  );
};

const voiceIn = (voice: Voice, words: Localizer): string =>
  voice.by === 'narration'
    ? words.say('attribution-narration')
    : words.say('attribution-speaker', { name: voice.name });

/** The title, where the text or its author gives one; else the document's path, by which commands know it. */
export const nameOf = ({ document, meta: { title, titleFrom } }: Location): string =>
  title === null || titleFrom === 'file' ? document : title;

const placeLine = ({ place, headings }: Excerpt, words: Localizer): Inline[] => {
  const { meta } = place;
  const title = nameOf(place);
  // What the document is called is not said twice.
  const below = headings.filter((heading, i) => i > 0 || heading !== meta.title);
  const named: Inline = meta.url === null ? title : link(title, meta.url);
  const parts = [
    meta.source === title ? null : meta.source,
    below.length > 0 ? below.join(' › ') : null,
    meta.author === null ? null : words.say('author', { name: meta.author }),
    formatPublished(meta, words),
    ...placesIn(place, words),
    foreignLanguage(meta.language, words),
  ].filter((part) => part !== null);
  return [named, ...parts.flatMap((part) => [SEPARATOR, part]), SEPARATOR, citation(place.citation)];
};

/** Made once for each locale and kind of date: to make one takes far longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (locale: string, hasMonth: boolean, hasDay: boolean): Intl.DateTimeFormat => {
  const key = `${locale} ${hasMonth} ${hasDay}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    calendar: CALENDAR,
    timeZone: 'UTC',
    year: 'numeric',
    ...(hasMonth ? { month: 'long' } : {}),
    ...(hasDay ? { day: 'numeric' } : {}),
  });
  formats.set(key, made);
  return made;
};

/** When a text was published, or the day that is in the name of its file. */
export const formatPublished = ({ published, publishedFrom }: Metadata, words: Localizer): string => {
  const date = formatDate(published, words);
  return publishedFrom === undefined ? date : words.say('date-of-file', { date });
};

/** A year stays a year and a month a month: nothing is added to what is known. */
export const formatDate = (published: string | null, words: Localizer): string => {
  if (published === null) return words.say('date-unknown');
  const [, month, day] = published.split('-');
  const format = formatOf(words.locale, month !== undefined, day !== undefined);
  return format.format(new Date(`${published.length === 4 ? `${published}-01` : published}`));
};

/** The language's name in the reader's own, if it is another one. */
const foreignLanguage = (language: string | null, words: Localizer): string | null =>
  language === null || primaryLanguage(language) === words.locale
    ? null
    : words.say('in-language', { language: languageName(language, words) });

const languageNames = new Map<string, Intl.DisplayNames>();

export const languageName = (language: string, { locale }: Localizer): string => {
  const names = languageNames.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language' });
  languageNames.set(locale, names);
  return names.of(language) ?? language;
};

const translationLine = (meta: Metadata, words: Localizer): Inline[][] => {
  if (meta.translationOf === null) return [];
  const args = { of: meta.translationOf };
  return [
    [
      soft(
        meta.translator === null
          ? words.say('translation-unsigned', args)
          : words.say('translation', { ...args, translator: meta.translator }),
      ),
    ],
  ];
};

/** Other places that a caption names; a text that stands in hundreds needs no list. */
const MAX_ALSO = 5;

const alsoLine = (places: readonly Location[], words: Localizer): Inline[][] => {
  if (places.length === 0) return [];
  const named = places
    .slice(0, MAX_ALSO)
    .flatMap((place, i): Inline[] => [
      i === 0 ? ' ' : ' · ',
      words.say('also-place', { title: nameOf(place), number: place.paragraph }),
      ' ',
      citation(place.citation),
    ]);
  const more = places.length - MAX_ALSO;
  return [
    [
      soft(words.say('also-at')),
      ...named,
      ...(more > 0 ? [' ', words.say('also-more', { count: more })] : []),
    ],
  ];
};
