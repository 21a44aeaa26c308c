// What programs are answered, over whichever way they ask: JSON of the same answers that people get, with the same rights.

import type { Answer, Call } from '../core/adapter.ts';
import { captionOf, standingLine } from '../core/caption.ts';
import { checkToJson } from '../core/check.ts';
import { dayOf } from '../core/day.ts';
import { createYielder } from '../core/event-loop.ts';
import { citedToJson } from '../core/excerpt-json.ts';
import { reportToJson } from '../core/finding.ts';
import { MAX_EXCERPTS } from '../core/limits.ts';
import type { Clock, Localizer, Origin } from '../core/ports.ts';
import { type Inline, plainInline, type Reply } from '../core/reply.ts';
import { attributionName, type Excerpt } from '../core/source.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import { encodePath } from '../pages/links.ts';
import { isShownInExcerpts } from '../pages/source.ts';
import type { Texts } from '../pages/texts.ts';
import type { Topics } from '../topics/topics.ts';
import { type Problem, problemOf } from '../web/problem.ts';
import { DOCUMENTS_LISTED } from './limits.ts';

/** A program is told what is wrong. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: Problem;
  /** After how many seconds it may ask again. */
  readonly waitSeconds: number | undefined;

  constructor(problem: Problem, waitSeconds?: number) {
    super(problem.detail);
    this.problem = problem;
    this.waitSeconds = waitSeconds;
  }
}

export interface AnswerParts {
  readonly answer: (call: Call) => Promise<Answer>;
  readonly greet: (origin: Origin) => Localizer;
  readonly library: Pick<Library, 'snapshot' | 'excerpt' | 'find'>;
  readonly topics: Pick<Topics, 'all' | 'findings' | 'titleIn'>;
  readonly texts: Pick<Texts, 'held' | 'present' | 'isRemoved'>;
  /** Where people reach the server; null if nowhere. */
  readonly publicUrl: string | null;
  readonly clock: Pick<Clock, 'now'>;
}

export interface SearchAsked {
  readonly question: string;
  readonly source?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly limit?: number | undefined;
}

/** Each rejects with a {@link ProblemError} where there is no answer. */
export interface ProgramAnswers {
  search(asked: SearchAsked, origin: Origin): Promise<ReturnType<typeof reportToJson<Told>>>;
  passage(code: string, origin: Origin): Promise<ReturnType<typeof citedToJson<Told>>>;
  check(text: string, origin: Origin): Promise<ReturnType<typeof checkToJson<Shown>>>;
  documents(page: number, origin: Origin): DocumentList;
  text(path: string, origin: Origin): Promise<DocumentText>;
  topics(origin: Origin): Promise<{ readonly topics: readonly TopicSummary[] }>;
  /** Another one whenever any answer may be: of the library, of the topics, and of the day. */
  state(): readonly unknown[];
  /** Whether the library holds the passage of a code, so that nothing but `state` decides what is said of it. */
  isHeld(code: string): boolean;
}

/** What is said of each excerpt besides what is known of it. */
interface Shown {
  readonly address: string | null;
  readonly caption: readonly string[];
  readonly title: string | null;
  readonly published: string | null;
}

/** What is said of a finding besides. */
interface Told extends Shown {
  readonly author: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly licence: string | null;
  readonly headings: readonly string[];
}

type DocumentJson = ReturnType<ReturnType<typeof createDocumentJson>>;
interface DocumentList {
  readonly revision: string;
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly documents: readonly DocumentJson[];
}
interface DocumentText extends DocumentJson {
  readonly text: string | null;
  readonly parts: readonly object[];
}
interface TopicSummary {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly line: string;
  readonly passages: readonly string[];
}

const ISOLATES = /[\u2066-\u2069]/g;
const plainLine = (line: readonly Inline[]): string => line.map(plainInline).join('').replace(ISOLATES, '');

/** A line that somebody could type is for people. */
const isExample = (line: readonly Inline[]): boolean =>
  line.some((inline) => typeof inline !== 'string' && inline.as === 'code');

/** What a reply says, without its excerpts. */
const saidIn = ({ cards }: Reply): string =>
  cards
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.is === 'text' ? [block.text] : block.is === 'list' ? block.items : []))
    .filter((line) => !isExample(line))
    .map(plainLine)
    .join('\n');

const STATUS = { misused: 400, missing: 404, refused: 503, failed: 500 } as const;

/** Numbers things that are replaced as a whole, so that a number tells whether one is still the same. */
const createNumbering = () => {
  const numbers = new WeakMap<object, number>();
  let last = 0;
  return (thing: object): number => {
    const number = numbers.get(thing) ?? ++last;
    numbers.set(thing, number);
    return number;
  };
};

const createDocumentJson =
  ({ library, publicUrl }: Pick<AnswerParts, 'library' | 'publicUrl'>) =>
  (document: Document) => {
    const { path, revision, meta } = document;
    return {
      path,
      revision,
      title: meta.title,
      source: meta.source,
      author: meta.author,
      url: meta.url,
      language: meta.language,
      licence: meta.licence,
      attribution: meta.attribution,
      published: meta.published,
      validUntil: meta.validUntil,
      standing: meta.standing ?? null,
      kind: meta.kind,
      tags: meta.tags,
      translationOf: meta.translationOf,
      translator: meta.translator,
      passages: library.snapshot().byDocument.get(document)?.length ?? 0,
      whole: !isShownInExcerpts(meta, publicUrl !== null),
      address: publicUrl === null ? null : `${publicUrl}/s/${encodePath(path)}`,
    };
  };

export const createAnswers = (parts: AnswerParts): ProgramAnswers => {
  const { library, topics, texts, publicUrl, clock } = parts;
  const numberOf = createNumbering();
  const documentJson = createDocumentJson(parts);
  const today = () => dayOf(clock.now());

  const shownIn =
    (words: Localizer) =>
    (excerpt: Excerpt): Shown => ({
      address: publicUrl === null ? null : `${publicUrl}/c/${excerpt.place.citation}`,
      caption: captionOf(excerpt, words, today()).map(plainLine),
      title: excerpt.place.meta.title,
      published: excerpt.place.meta.published,
    });
  const toldIn = (words: Localizer) => {
    const shown = shownIn(words);
    return (excerpt: Excerpt): Told => {
      const { author, url, language, licence } = excerpt.place.meta;
      return { ...shown(excerpt), author, url, language, licence, headings: excerpt.headings };
    };
  };

  const ask = async (command: string, options: Readonly<Record<string, string>>, origin: Origin) => {
    const answer = await parts.answer({ origin, said: { command, options } });
    const { outcome, reply, waitSeconds } = answer;
    if (waitSeconds !== undefined) throw new ProblemError(problemOf(429, saidIn(reply)), waitSeconds);
    if (outcome !== 'answered') throw new ProblemError(problemOf(STATUS[outcome], saidIn(reply)));
    return answer;
  };

  const missing = (said: string, status: 404 | 410 = 404): ProblemError =>
    new ProblemError(problemOf(status, said.replace(ISOLATES, '')));

  return {
    async search({ question, limit = MAX_EXCERPTS, ...bounds }, origin) {
      const given = Object.entries(bounds).filter(([, value]) => value !== undefined) as [string, string][];
      const { reply, words } = await ask('ask', { question, ...Object.fromEntries(given) }, origin);
      // Of an address that was asked for nothing is searched.
      const report = reply.report ?? {
        query: question,
        repaired: [],
        confident: false,
        findings: [],
        undated: 0,
        topics: [],
      };
      return reportToJson({ ...report, findings: report.findings.slice(0, limit) }, toldIn(words));
    },

    async passage(code, origin) {
      const { reply, words } = await ask('cite', { citation: code }, origin).catch(async (error: unknown) => {
        const isMissing = error instanceof ProblemError && error.problem.status === 404;
        if (isMissing && (await texts.isRemoved({ citation: code.toLowerCase() })))
          throw missing(error.message, 410);
        throw error;
      });
      const { cited } = reply;
      if (cited === undefined) throw missing(words.say('citation-unknown', { citation: code.slice(0, 16) }));
      const { standing } = cited.excerpt.place.meta;
      // Its words are shown to nobody as words that stand.
      if (cited.is === 'retracted' || standing?.is === 'retracted')
        throw missing(
          standing === undefined ? words.say('citation-removed') : standingLine(standing, words),
          410,
        );
      const alone = isShownInExcerpts(cited.excerpt.place.meta, publicUrl !== null);
      return citedToJson({ ...cited, ...(alone ? { before: null, after: null } : {}) }, toldIn(words));
    },

    async check(text, origin) {
      const { reply, words } = await ask('check', { quotation: text }, origin);
      const { check } = reply;
      if (check === undefined) throw new ProblemError(problemOf(400, saidIn(reply)));
      return checkToJson(check, shownIn(words));
    },

    documents(page, origin) {
      const { documents, revision } = library.snapshot();
      const pages = Math.max(1, Math.ceil(documents.size / DOCUMENTS_LISTED));
      if (page > pages) throw missing(parts.greet(origin).say('page-unknown', { page: String(page), pages }));
      return {
        revision,
        count: documents.size,
        page,
        pages,
        documents: [...documents.values()]
          .slice((page - 1) * DOCUMENTS_LISTED, page * DOCUMENTS_LISTED)
          .map(documentJson),
      };
    },

    async text(path, origin) {
      const words = parts.greet(origin);
      const document = texts.held(path);
      if (document === undefined) {
        if (await texts.isRemoved({ document: path })) throw missing(words.say('citation-removed'), 410);
        const { retracted, withdrawn } = library.snapshot();
        const standing = retracted.get(path)?.meta.standing;
        if (standing !== undefined) throw missing(standingLine(standing, words), 410);
        throw missing(
          withdrawn.has(path)
            ? words.say('citation-withdrawn', { document: path })
            : words.say('web-unknown-document'),
        );
      }
      const known = documentJson(document);
      if (!known.whole) return { ...known, text: null, parts: [] };
      const { passages } = await texts.present(document).source();
      return {
        ...known,
        text: document.text,
        parts: passages.map(
          ({ citation, paragraph, page, start, end, headings, attribution, validUntil }) => ({
            citation,
            paragraph,
            ...(page === undefined ? {} : { page }),
            start,
            end,
            headings,
            attribution: attributionName(attribution),
            validUntil,
          }),
        ),
      };
    },

    async topics(origin) {
      const { locale } = parts.greet(origin);
      const yieldToEventLoop = createYielder();
      const told: TopicSummary[] = [];
      for (const topic of topics.all()) {
        const { findings, confident } = topics.findings(topic);
        told.push({
          name: topic.name,
          title: topics.titleIn(topic, locale),
          summary: topic.summary[locale] ?? topic.summary.en ?? topic.name,
          line: topic.line,
          passages: confident ? findings.map(({ excerpt }) => excerpt.place.citation) : [],
        });
        await yieldToEventLoop();
      }
      return { topics: told };
    },

    state: () => [numberOf(library.snapshot()), numberOf(topics.all()), today()],
    isHeld: (code) => library.find(code.toLowerCase()) !== undefined,
  };
};
