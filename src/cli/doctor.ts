// `npm run doctor`: what keeps the bot from working, and how to mend it. Exit code 1 if anything has to be mended.

import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../config.ts';
import { sanitizeLine, terminalSafeJson } from '../core/controls.ts';
import { operatorCommand } from '../words/operator-commands.ts';
import { examine, type Finding } from './operator/doctor.ts';
import { isArgsError } from './operator/usage.ts';

const USAGE = `Usage: ${operatorCommand('doctor', { quiet: true })}                checks the settings, the disk, the database, the tokens, the clock, and the documents
       ${operatorCommand('doctor', { args: true, quiet: true })} --json      prints one JSON object for programs
It changes nothing, and makes a few harmless calls to each platform that has a token.
Exit code: 0 without errors, also if there are warnings; 1 with errors; 2 for wrong usage.`;

const MARKS: Readonly<Record<Finding['level'], string>> = {
  ok: 'ok     ',
  warning: 'warning',
  error: 'ERROR  ',
};

const lineOf = ({ level, says, remedy }: Finding): string =>
  sanitizeLine(`${MARKS[level]}  ${says}${remedy === null ? '' : ` ${remedy}`}`);

const findings = async (): Promise<Finding[]> => {
  const warnings: Finding[] = [];
  const warned = (says: string) =>
    warnings.push({
      check: 'settings',
      level: 'warning',
      says: says.replace(/^Warning: /, ''),
      remedy: null,
    });
  try {
    const config = loadConfig(warned, { asLastStarted: true });
    const settings: Finding = {
      check: 'settings',
      level: 'ok',
      says: 'The settings can be read.',
      remedy: null,
    };
    return [settings, ...warnings, ...(await examine(config))];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.faults.map(
      (says): Finding => ({
        check: 'settings',
        level: 'error',
        says,
        remedy: 'Change it in the environment or in .env, and run this again: nothing else was checked.',
      }),
    );
    return [...warnings, ...faults];
  }
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const found = await findings();
  const hasErrors = found.some(({ level }) => level === 'error');
  const lines = values.json
    ? [terminalSafeJson({ ok: !hasErrors, findings: found })]
    : [
        ...found.map(lineOf),
        hasErrors ? 'Something needs to be fixed.' : 'Nothing keeps the bot from working.',
      ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return hasErrors ? 1 : 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  if (isArgsError(error)) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exitCode = 2;
}
