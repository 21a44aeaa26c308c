// Work that is stopped when it takes too much, and what it leaves behind: nothing.

import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { readingOf } from '../../../src/knowledge/kept-document.ts';
import type { Jobs } from '../../../src/sandbox/jobs.ts';
import { createSandbox, ExcessError, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { bytesOf } from '../knowledge/library-of.ts';

const open: Sandbox[] = [];
const sandboxOf = (memoryMb = 512, idleMs?: number): Sandbox => {
  const sandbox = createSandbox({ memoryMb, ...(idleMs === undefined ? {} : { idleMs }) });
  open.push(sandbox);
  return sandbox;
};
afterEach(() => {
  for (const sandbox of open.splice(0)) sandbox.stop();
});

const AMPLE = { cpuMs: 60_000 };
const documentOf = (text: string, path = 'a.md') => ({ path, bytes: bytesOf(text), sidecar: null });
const textOf = ({ value }: Awaited<ReturnType<Jobs['document']>>): string | undefined =>
  value !== undefined && 'head' in value ? readingOf(value).document.text : value?.document.text;
const excessOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (wrong: unknown) => wrong,
  );
  if (error instanceof ExcessError) return error.excess;
  throw error ?? new Error('the work was done');
};

test('work is done in the order in which it was asked for, and gives what it gives here', async () => {
  const sandbox = sandboxOf();
  const [first, second] = await Promise.all([
    sandbox.run('document', documentOf('# Boats\n\nThe ferry *leaves*.'), AMPLE),
    sandbox.run('words', { before: 'a b', now: 'a c', language: 'en' }, AMPLE),
  ]);
  expect(textOf(first)).toBe('Boats\n\nThe ferry leaves.');
  expect(second?.map(({ text }) => text)).toEqual(['a ', 'b', 'c']);
});

test('what is wrong with a file is its outcome, and no excess', async () => {
  const { faults } = await sandboxOf().run('document', documentOf('---\nshow: some\n---\nText.'), AMPLE);
  expect(faults?.map(({ line }) => line)).toEqual([2]);
});

describe('a PDF', () => {
  const pdf = readFileSync(new URL('../knowledge/formats/pdf/mixed.pdf', import.meta.url));
  const fileOf = (bytes: Uint8Array) => ({ path: 'a.pdf', bytes, sidecar: null });

  test('that unpacks to more than it may is refused for itself alone', { timeout: 60_000 }, async () => {
    const sandbox = sandboxOf();
    // 900 MB of spaces, packed twice.
    const content = deflateSync(deflateSync(Buffer.alloc(900_000_000, ' ')));
    const bomb = Buffer.concat([
      Buffer.from(
        `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 9 9]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length ${content.length}/Filter[/FlateDecode/FlateDecode]>>\nstream\n`,
      ),
      content,
      Buffer.from('\nendstream\nendobj\ntrailer\n<</Size 5/Root 1 0 R>>\n%%EOF\n'),
    ]);
    expect(bomb.length).toBeLessThan(10_000);
    const { faults } = await sandbox.run('document', fileOf(bomb), AMPLE);
    expect(faults?.map(({ problem }) => problem)).toEqual(['needs more than 384 MB of memory to read.']);
    expect(textOf(await sandbox.run('document', fileOf(pdf), AMPLE))).toMatch(/^The first page has words/);
  });

  test('may take no more processor time than other files', async () => {
    const sandbox = sandboxOf();
    expect(await excessOf(sandbox.run('document', fileOf(pdf), { cpuMs: 1 }))).toBe('time');
  });
});

describe('work that takes too much', () => {
  test('of processor time is stopped, and what was asked for after it is done', async () => {
    const sandbox = sandboxOf();
    const slow = sandbox.run('document', documentOf('[a](b) '.repeat(300_000)), { cpuMs: 500 });
    const next = sandbox.run('document', documentOf('Roses.'), AMPLE);
    expect(await excessOf(slow)).toBe('time');
    expect(textOf(await next)).toBe('Roses.');
  });

  test('of memory is stopped, and what was asked for after it is done', async () => {
    const sandbox = sandboxOf(64);
    const large = sandbox.run('document', documentOf('| a | b |\n'.repeat(200_000)), AMPLE);
    const next = sandbox.run('document', documentOf('Roses.'), AMPLE);
    expect(['memory', 'crash']).toContain(await excessOf(large));
    expect(textOf(await next)).toBe('Roses.');
  });

  test('of the stack, which ends a process of Node, ends none but the sandbox’s', async () => {
    const sandbox = sandboxOf();
    const nested = `---\ntitle: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n---\nText.`;
    const deep = await sandbox.run('document', documentOf(nested), AMPLE).catch((error: unknown) => error);
    // Whether Node ends depends on its version and on what it has compiled; it is never a document.
    expect(deep instanceof ExcessError || (deep as { faults: [] }).faults.length > 0).toBe(true);
    expect(textOf(await sandbox.run('document', documentOf('Roses.'), AMPLE))).toBe('Roses.');
  });
});

test('a process without work ends, and the next work starts another', async () => {
  const sandbox = sandboxOf(512, 0);
  await sandbox.run('pairs', { went: ['a b c'], came: ['a b d'] }, AMPLE);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(await sandbox.run('pairs', { went: ['a b c'], came: ['a b d'] }, AMPLE)).toEqual([[0, 0]]);
});

test('a sandbox that is stopped gives up its work, and takes no more', async () => {
  const sandbox = sandboxOf();
  const work = sandbox.run('document', documentOf('Roses.'), AMPLE);
  sandbox.stop();
  await expect(work).rejects.toThrow('stopped');
  await expect(sandbox.run('document', documentOf('Roses.'), AMPLE)).rejects.toThrow('stopped');
});
