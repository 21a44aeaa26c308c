// Damaged files of every format: each is read or has a fault, whatever its bytes, and takes nothing else with it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { damage } from '../../../bench/fuzz/damage.ts';
import { wholeFiles } from '../../../bench/fuzz/formats.ts';
import { fuzz } from '../../../bench/fuzz/run.ts';
import { DOCUMENT_ENDINGS } from '../../../src/knowledge/document.ts';
import { sha256 } from '../../../src/system/hash.ts';

const LIMITS = { seconds: 5, secondsPerMb: 5, memoryMb: 512 };
/** Megabytes of a process: its heap, the buffers beside it, and the memory of PDFium. */
const MOST_MB = 1_100;

const scratch = mkdtempSync(join(tmpdir(), 'verbatim-fuzz-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const whole = wholeFiles();

test('every format has files that are whole', () => {
  const same: Readonly<Record<string, string>> = {
    '.markdown': '.md',
    '.htm': '.html',
    '.asciidoc': '.adoc',
  };
  const formats = new Set(DOCUMENT_ENDINGS.map((ending) => same[ending] ?? ending));
  expect([...whole.keys()].sort()).toEqual([...formats, '.json'].sort());
  for (const files of whole.values()) expect(files.length).toBeGreaterThan(0);
});

test('the same seed damages in the same way, and nearly always does', () => {
  const [file = new Uint8Array()] = whole.get('.odt') ?? [];
  const seeds = Array.from({ length: 50 }, (_, i) => i);
  const hashes = () => seeds.map((seed) => sha256(damage(file, seed)));
  const damaged = hashes();
  expect(hashes()).toEqual(damaged);
  expect(new Set(damaged).size).toBeGreaterThan(45);
});

describe.each([...whole])('%s', (format, files) => {
  it('is read, or has a fault of its own', async () => {
    const keep = join(scratch, format.slice(1));
    const result = await fuzz({ format, whole: files, files: 20, seed: 7, limits: LIMITS, keep });
    expect(result.crashed).toEqual([]);
    expect(result.read + result.faults + result.stopped).toBe(20);
    // Histories are read in a thread of this process, whose memory is that of all tests before.
    if (format !== '.json') expect(result.peakMb ?? 0).toBeLessThan(MOST_MB);
  });
});
