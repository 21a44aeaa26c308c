// A folder of files for one test, with modes that only their owner may read by.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const folderOf = (files: Readonly<Record<string, string | Uint8Array>> = {}, mode = 0o600): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-environment-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, mode);
  }
  return folder;
};
