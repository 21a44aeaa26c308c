// What is wrong with a library, in the forms that programs and code hosts read.

import { terminalSafeJson } from '../core/controls.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { LibraryReport } from './report.ts';

const remedyOf = ({ remedy, help }: Fault): string => (help === undefined ? remedy : `${remedy} ${help}`);

export const asJson = ({ documents, passages, drafts, leftOut, faults }: LibraryReport): string =>
  terminalSafeJson({
    ...{ documents, passages, drafts, leftOut },
    faults: faults.map((fault) => {
      const { file, line, level, problem } = fault;
      return { file, line, level, problem, remedy: remedyOf(fault) };
    }),
  });

/** The Static Analysis Results Interchange Format, version 2.1.0 (OASIS), which code hosts show beside files. */
export const asSarif = ({ faults }: LibraryReport, version: string): string =>
  terminalSafeJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Verbatim', version, rules: [{ id: 'library' }] } },
        results: faults.map((fault) => ({
          ruleId: 'library',
          level: fault.level,
          message: { text: `${fault.problem} ${remedyOf(fault)}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: fault.file.split('/').map(encodeURIComponent).join('/') },
                ...(fault.line === null ? {} : { region: { startLine: fault.line } }),
              },
            },
          ],
        })),
      },
    ],
  });

const COMMANDS: Readonly<Record<Fault['level'], string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

const escapedData = (words: string): string =>
  words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapedProperty = (words: string): string =>
  escapedData(words).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Commands of a GitHub workflow, which become annotations of files. */
export const asGithub = ({ faults }: LibraryReport): string[] =>
  faults.map((fault) => {
    const line = fault.line === null ? '' : `,line=${fault.line}`;
    const words = escapedData(`${fault.problem} ${remedyOf(fault)}`);
    return `::${COMMANDS[fault.level]} file=${escapedProperty(fault.file)}${line}::${words}`;
  });
