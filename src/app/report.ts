// What the bot read from its folders, for an operator: how much, what it left out, and why.

import { pluralize } from '../core/pluralize.ts';
import type { Fault } from '../knowledge/fault.ts';
import { groupedLines } from '../knowledge/fault-report.ts';
import { operatorCommand } from '../words/operator-commands.ts';

export interface LibraryReport {
  readonly documents: number;
  readonly passages: number;
  /** Documents that their authors do not want published yet. */
  readonly drafts: number;
  /** Files of documents that are not in the library since something is wrong with them. */
  readonly leftOut: number;
  readonly faults: readonly Fault[];
}

/** Such as `16 documents, 214 passages; 2 files left out; 1 draft not shown`. */
export const countsLine = ({ documents, passages, drafts, leftOut }: LibraryReport): string =>
  [
    `${pluralize(documents, 'document')}, ${pluralize(passages, 'passage')}`,
    ...(leftOut === 0 ? [] : [`${pluralize(leftOut, 'file')} left out`]),
    ...(drafts === 0 ? [] : [`${pluralize(drafts, 'draft')} not shown`]),
  ].join('; ');

/** Lines about faults that a start prints; `npm run lint:knowledge` prints all of them. */
const MAX_FAULTS = 10;

const LINT = operatorCommand('lint');

/** What a start says: the counts in one line, then the errors and warnings. */
export const startLines = (
  report: LibraryReport,
  { knowledgeDir }: { readonly knowledgeDir: string },
): string[] => {
  const lines = groupedLines(report.faults.filter(({ level }) => level !== 'note'));
  const more = lines.length - MAX_FAULTS;
  return [
    countsLine(report),
    ...(report.documents === 0
      ? [`The library has no documents yet: put Markdown or text files into ${knowledgeDir}.`]
      : []),
    ...lines.slice(0, MAX_FAULTS),
    ...(more > 0
      ? [`${pluralize(more, 'more problem')}. To list everything, run: ${LINT}`]
      : lines.length > 0
        ? [`To check the files again, run: ${LINT}`]
        : []),
  ];
};
