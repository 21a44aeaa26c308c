// Which files are read without a sandbox, and that whatever is costs little.

import { expect, test } from 'vitest';
import * as z from 'zod';
import { readYaml } from '../../../src/knowledge/front-matter.ts';
import {
  AT_START,
  canReadInProcess,
  canReadYamlInProcess,
  SERVING,
} from '../../../src/sandbox/in-process.ts';

const bytes = (text: string) => Buffer.from(text);
const document = (text: string, sidecar?: string, path = 'a.txt') => ({
  path,
  bytes: bytes(text),
  sidecar: sidecar === undefined ? null : { path: 'a.meta.yaml', bytes: bytes(sidecar) },
});
const fenced = (yaml: string, body = 'Roses.') => `---\n${yaml}\n---\n${body}\n`;

test('plain text with little YAML is, up to its size', () => {
  expect(canReadInProcess(document('a'.repeat(64_000)), SERVING)).toBe(true);
  expect(canReadInProcess(document('a'.repeat(64_001)), SERVING)).toBe(false);
  expect(canReadInProcess(document('a'.repeat(64_001)), AT_START)).toBe(true);
  expect(canReadInProcess(document('a'.repeat(1_000_001)), AT_START)).toBe(false);
  expect(canReadInProcess(document('Roses.', undefined, 'a.md'), AT_START)).toBe(false);
});

test('YAML is, up to its size, wherever it stands', () => {
  const yaml = (length: number) => `title: ${'a'.repeat(length - 7)}`;
  for (const [length, is] of [
    [2_000, true],
    [2_001, false],
  ] as const) {
    expect(canReadYamlInProcess(bytes(yaml(length)), SERVING)).toBe(is);
    expect(canReadInProcess(document('Roses.', yaml(length)), SERVING)).toBe(is);
    expect(canReadInProcess(document(fenced(yaml(length))), SERVING)).toBe(is);
    expect(canReadInProcess(document(`\ufeff${fenced(yaml(length))}`), SERVING)).toBe(is);
  }
  expect(canReadYamlInProcess(bytes(yaml(64_001)), AT_START)).toBe(false);
});

test('front matter ends where its reader ends it, and not at a line that only begins like its end', () => {
  const yaml = `a: b\n---x: 1\nk: ${'a'.repeat(2_000)}`;
  expect(canReadInProcess(document(fenced(yaml)), SERVING)).toBe(false);
});

test.each([
  ['brackets', `tags: ${'['.repeat(401)}`],
  ['braces', '{'.repeat(401)],
  ['hyphens on a line', '- '.repeat(21)],
  ['keys on a line', `${'? '.repeat(21)}a`],
])('deep nesting is not: %s', (_, yaml) => {
  expect(canReadYamlInProcess(bytes(yaml), AT_START)).toBe(false);
  expect(canReadInProcess(document(fenced(yaml)), AT_START)).toBe(false);
});

/** Processor time, since others may use the machine. */
const spent = (act: () => unknown): number => {
  const began = process.cpuUsage();
  try {
    act();
  } catch {
    // A fault of the file, as fast as a value.
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
};

test.each([
  ['mappings as keys', `${'{'.repeat(390)}a${'}'.repeat(390)}`],
  ['lists as keys', `${'? ['.repeat(19)}a`],
  ['lists in lists', `a: ${'['.repeat(390)}${']'.repeat(390)}`],
  ['stairs of keys', Array.from({ length: 300 }, () => `${'? '.repeat(19)}a`).join('\n')],
])('nesting that is read without a sandbox ends in no time: %s', (_, yaml) => {
  expect(canReadYamlInProcess(bytes(yaml), AT_START)).toBe(true);
  const at = { file: 'a.yaml', remedy: '' };
  // Seconds to minutes, while keys could be more than texts.
  expect(spent(() => readYaml(yaml, z.record(z.string(), z.unknown()), at))).toBeLessThan(1_000);
});
