// How the operator's commands are written: as `verbatim lint` where the command `verbatim` was used, else as npm scripts.

import { parse } from 'node:path';

/** The name of an npm script, if it is not that of the subcommand. */
const SCRIPTS: Readonly<Record<string, string>> = { lint: 'lint:knowledge' };

interface Form {
  /** Arguments follow. */
  readonly args?: true;
  /** Programs may read what is printed, so npm is to say nothing of its own. */
  readonly quiet?: true;
  /** The path of what was started. */
  readonly program?: string;
}

export const operatorCommand = (
  name: string,
  { args, quiet, program = process.argv[1] ?? '' }: Form = {},
): string =>
  parse(program).name === 'verbatim'
    ? `verbatim ${name}`
    : `npm run ${quiet ? '-s ' : ''}${SCRIPTS[name] ?? name}${args ? ' --' : ''}`;
