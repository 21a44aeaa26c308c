// Completions that several commands share.

import { MAX_SUGGESTIONS } from '../src/core/limits.ts';
import type { Suggest } from '../src/core/params.ts';
import { localeOfScript, localeOfText } from '../src/core/scripts.ts';
import type { Document } from '../src/knowledge/document.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { Topics } from '../src/topics/topics.ts';

/** Words of the library among the completions of a question. */
const MAX_WORDS = 8;

/**
 * What a question that is being typed may become: known questions, those that are held back for tests never among them, then
 * topics and titles in the script that is typed, and last the line with its last word whole.
 */
export const suggestQuestions =
  ({ library, topics }: { library: Library; topics: Topics }): Suggest =>
  (typed, { locale }) => {
    const script = localeOfScript(typed);
    const named = (
      typed.trim() === '' ? [] : topics.suggest(typed, localeOfText(typed, [locale]) ?? locale)
    ).map(({ label }) => label);
    const titles =
      script === null ? [] : documentsLike(library, typed.trim()).flatMap(({ meta }) => meta.title ?? []);
    const inScript = [...named, ...titles].filter((name) => localeOfScript(name) === script);
    const words = library.completions(typed, MAX_WORDS);
    const others = [...library.knownQuestions(typed), ...inScript].slice(0, MAX_SUGGESTIONS - words.length);
    return [...new Set([...others, ...words])].map((line) => ({ label: line, value: line }));
  };

/** Sources of several documents, then documents by title or path. */
export const suggestSources =
  (library: Library): Suggest =>
  (typed) => {
    const counts = new Map<string, number>();
    for (const { meta } of library.snapshot().documents.values())
      if (meta.source !== null) counts.set(meta.source, (counts.get(meta.source) ?? 0) + 1);
    const wanted = typed.toLowerCase();
    const shared = [...counts].flatMap(([source, count]) =>
      count > 1 && source.toLowerCase().includes(wanted) ? [source] : [],
    );
    const named = documentsLike(library, typed).map(({ path, meta }) => meta.title ?? path);
    return [...new Set([...shared, ...named])].map((name) => ({ label: name, value: name }));
  };

/** Documents by title or path, each as its path. */
export const suggestDocuments =
  (library: Library): Suggest =>
  (typed) =>
    documentsLike(library, typed).map(({ path, meta }) => ({
      label: meta.title === null ? path : `${meta.title} · ${path}`,
      value: path,
    }));

const documentsLike = (library: Library, typed: string): Document[] => {
  const wanted = typed.toLowerCase();
  return [...library.snapshot().documents.values()].filter(({ path, meta }) =>
    [path, meta.title ?? ''].some((name) => name.toLowerCase().includes(wanted)),
  );
};

/** The years, then the months, in which documents were published, the latest first. */
export const suggestDays =
  (library: Library): Suggest =>
  (typed) => {
    const days = [...library.snapshot().documents.values()].flatMap(({ meta }) => meta.published ?? []);
    const spans = [4, 7].flatMap((length) => [
      ...new Set(days.filter((day) => day.length >= length).map((day) => day.slice(0, length))),
    ]);
    return spans
      .filter((span) => span.startsWith(typed.trim()))
      .sort((a, b) => a.length - b.length || (a < b ? 1 : -1))
      .map((span) => ({ label: span, value: span }));
  };
