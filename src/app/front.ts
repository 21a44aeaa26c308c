// What the first screen tells of the library: how many documents and of when, questions to begin with, topics.

import type { Locale } from '../core/ports.ts';
import { localeOfText } from '../core/scripts.ts';
import { isExcerptsOnly } from '../core/source.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import { isQuestion } from '../knowledge/question-title.ts';
import type { Snapshot } from '../knowledge/snapshot.ts';
import type { Topics } from '../topics/topics.ts';
import type { Front, FrontOf } from '../web/front.ts';

/** Examples shown. */
const EXAMPLES = 3;
/** Documents that are looked through for questions among their headings: to look through all could take seconds. */
const LOOKED_THROUGH = 200;
/** Characters of an example: a longer one fills a phone's screen. */
const EXAMPLE_CHARS = 120;

interface Parts {
  readonly library: Pick<Library, 'snapshot'>;
  readonly topics: Pick<Topics, 'all' | 'titleIn'>;
}

export const createFront = ({ library, topics }: Parts): FrontOf => {
  let looked: Snapshot | null = null;
  let dates: Front['dates'] = null;
  let questions: readonly string[] = [];

  const look = (snapshot: Snapshot) => {
    if (looked === snapshot) return;
    looked = snapshot;
    dates = datesOf(snapshot);
    questions = questionsOf(snapshot);
  };

  return (locale) => {
    const snapshot = library.snapshot();
    look(snapshot);
    return {
      documents: snapshot.documents.size,
      dates,
      examples: questions.filter((question) => isReadIn(question, locale)).slice(0, EXAMPLES),
      topics: topics.all().map((topic) => ({
        name: topic.name,
        title: topics.titleIn(topic, locale),
        summary: topic.summary[locale] ?? topic.summary.en ?? topic.line,
      })),
    };
  };
};

/** Whether those who read a language read the script of a question. */
const isReadIn = (question: string, locale: Locale): boolean => localeOfText(question, [locale]) === locale;

/** As far as a document says it: of `2024` and `2024-05`, neither is earlier, and the one that says less is taken. */
const datesOf = ({ documents }: Snapshot): Front['dates'] => {
  const days = [...documents.values()].flatMap(({ meta }) => meta.published ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined
    ? null
    : { first, last, ofAll: days.length === documents.size };
};

/** Those that the community wrote down and that may be suggested; where there are none, the library's own headings. */
const questionsOf = ({ questions, documents }: Snapshot): readonly string[] => {
  const known = questions
    .filter(({ line, heldOut, find }) => !heldOut && find.length > 0 && !line.startsWith('/'))
    .map(({ line }) => line);
  const found =
    known.length > 0
      ? known
      : [...documents.values()]
          .filter(({ meta }) => !isExcerptsOnly(meta))
          .slice(0, LOOKED_THROUGH)
          .flatMap(headingsThatAsk);
  return [...new Set(found)].filter((question) => question.length <= EXAMPLE_CHARS);
};

/** One of each document, so that the examples are not all of the first. */
const headingsThatAsk = ({ meta, text, headings }: Document): string[] =>
  [meta.title ?? '', ...headings.map(({ range }) => text.slice(...range).trim())]
    .filter(isQuestion)
    .slice(0, 1);
