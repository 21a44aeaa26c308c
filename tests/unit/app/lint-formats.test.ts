// What is wrong with a library, for programs and code hosts; and the workflow that documents.md offers.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { asGithub, asSarif } from '../../../src/app/lint-formats.ts';

const report = {
  ...{ documents: 1, passages: 2, drafts: 0, leftOut: 0 },
  faults: [
    { file: 'knowledge/a, b:c.md', line: 3, level: 'error', problem: '100%\nwrong.', remedy: 'Mend it.' },
    {
      file: 'knowledge/d.md',
      line: null,
      level: 'note',
      problem: 'has no date.',
      remedy: 'Say it.',
      help: 'See.',
    },
  ],
} as const;

test('annotations keep to their lines and their fields', () => {
  expect(asGithub(report)).toEqual([
    '::error file=knowledge/a%2C b%3Ac.md,line=3::100%25%0Awrong. Mend it.',
    '::notice file=knowledge/d.md::has no date. Say it. See.',
  ]);
});

test('SARIF has a result for each fault, with its place', () => {
  const { version, runs } = JSON.parse(asSarif(report, '1.0.0'));
  expect(version).toBe('2.1.0');
  expect(runs[0].results).toMatchObject([
    {
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'knowledge/a%2C%20b%3Ac.md' },
            region: { startLine: 3 },
          },
        },
      ],
    },
    { level: 'note', message: { text: 'has no date. Say it. See.' } },
  ]);
});

test('the workflow of docs/documents.md is one, and uses options that there are', () => {
  const docs = readFileSync(new URL('../../../docs/documents.md', import.meta.url), 'utf8');
  const [, yaml = ''] = /### Check documents in a repository[\s\S]*?```yaml\n([\s\S]*?)```/.exec(docs) ?? [];
  const { jobs } = parse(yaml);
  const runs: string[] = jobs.check.steps.map(({ run = '' }: { run?: string }) => run);
  const lint = runs.find((run) => run.includes('lint:knowledge')) ?? '';
  const scripts = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).scripts;
  expect(scripts['lint:knowledge']).toMatch(/ cli\/lint$/);
  const options = lint.slice(lint.indexOf(' -- ') + 4).match(/--\w+/g) ?? [];
  const source = readFileSync(new URL('../../../src/cli/lint.ts', import.meta.url), 'utf8');
  const usage = source.slice(source.indexOf('const USAGE'), source.indexOf('class UsageError'));
  expect(options).toEqual(['--review', '--format']);
  for (const option of options) expect(usage).toContain(`  ${option}`);
});
