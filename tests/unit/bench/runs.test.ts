import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeRun } from '../../../bench/runs.ts';

const answer = (query: string, docs: readonly string[], confidence: number | null = 0.5) => ({
  query,
  docs,
  confidence,
  excerpt: 'One "quoted"\nline.',
});

const written = (...args: Parameters<typeof writeRun> extends [string, string, infer Of] ? [Of] : never) => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-runs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeRun(join(folder, 'made'), 'ours', ...args);
  const files = readdirSync(join(folder, 'made'));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, 'made', name), 'utf8')]));
};

it('writes runs as trec_eval reads them, with scores that fall', () => {
  const files = written({
    clean: [answer('q1', ['d2', 'd1']), answer('q2', [])],
    typo: [answer('q1', ['d1'])],
    outOfScope: [answer('q9', ['d1'])],
  });
  expect(files['ours.trec']).toBe('q1 Q0 d2 1 1.000000 ours\nq1 Q0 d1 2 0.500000 ours\n');
  expect(files['ours.typo.trec']).toBe('q1 Q0 d1 1 1.000000 ours\n');
});

it('writes what was shown, one object a line, of questions without an answer too', () => {
  const files = written({ clean: [answer('q1', ['d1'])], typo: [], outOfScope: [answer('q9', [], null)] });
  const lines = (files['ours.jsonl'] ?? '').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { query: 'q1', confidence: 0.5, excerpt: 'One "quoted"\nline.' },
    { query: 'q9', confidence: null, excerpt: 'One "quoted"\nline.' },
  ]);
  expect(files['ours.typo.jsonl']).toBe('');
});
