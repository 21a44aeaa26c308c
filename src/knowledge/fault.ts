// What is wrong with a file of the community's, so that whoever wrote it can mend it.

import { sanitizeLine } from '../core/controls.ts';

export interface Fault {
  /** The file as its author knows it: its folder's name and the path below it. */
  readonly file: string;
  /** From 1; null where the whole file is meant. */
  readonly line: number | null;
  /** What was found and what was expected. */
  readonly problem: string;
  /** What to do. */
  readonly remedy: string;
  /** What helps with all faults of this kind, such as the list of all fields: a report says it once. */
  readonly help?: string;
  /** `error`: has to be mended; a file that cannot be used as it is keeps its last good version. `warning`: worth a look. `note`: nothing to mend. */
  readonly level: 'error' | 'warning' | 'note';
}

export const faultLine = ({ file, line, problem, remedy, level, help }: Fault): string =>
  sanitizeLine(
    [`${file}${line === null ? '' : `:${line}`}: ${level}: ${problem}`, remedy, help ?? []].flat().join(' '),
  );

/** What tells two faults apart, wherever a report happens to put the help. */
export const faultKey = ({ help: _, ...fault }: Fault): string => faultLine(fault);

/** Faults of one file with the same remedy that are told one by one. */
const MAX_ALIKE = 5;

/**
 * The faults as they are reported: in characters that can be seen, equal ones once, and of many alike in one file the first ones and how many
 * more there are. The same help is given once.
 */
export const reported = (faults: readonly Fault[]): Fault[] => {
  const groups = new Map<string, Fault[]>();
  const lines = new Set<string>();
  for (const fault of faults) {
    if (lines.size === lines.add(faultKey(fault)).size) continue;
    const key = JSON.stringify([fault.file, fault.level, fault.remedy]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fault]);
    else group.push(fault);
  }
  const helped = new Set<string>();
  const once = ({ help, ...fault }: Fault): Fault =>
    help === undefined || helped.size === helped.add(help).size ? fault : { ...fault, help };
  const told = [...groups.values()].flatMap((group) => {
    const [next, ...more] = group.slice(MAX_ALIKE);
    const shown = group.slice(0, MAX_ALIKE);
    if (next === undefined) return shown;
    const problem = more.length === 0 ? next.problem : `has ${more.length + 1} more problems like these.`;
    return [...shown, { ...next, problem }];
  });
  return told.map(once).map(seen);
};

const seen = (fault: Fault): Fault => ({
  ...fault,
  file: sanitizeLine(fault.file),
  problem: sanitizeLine(fault.problem),
  remedy: sanitizeLine(fault.remedy),
});

/** Thrown by readers; every fault of the file at once. */
export class FaultyFileError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultLine).join('\n'));
    this.name = 'FaultyFileError';
    this.faults = faults;
  }
}
