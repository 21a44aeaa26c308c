// What is wrong with a file of the community's, so that whoever wrote it can mend it.

import { inert } from '../core/controls.ts';

export interface Fault {
  /** The file as its author knows it: its folder's name and the path below it. */
  readonly file: string;
  /** From 1; null where the whole file is meant. */
  readonly line: number | null;
  /** What was found and what was expected. */
  readonly problem: string;
  /** What to do. */
  readonly remedy: string;
  /** `error`: has to be mended; a file that cannot be used as it is keeps its last good version. `warning`: worth a look. */
  readonly level: 'error' | 'warning';
}

export const faultLine = ({ file, line, problem, remedy, level }: Fault): string =>
  inert(`${file}${line === null ? '' : `:${line}`}: ${level}: ${problem} ${remedy}`).replaceAll('\n', ' ');

/** Thrown by readers; every fault of the file at once. */
export class FaultyFileError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultLine).join('\n'));
    this.name = 'FaultyFileError';
    this.faults = faults;
  }
}
