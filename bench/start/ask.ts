// One question to `npm run ask` of a folder, and what it costs.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Asked {
  /** Processor time of all processes together, npm's too, in milliseconds. */
  readonly askCpuMs: number;
  /** The most memory that one of them held. */
  readonly askMb: number;
  readonly askMs: number;
}

/** Loaded into every Node of the tree but a sandbox: adds its peak of memory, in kilobytes, to a file. */
const watch = (file: string) =>
  `${pathToFileURL(join(import.meta.dirname, 'peak.js')).href}?${new URLSearchParams({ file })}`;

/** `times` of a shell: its own processor time in the first line, that of all it has waited for in the second. */
const cpuOf = (times: string): number => {
  const [, children = ''] = times.trim().split('\n').slice(-2);
  const spans = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  if (spans.length !== 2) throw new Error(`the shell told no times:\n${times}`);
  return spans.reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
};

export const askOnce = (root: string): Asked => {
  const scratch = mkdtempSync(join(tmpdir(), 'verbatim-ask-'));
  try {
    const peaks = join(scratch, 'peaks');
    const began = performance.now();
    const { stdout } = spawnSync('sh', ['-c', 'npm run -s ask -- --json humanitarian >&2; times'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: join(scratch, 'data'), NODE_OPTIONS: `--import=${watch(peaks)}` },
    });
    const askMs = performance.now() - began;
    const peak = Math.max(...readFileSync(peaks, 'utf8').trim().split('\n').map(Number));
    return { askCpuMs: cpuOf(stdout), askMb: peak / 1024, askMs };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
