// The package, from outside: packed, installed into an empty folder, and run on a folder that it made.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from './leftovers.ts';
import { addressOf, type Done, ROOT, run } from './scripts.ts';

const finish = async (started: ReturnType<typeof run>): Promise<Done> => {
  started.endInput();
  const code = await started.ended;
  return { code, stdout: started.stdout(), stderr: started.stderr() };
};

/** Without DATA_DIR, which other tests set: it belongs beside the folder's other files. */
const OWN_DATA = { DATA_DIR: '' };
const QUESTION = 'where do documents go?';
const ANSWER =
  'Documents go into the folder knowledge, as files in Markdown, plain text, AsciiDoc, HTML, PDF, Word, OpenDocument, or EPUB.';
/** What npm says where there is no network. */
const NO_NETWORK = /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ECONNRESET/;

let files: readonly string[];
/** The installed command; null if packages cannot be had. */
let command: string | null = null;

const install = async (archive: string): Promise<string | null> => {
  const folder = await folderWith({ 'package.json': '{"private":true}' });
  const attempt = (...how: string[]) =>
    finish(
      run('npm', ['install', '--prefix', folder, '--omit=dev', '--no-audit', '--no-fund', ...how, archive]),
    );
  const cached = await attempt('--offline');
  const done = cached.code === 0 ? cached : await attempt('--prefer-offline');
  if (done.code !== 0 && NO_NETWORK.test(done.stderr)) {
    process.stderr.write('skipped: the installed package, because npm reaches no registry\n');
    return null;
  }
  expect(done.stderr).toBe('');
  expect(done.code).toBe(0);
  return join(folder, 'node_modules/.bin/verbatim');
};

beforeAll(async () => {
  const target = await folderWith();
  const packed = await finish(run('npm', ['pack', '--json', '--pack-destination', target]));
  expect(packed.code).toBe(0);
  const [archive = ''] = readdirSync(target);
  const listed = await finish(run('tar', ['-tzf', join(target, archive)]));
  files = listed.stdout.trim().split('\n');
  command = await install(join(target, archive));
});

describe('the archive of npm pack', () => {
  it('holds one build, the command, and what people read, and nothing else of the project', () => {
    const tops = new Set(files.map((path) => path.split('/').slice(0, 2).join('/')));
    expect([...tops].sort()).toEqual([
      'package/CHANGELOG.md',
      'package/LICENSE',
      'package/README.md',
      'package/bin',
      'package/package.json',
      'package/packed',
    ]);
    const builds = new Set(
      files.flatMap((path) => /^package\/packed\/dist\/([^/]+)\//.exec(path)?.[1] ?? []),
    );
    expect([...builds]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);
  });

  it('holds no document of the sample library, no test, no source, and no settings', () => {
    expect(files.filter((path) => /\.ts$|\/tests?\/|\/bench\/|\/\.env$|\/data\//.test(path))).toEqual([]);
    const sample = readdirSync(join(ROOT, 'knowledge'));
    expect(sample.length).toBeGreaterThan(0);
    expect(files.filter((path) => sample.some((name) => path.endsWith(name)))).toEqual([]);
    expect(files.filter((path) => /\/(knowledge|topics)\/[^/]+\.md$/.test(path))).toEqual([
      expect.stringMatching(/\/starter\/knowledge\/example\.md$/),
      expect.stringMatching(/\/starter\/topics\/example\.md$/),
    ]);
  });

  it('leaves nothing behind in the project', () => {
    expect(readdirSync(ROOT)).not.toContain('packed');
  });
});

describe('the installed command', () => {
  const verbatim = (args: readonly string[], env: Record<string, string> = OWN_DATA) => {
    if (command === null) throw new Error('not installed');
    return run(command, args, env);
  };
  const done = (...args: string[]) => finish(verbatim(args));

  it('makes a folder, answers from its document, checks, and lints it', async ({ skip }) => {
    if (command === null) return skip();
    const folder = join(await folderWith(), "a town's");
    const made = await done('init', folder);
    expect(made.stderr).toBe('');
    expect(made.stdout.match(/^\d\./gm)).toEqual(['1.', '2.', '3.']);
    expect(readdirSync(folder).sort()).toEqual(['.env', '.gitignore', 'knowledge', 'topics']);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);

    // The second step, as it is printed.
    const [, step = ''] = /^2\. .*: {2}(cd .*)$/m.exec(made.stdout) ?? [];
    const path = `${join(command, '..')}:${process.env.PATH}`;
    const told = await finish(run('sh', ['-c', step], { ...OWN_DATA, PATH: path }));
    expect(told).toMatchObject({ code: 0, stderr: '' });
    expect(told.stdout).toContain('1 document, 6 passages: no faults');
    expect(told.stdout.replaceAll('\n│ ', '')).toContain(ANSWER);

    const checked = await done('--dir', folder, 'check', '--json', ANSWER);
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject({ verdict: 'exact' });
    expect((await done('ask', `--dir=${folder}`, '/example')).stdout).toContain('Delete the file example.md');
  });

  it('serves the folder, names its own commands, and keeps its data there', async ({ skip }) => {
    if (command === null) return skip();
    const folder = await folderWith();
    await done('init', folder);
    await writeFile(join(folder, 'knowledge/map.xlsx'), 'no text');
    const bot = verbatim(['--dir', folder]);
    bot.endInput();
    const address = await addressOf(bot);
    const health = await fetch(`${address}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ ok: true, remembers: true, documents: 1 });
    expect(bot.stderr()).toContain('To check the files again, run: verbatim lint\n');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(readdirSync(join(folder, 'data'))).toContain('verbatim.db');
    const backup = join(folder, 'backup.db');
    expect((await done('data', '--dir', folder, 'backup', backup)).code).toBe(0);
    expect(statSync(backup).size).toBeGreaterThan(0);
  });

  it('changes nothing that is there', async ({ skip }) => {
    if (command === null) return skip();
    const folder = await folderWith({ '.env': 'PORT=0\n', 'knowledge/own.md': 'Ours.\n' });
    await mkdir(join(folder, 'topics'));
    const made = await done('init', folder);
    expect(made.code).toBe(0);
    for (const name of ['.env', 'knowledge', 'topics'])
      expect(made.stdout).toContain(`already there, left as it is: ${folder}/${name}\n`);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('PORT=0\n');
    expect(readdirSync(join(folder, 'knowledge'))).toEqual(['own.md']);
    expect(readdirSync(join(folder, 'topics'))).toEqual([]);
    expect((await done('init', join(folder, '.env'))).stderr).toBe(
      `${folder}/.env cannot be used (EEXIST).\n`,
    );
  });

  it('explains itself, and what is wrong with a command line', async ({ skip }) => {
    if (command === null) return skip();
    const empty = await folderWith();
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(await done('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await done('--help');
    expect(help.code).toBe(0);
    for (const name of 'start ask check lint data export invite mcp preview init'.split(' '))
      expect(help.stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    for (const name of 'start ask check lint data export invite mcp preview init'.split(' '))
      expect(await done(name, '--help')).toMatchObject({
        code: 0,
        stderr: '',
        stdout: expect.stringMatching(/^Usage: verbatim /),
      });
    expect(await done('lnit')).toMatchObject({
      code: 2,
      stderr: 'verbatim has no subcommand "lnit". Did you mean "lint"?\n',
    });
    expect((await done('constructor')).stderr).toContain('no subcommand "constructor".\nUsage:');
    expect(await done('start', 'now')).toMatchObject({ code: 2 });
    expect(await done('--dir')).toMatchObject({ code: 2 });
    expect((await done('--dir', `${empty}/nowhere`)).stderr).toContain(
      `There is no folder ${empty}/nowhere.`,
    );
    const nothing = await done('--dir', empty, 'ask', QUESTION);
    expect(nothing.code).toBe(2);
    expect(nothing.stderr).toBe(
      [
        'KNOWLEDGE_DIR is not set, and its default "knowledge" does not exist: expected a folder that exists. To make a folder with everything that the bot needs, run: verbatim init DIR',
        'TOPICS_DIR is not set, and its default "topics" does not exist: expected a folder that exists.',
        '',
      ].join('\n'),
    );
  });
});
