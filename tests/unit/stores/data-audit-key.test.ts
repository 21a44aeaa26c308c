// The key of the audit log: given, or made once and kept.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { StoreError } from '../../../src/core/store-error.ts';
import { auditKeyOf, findAuditKey } from '../../../src/stores/audit-key.ts';
import { bundled } from '../../bundled.ts';
import { folder } from './filled.ts';

const folders: string[] = [];
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});
const place = (auditKey: string | null = null) => {
  const dataDir = folder();
  folders.push(dataDir);
  return { auditKey, dataDir };
};

describe('the key of the audit log', () => {
  it('is the one that is given, and then there is no file', () => {
    const given = place('k'.repeat(32));
    expect(auditKeyOf(given)).toBe('k'.repeat(32));
    expect(readdirSync(given.dataDir)).toEqual([]);
  });

  it('is made once, for its owner only', () => {
    const own = place();
    expect(findAuditKey(own)).toBeNull();
    const key = auditKeyOf(own);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect([auditKeyOf(own), findAuditKey(own)]).toEqual([key, key]);
    expect(readdirSync(own.dataDir)).toEqual(['audit.key']);
    expect(statSync(join(own.dataDir, 'audit.key')).mode & 0o777).toBe(0o600);
    expect(auditKeyOf(place())).not.toBe(key);
  });

  it('is the same for all who ask at once', async () => {
    const own = place();
    const source = fileURLToPath(new URL('../../../src/stores/audit-key.ts', import.meta.url));
    const module = await bundled(source, onTestFinished);
    const script = `
      const { auditKeyOf } = await import(${JSON.stringify(pathToFileURL(module).href)});
      process.stdin.once('data', () => {
        process.stdout.write(auditKeyOf(${JSON.stringify(own)}));
        process.exit();
      });
      process.stdout.write('ready ');`;
    const others = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    await Promise.all(others.map((other) => once(other.stdout, 'data')));
    const said = others.map((other) => other.stdout.setEncoding('utf8').toArray());
    for (const other of others) other.stdin.write('go');
    const keys = (await Promise.all(said)).map((texts) => texts.join(''));
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([...keys, auditKeyOf(own)]).size).toBe(1);
  });

  it('is not made up for a file that holds none', () => {
    const own = place();
    writeFileSync(join(own.dataDir, 'audit.key'), 'short\n');
    expect(() => auditKeyOf(own)).toThrow(StoreError);
    expect(readFileSync(join(own.dataDir, 'audit.key'), 'utf8')).toBe('short\n');
  });
});
