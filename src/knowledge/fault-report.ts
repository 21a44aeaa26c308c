// Faults as an operator reads them: errors first, and what is wrong with many files alike said once.

import { sanitizeLine } from '../core/controls.ts';
import { pluralize } from '../core/pluralize.ts';
import { type Fault, faultLine } from './fault.ts';

/** Further files that are named in one line; the others are counted. */
const MAX_NAMED = 3;

const LEVELS = ['error', 'warning', 'note'] as const;

/** The faults that are said in the same words, together; in order of the first of each. */
export const alikeFaults = (faults: readonly Fault[]): (readonly [Fault, ...Fault[]])[] => {
  const groups = new Map<string, [Fault, ...Fault[]]>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.level, fault.problem, fault.remedy]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fault]);
    else group.push(fault);
  }
  return [...groups.values()];
};

/** One line for each problem, however many files have it, with the files. Errors come first, then warnings, then notes. */
export const groupedLines = (faults: readonly Fault[]): string[] => {
  const groups = alikeFaults(faults);
  return LEVELS.flatMap((level) => groups.filter(([first]) => first.level === level)).map(lineOf);
};

const lineOf = ([first, ...more]: readonly [Fault, ...Fault[]]): string => {
  // A report gives the help with the first fault that it helps with, and that may be in a later group.
  const help = [first, ...more].find((fault) => fault.help !== undefined)?.help;
  const line = faultLine(help === undefined ? first : { ...first, help });
  if (more.length === 0) return line;
  const named = more.slice(0, MAX_NAMED).map(fileAndLine);
  const others = more.length - named.length;
  const list = new Intl.ListFormat('en').format(others > 0 ? [...named, `${others} more`] : named);
  return sanitizeLine(`${line} Also in ${list} (${more.length + 1} times in total).`);
};

const fileAndLine = ({ file, line }: Fault): string => (line === null ? file : `${file}:${line}`);

/** How many faults there are of each level, such as `1 error, 2 notes`; `no faults` if there are none. */
export const countedFaults = (faults: readonly Fault[]): string => {
  const counts = LEVELS.map(
    (level) => [level, faults.filter((fault) => fault.level === level).length] as const,
  );
  const said = counts.filter(([, count]) => count > 0).map(([level, count]) => pluralize(count, level));
  return said.length === 0 ? 'no faults' : said.join(', ');
};
