// Completions that several commands share.

import type { Suggest } from '../src/core/command.ts';
import type { Library } from '../src/knowledge/library.ts';

/** The library's known questions that are not held back for tests. */
export const suggestQuestions =
  (library: Library): Suggest =>
  (typed) =>
    library.knownQuestions(typed).map((question) => ({ label: question, value: question }));

/** Documents by title or path. */
export const suggestSources =
  (library: Library): Suggest =>
  (typed) => {
    const wanted = typed.toLowerCase();
    return [...library.snapshot().documents.values()]
      .map(({ path, meta }) => ({ label: meta.title ?? path, value: meta.title ?? path, path }))
      .filter(
        ({ label, path }) => label.toLowerCase().includes(wanted) || path.toLowerCase().includes(wanted),
      )
      .map(({ label, value }) => ({ label, value }));
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
