// The build, from outside: a change is never served stale, and what cannot be built says so in one line.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { atEnd } from './leftovers.ts';
import { type Done, ROOT, run } from './scripts.ts';

/** A copy of the project that nobody has built, with the packages that are installed here, or with none. */
const copyOfProject = ({ packages = true } = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-build-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['src', 'commands', 'scripts', '.env.example', 'package.json', 'package-lock.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  if (packages) symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
};

/** `npm run -s ask -- --help`, which needs no library and exits with 0. */
const help = async (folder: string): Promise<Done> => {
  const program = run('node', ['--enable-source-maps', join(folder, 'scripts/run.mjs'), 'cli/ask', '--help']);
  program.endInput();
  return { code: await program.ended, stdout: program.stdout(), stderr: program.stderr() };
};

const edit = (file: string, from: string, to: string): void => {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} no longer has ${from}`);
  writeFileSync(file, text.replace(from, to));
};

/** Others may need the processors as well, and each build takes seconds of them. */
const TIMEOUT_MS = 600_000;

describe.concurrent('a build', { timeout: TIMEOUT_MS }, () => {
  it('is made by whoever comes first, and again after a change', async ({ expect }) => {
    const folder = copyOfProject();
    const dist = join(folder, 'dist');
    const program = join(folder, 'src/cli/ask.ts');
    edit(program, 'if (values.help) {', 'if (values.help) {\n    console.error(new Error().stack);');
    const lines = readFileSync(program, 'utf8').split('\n');
    const stack = `    at main (${program}:${lines.findIndex((line) => line.includes('.stack')) + 1}:`;

    const both = await Promise.all([help(folder), help(folder)]);
    for (const { code, stdout, stderr } of both) {
      expect({ code, start: stdout.slice(0, 6) }).toEqual({ code: 0, start: 'Usage:' });
      expect(stderr).toContain('Building');
      expect(stderr).toContain(stack);
    }
    const [first = '', ...others] = readdirSync(dist);
    expect(others).toEqual([]);
    expect(readFileSync(join(dist, first, 'src/words/he.ftl'))).toEqual(
      readFileSync(join(ROOT, 'src/words/he.ftl')),
    );
    expect(readFileSync(join(dist, first, 'licences.txt'), 'utf8')).toMatch(/^zod [\d.]+ \(MIT\)$/m);
    expect((await help(folder)).stderr).not.toContain('Building');

    for (const day of [1, 2, 3, 4]) {
      const old = join(dist, `old-${day}`);
      mkdirSync(old);
      utimesSync(old, day * 86_400, day * 86_400);
    }
    // Of the same size, and of the same time.
    const { atime, mtime, size } = statSync(program);
    edit(program, 'Usage:', 'USAGE:');
    utimesSync(program, atime, mtime);
    expect(statSync(program).size).toBe(size);
    expect((await help(folder)).stdout).toBe(both[0].stdout.replace('Usage:', 'USAGE:'));
    // Five are kept: a bot may still run from one that was started before.
    const kept = readdirSync(dist);
    expect(kept).toHaveLength(5);
    expect(kept).not.toContain('old-1');
    expect(kept).toContain(first);
  });

  it('that cannot be made says why in one line', async ({ expect }) => {
    const closed = copyOfProject();
    writeFileSync(join(closed, 'dist'), 'a file');
    expect(await help(closed)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'The bot has to be built, but dist/ cannot be written to (ENOTDIR): run "npm run build" as a user who can write there.\n',
    });

    expect(await help(copyOfProject({ packages: false }))).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'Building the bot from its sources ...\n' +
        'The bot has to be built, but packages are missing: run "npm ci", without --omit=optional.\n',
    });
  });

  it('of faulty sources names the fault, and leaves nothing', async ({ expect }) => {
    const folder = copyOfProject();
    writeFileSync(join(folder, 'src/cli/ask.ts'), 'const = 1;\n');
    const { code, stdout, stderr } = await help(folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('src/cli/ask.ts:1:6');
    expect(stderr).toMatch(/\nThe bot cannot be built: see the errors above\.\n$/);
    expect(readdirSync(join(folder, 'dist'))).toEqual([]);
  });
});
