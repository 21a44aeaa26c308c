// `npm run ask` and `npm run export`, from outside: text for people, JSON for programs, exit codes for both.

import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { systemClock } from '../../src/system/clock.ts';
import { storesAt } from '../stores-of.ts';
import { folderWith } from './leftovers.ts';
import { type Done, run, script } from './scripts.ts';
import { FERRY, GARDEN, HOSTILE_LINE, town } from './town.ts';

const REPORT_KEYS = ['confident', 'findings', 'nearest', 'query', 'repaired', 'topics'];
const FINDING_KEYS = [
  'alsoAt',
  'attribution',
  'citation',
  'confidence',
  'confident',
  'document',
  'end',
  'highlights',
  'nearlyLike',
  'paragraph',
  'published',
  'revision',
  'score',
  'source',
  'standing',
  'start',
  'text',
  'title',
  'validUntil',
];

interface FindingJson {
  document: string;
  start: number;
  end: number;
  text: string;
  revision: string;
  citation: string;
  highlights: [number, number][];
  confidence: number;
}
interface ReportJson {
  query: string;
  confident: boolean;
  findings: FindingJson[];
}

const SLICED = 'is compost from the garden free for everyone';
const UNSURE = 'which colour did the postmaster paint the windmill';
const LINES = [
  'does a bicycle travel on the ferry',
  '',
  '/nosuchcommand',
  '/help',
  UNSURE,
  '/check a bicycle travels on another ferry for half the fare of its rider',
  SLICED,
];

let folders: Record<string, string>;
/** What `--stdin` gives for the lines: one process for several tests, since each takes a second to start. */
let told: Done;
beforeAll(async () => {
  folders = await town();
  told = await script('ask', ['--stdin'], folders, `${LINES.join('\n')}\n`);
});
const objects = (): Record<string, unknown>[] =>
  told.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const ask = (...args: string[]): Promise<Done> => script('ask', args, folders);

describe.concurrent('npm run ask', () => {
  it('answers several words in text, with source and citation', async ({ expect }) => {
    const asked = run(
      'npm',
      ['run', '-s', 'ask', '--', ...'does a bicycle travel on the ferry'.split(' ')],
      folders,
    );
    asked.endInput();
    const code = await asked.ended;
    const [stdout, stderr] = [asked.stdout(), asked.stderr()];
    expect(stdout.replaceAll('\n│ ', '')).toContain(
      'A bicycle travels on the ferry for half the fare of its rider, and a folded one for nothing.',
    );
    expect(stdout).toContain('from a text on the position of the harbour office');
    expect(stdout.replace(/\n {4}/g, '')).toMatch(
      /The harbour ferry <https:\/\/example\.org\/ferry> · Harbour Gazette · Timetable · by Mara Lindqvist · May 2024 · paragraph 2 · [0-9a-z]{8}\n/,
    );
    expect(stdout).toMatch(/Context: \/cite [0-9a-z]{8} {3}Source: \/sources [0-9a-z]{8}/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('gives a program exactly the documented keys', async ({ expect }) => {
    const report: ReportJson = JSON.parse((await ask('--json', 'does a bicycle travel on the ferry')).stdout);
    expect(Object.keys(report).sort()).toEqual(REPORT_KEYS);
    expect(report).toMatchObject({ query: 'does a bicycle travel on the ferry', confident: true });
    expect(report.findings.length).toBeGreaterThan(1);
    for (const finding of report.findings) expect(Object.keys(finding).sort()).toEqual(FINDING_KEYS);
    expect(report.findings[0]).toMatchObject({
      document: 'ferry.md',
      title: 'The harbour ferry',
      source: 'Harbour Gazette',
      attribution: 'the harbour office',
      published: '2024-05',
      paragraph: 2,
      nearlyLike: null,
      alsoAt: [],
    });
  });

  it('gives slices of the document text with its hash, and null for what nobody has said', ({ expect }) => {
    const { findings } = objects()[LINES.indexOf(SLICED)] as unknown as ReportJson;
    const found = findings.filter(({ document }) => document === 'garden.txt');
    expect(found[0]?.text).toBe(
      'Compost from the garden is free for everyone who brings a bucket of kitchen scraps.',
    );
    expect(found[0]?.highlights).not.toEqual([]);
    for (const { text, start, end, revision, citation, highlights, confidence, ...about } of found) {
      expect(text).toBe(GARDEN.slice(start, end));
      expect(revision).toBe(createHash('sha256').update(GARDEN).digest('hex'));
      expect(citation).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
      for (const [from, to] of highlights) {
        expect(from).toBeGreaterThanOrEqual(start);
        expect(to).toBeLessThanOrEqual(end);
        expect(GARDEN.slice(from, to)).toMatch(/^(compost|garden(er)?|free|everyone)$/i);
      }
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(about).toMatchObject({ title: 'garden', source: null, attribution: null, published: null });
    }
  });

  it('says that nothing answers, quotes nothing, and exits with 1', async ({ expect }) => {
    const { code, stdout } = await ask(UNSURE);
    expect(stdout).toContain('I found no passage that answers this.');
    expect(stdout).not.toContain('│');
    for (const passage of `${FERRY.split('---')[2]}\n\n${GARDEN}`.split('\n\n'))
      if (passage.trim() !== '') expect(stdout).not.toContain(passage.trim().slice(0, 25));
    expect(code).toBe(1);
  });

  it.for([
    ['no arguments', []],
    ['an unknown option', ['--yaml', 'who waters the tomato beds']],
  ] as const)('explains its use and exits with 2 for %s', async ([, args], { expect }) => {
    const { code, stdout, stderr } = await ask(...args);
    expect(stderr).toContain('Usage: npm run -s ask');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('exits with 2 for an unknown command, and names a near one', async ({ expect }) => {
    const { code, stdout } = await ask('/feries');
    expect(stdout).toContain('There is no command “feries”');
    expect(stdout).toContain('/ferries');
    expect(code).toBe(2);
  });

  it('gives the blocks of a command that searches nothing', ({ expect }) => {
    const help = objects()[LINES.indexOf('/help')] as { blocks: { is: string }[] };
    expect(Object.keys(help)).toEqual(['blocks']);
    expect(help.blocks.map(({ is }) => is)).toEqual(['text', 'list', 'list']);
  });

  it('answers every line of its input with one JSON object, in their order', ({ expect }) => {
    expect(objects()).toMatchObject([
      { query: LINES[0], confident: true },
      { query: '', error: 'misused' },
      { query: '/nosuchcommand', error: 'misused' },
      { blocks: expect.any(Array) },
      {
        query: UNSURE,
        confident: false,
        findings: [],
        nearest: [{ document: 'garden.txt', confident: false }],
      },
      { verdict: 'altered', parts: [{ changes: [{ quoted: 'another', source: 'the' }] }] },
      { query: SLICED, confident: true },
    ]);
    expect(told.code).toBe(0);
  });

  it('lets no control character of a document or its metadata reach the terminal', async ({ expect }) => {
    const shown = (await ask('lanterns')).stdout;
    expect(shown.replaceAll('\n│ ', '')).toContain('␛[2J␛]0;owned␇');
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    const { stdout } = await ask('--json', 'lanterns');
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(JSON.parse(stdout).findings[0].text).toBe(HOSTILE_LINE);
  });

  it('quotes no document that was withdrawn, and makes no database for a question', async ({ expect }) => {
    const DATA_DIR = await folderWith();
    const asked = () =>
      script('ask', ['--json', 'does a bicycle travel on the ferry'], { ...folders, DATA_DIR });
    expect((await asked()).code).toBe(0);
    expect(readdirSync(DATA_DIR).sort()).toEqual(['index.bin', 'readings.bin']);
    const { stores, database } = await storesAt(
      { url: null, file: join(DATA_DIR, 'verbatim.db') },
      systemClock,
    );
    await stores.revisions.withdraw({ document: 'ferry.md', by: null, why: 'out of date', at: 0 });
    await database.close();
    const { code, stdout } = await asked();
    expect([code, (JSON.parse(stdout) as ReportJson).findings]).toEqual([1, []]);
  });
});

describe.concurrent('npm run lint:knowledge', () => {
  it('gives a program one object, and nothing else on stdout', async ({ expect }) => {
    const mixed = await town({
      'knowledge/hidden.md': '---\nshow: nothing\n---\n\nThe cellar is dry.\n',
      'knowledge/plan.md': '---\ndraft: true\n---\n\nThe harbour will have a second crane.\n',
      'knowledge/post.md': '---\nlayout: post\n---\n\nThe post office has two counters.\n',
    });
    const { code, stdout, stderr } = await script('lint:knowledge', ['--json'], mixed);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toHaveLength(2);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ documents: 5, passages: 15, drafts: 1, leftOut: 1 });
    expect(told.faults).toEqual([
      {
        file: 'knowledge/hidden.md',
        line: 2,
        level: 'error',
        problem: 'show: expected full or excerpts.',
        remedy: 'Correct the value; see docs/documents.md.',
      },
      {
        file: 'knowledge/post.md',
        line: null,
        level: 'note',
        problem: 'fields of front matter that are not used: layout (1 document).',
        remedy: expect.any(String),
      },
    ]);
  });

  it('exits with 0 for warnings and notes, and counts one of a thing as one', async ({ expect }) => {
    const knowledge = await folderWith({
      'post.md': '---\nlayout: post\n---\n\nThe post office has two counters.\n',
      'map.xlsx': 'no text',
    });
    const { code, stdout } = await script('lint:knowledge', [], { ...folders, KNOWLEDGE_DIR: knowledge });
    expect(stdout).toMatch(/^1 document, 1 passage: 1 warning, 1 note$/m);
    expect(code).toBe(0);
  });

  it('explains its use, and takes nothing else', async ({ expect }) => {
    const help = await script('lint:knowledge', ['--help'], folders);
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('--json')]);
    const wrong = await script('lint:knowledge', ['--yaml'], folders);
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('Usage: npm run -s lint:knowledge');
  });
});

describe('npm run export', () => {
  it('writes what is not withdrawn, and tells what has changed in it since', async ({ expect }) => {
    const DATA_DIR = await folderWith();
    const { stores, database } = await storesAt(
      { url: null, file: join(DATA_DIR, 'verbatim.db') },
      systemClock,
    );
    await stores.revisions.withdraw({ document: 'ferry.md', by: null, why: 'out of date', at: 0 });
    await database.close();
    const to = join(await folderWith(), 'site');
    const made = await script('export', [to], { ...folders, DATA_DIR });
    const [, key = ''] = /Public key: ([\w-]{43})\n/.exec(made.stdout) ?? [];
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(readdirSync(join(to, 'documents')).filter((name) => name.endsWith('.html'))).toEqual([
      'garden.txt.html',
      'market.txt.html',
      'orchard.md.html',
    ]);
    expect(readFileSync(join(to, 'search-index.js'), 'utf8')).not.toContain('bicycle');
    appendFileSync(join(to, 'index.html'), ' ');
    const checked = await script('export', ['--verify', to, '--key', key]);
    expect(checked.stdout).toMatch(/^changed: index\.html\nThe manifest is signed: /);
    expect(checked.code).toBe(1);
  });
});
