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
