// `npm run bench:cases -- DIR [--kind A,B] [--id A,B] [--json]`: asks the questions of a suite of small libraries, and compares what is shown
// with what a librarian expects. DIR has `cases.jsonl`, one case a line (`cases/case.ts` says what a case holds), and the libraries in `libs/`.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Answered, type Case, faultsOf, readCases } from './cases/case.ts';
import { table } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string' },
    id: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [suite] = positionals;
if (suite === undefined) throw new Error('give the folder of the suite');

const RUN = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url));

const wanted = (list: string | undefined, value: string): boolean =>
  list === undefined || list.split(',').includes(value);
const cases = readCases(readFileSync(join(suite, 'cases.jsonl'), 'utf8')).filter(
  ({ kind, id }) => wanted(values.kind, kind) && wanted(values.id, id),
);

/** Cases with the same documents and topics are asked of one library. */
const groups = new Map<string, Case[]>();
for (const one of cases) {
  const key = JSON.stringify([one.lib, one.files, one.topics]);
  groups.set(key, [...(groups.get(key) ?? []), one]);
}

const writeFiles = (folder: string, files: Readonly<Record<string, string>>): void => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = resolve(folder, name);
    if (!file.startsWith(resolve(folder) + sep)) throw new Error(`${name} leads out of its folder`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
};

/** What `npm run ask` prints for these lines, one JSON object each. */
const ask = (folder: string, args: readonly string[], lines: string): Promise<Answered[]> =>
  new Promise((done, failed) => {
    const program = spawn(process.execPath, ['--enable-source-maps', RUN, 'cli/ask', '--json', ...args], {
      env: {
        ...process.env,
        KNOWLEDGE_DIR: join(folder, 'documents'),
        TOPICS_DIR: join(folder, 'topics'),
        DATA_DIR: join(folder, 'data'),
        DATABASE_URL: '',
        LOG_LEVEL: 'error',
        LC_ALL: 'en_US.UTF-8',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const said: Buffer[] = [];
    program.stdout.on('data', (piece: Buffer) => said.push(piece));
    program.once('error', failed);
    program.once('close', () =>
      done(
        Buffer.concat(said)
          .toString()
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => JSON.parse(line) as Answered),
      ),
    );
    program.stdin.end(lines);
  });

const lineOf = ({ ask: asked, check }: Case): string => asked ?? `/check ${check}`;

const answersTo = async (folder: string, group: readonly Case[]): Promise<Map<string, Answered>> => {
  const oneLine = group.filter((one) => !lineOf(one).includes('\n'));
  const about = await ask(folder, ['--stdin'], `${[...oneLine.map(lineOf), '/about'].join('\n')}\n`);
  const documents = about[oneLine.length];
  const found = new Map<string, Answered>();
  for (const [i, one] of oneLine.entries()) found.set(one.id, { ...about[i], about: documents });
  for (const one of group)
    if (!found.has(one.id))
      found.set(one.id, { ...(await ask(folder, [lineOf(one)], ''))[0], about: documents });
  return found;
};

const results: { readonly case: Case; readonly faults: readonly string[] }[] = [];
for (const group of groups.values()) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-cases-'));
  try {
    const [{ lib, files = {}, topics = {} } = {} as Case] = group;
    writeFiles(join(folder, 'topics'), topics);
    if (lib === undefined) writeFiles(join(folder, 'documents'), files);
    else cpSync(join(suite, 'libs', lib), join(folder, 'documents'), { recursive: true });
    const answers = await answersTo(folder, group);
    for (const one of group)
      results.push({ case: one, faults: faultsOf(one.expect, answers.get(one.id) ?? {}) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Row = { readonly kind: string; readonly passed: number; readonly cases: number };
const kinds: Row[] = [...new Set(cases.map(({ kind }) => kind))].map((kind) => {
  const own = results.filter((result) => result.case.kind === kind);
  return { kind, passed: own.filter(({ faults }) => faults.length === 0).length, cases: own.length };
});
const failed = results.filter(({ faults }) => faults.length > 0);
const sum = { passed: results.length - failed.length, cases: results.length };
if (values.json)
  process.stdout.write(
    `${JSON.stringify({ ...sum, kinds, failed: failed.map(({ case: { id }, faults }) => ({ id, faults })) })}\n`,
  );
else {
  const columns = [
    ['kind', ({ kind }: Row) => kind],
    ['passed', ({ passed }: Row) => `${passed}`],
    ['cases', ({ cases: all }: Row) => `${all}`],
  ] as const;
  process.stdout.write(`${table(columns, [...kinds, { kind: 'all', ...sum }])}\n`);
  for (const { case: one, faults } of failed)
    process.stdout.write(`\n${one.id}: ${lineOf(one)}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
}
