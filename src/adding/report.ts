// What was added, as lines for people and as JSON for programs.

import { sanitizeLine } from '../core/controls.ts';
import { faultLine, reported } from '../knowledge/fault.ts';
import type { Found, Outcome } from './add.ts';
import { FIELDS, missingIn } from './fields.ts';

const FORMATS: Readonly<Record<string, string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'web page',
  pdf: 'PDF',
  docx: 'Word document',
  odt: 'OpenDocument text',
  epub: 'EPUB',
  asciidoc: 'AsciiDoc',
};

const languageName = (tag: string | null): string =>
  tag === null ? 'not known' : (new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag);

export const foundLines = (found: Found): string[] => {
  const values: [string, string][] = [
    ['format', FORMATS[found.format] ?? found.format],
    ['language', languageName(found.language)],
    ['passages', String(found.passages)],
    ...FIELDS.map(([field, label]): [string, string] => {
      const value = found[field];
      if (value === null) return [label, field === 'source' && found.url !== null ? found.url : 'missing'];
      return [
        label,
        field === 'title' && found.isTitleConcluded
          ? `${value} (not stated: from its words or its name)`
          : value,
      ];
    }),
  ];
  const lines = values.map(([label, value]) => `  ${label.padEnd(13)}${sanitizeLine(value)}`);
  return found.isDraft ? [...lines, '  It is a draft: the bot does not use it.'] : lines;
};

export interface Result {
  readonly shown: string;
  readonly outcome: Outcome;
}

export const resultsToJson = (
  results: readonly Result[],
  passedOver: ReadonlyMap<string, number>,
  isDryRun: boolean,
) => ({
  dryRun: isDryRun,
  added: count(results, 'added'),
  renewed: count(results, 'renewed'),
  alreadyThere: count(results, 'there'),
  refused: count(results, 'refused'),
  documents: results.map(({ shown, outcome }) => {
    const faults = reported(outcome.faults).map(({ file, line, level, problem, remedy }) => ({
      ...{ file, line, level, problem, remedy },
    }));
    if (outcome.is === 'refused') return { input: shown, outcome: 'refused', faults };
    const { isTitleConcluded: _, ...found } = outcome.found;
    return {
      input: shown,
      outcome: outcome.is === 'there' ? 'already there' : outcome.is,
      document: outcome.path,
      sidecar: outcome.is === 'there' ? null : outcome.sidecar,
      ...found,
      missing: missingIn(outcome.found),
      faults,
    };
  }),
  passedOver: [...passedOver].map(([reason, files]) => ({ reason, files })),
});

export const count = (results: readonly Result[], is: Outcome['is']): number =>
  results.filter(({ outcome }) => outcome.is === is).length;

export const outcomeLines = (outcome: Outcome, isDryRun: boolean): string[] => {
  const faults = reported(outcome.faults).map((fault) => `  ${faultLine(fault)}`);
  if (outcome.is === 'refused') return ['  refused', ...faults];
  if (outcome.is === 'there') return [`  already there: ${sanitizeLine(outcome.path)}`];
  const beside = outcome.sidecar === null ? '' : `, with ${outcome.sidecar}`;
  return [
    ...faults,
    `  ${isDryRun ? `would be ${outcome.is}` : outcome.is}: ${sanitizeLine(outcome.path + beside)}`,
  ];
};
