// `npm run bench:tests -- [--base DIR] [--runs N]`: the processor time of the checks and tests, with all processes that they start. With the
// folder of another state of the project, in which its packages are installed, both run by turns, and their medians are compared.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from './measures.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1' }, base: { type: 'string' } },
});

/** `npm test`, and the lane of what needs other processes; an older state has the first alone, which runs all. */
const SCRIPTS = ['test', 'test:system'];

/** What a shell says with `times`: its own processor time, and below it that of everything it has waited for. */
const OF_CHILDREN = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/;

/** Seconds of processor time. Throws if a test fails: that would end sooner. */
const secondsOf = (root: string, name: string): number => {
  const { status, stdout } = spawnSync('sh', ['-c', `npm run -s ${name} >&2; code=$?; times; exit $code`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  const [, ...parts] = OF_CHILDREN.exec(stdout) ?? [];
  const [minutes = 0, seconds = 0, sysMinutes = 0, sysSeconds = 0] = parts.map(Number);
  if (status !== 0 || parts.length === 0) throw new Error(`npm run ${name} has failed in ${root}`);
  return (minutes + sysMinutes) * 60 + seconds + sysSeconds;
};

const scriptsIn = (root: string): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  return SCRIPTS.filter((name) => name in scripts);
};

const here = resolve(import.meta.dirname, '..');
const roots = [here, ...(values.base === undefined ? [] : [resolve(values.base)])];
for (const root of roots)
  if (!existsSync(join(root, 'node_modules'))) throw new Error(`run npm ci in ${root}`);

const measured = new Map<string, number[]>();
for (let run = 0; run < Number(values.runs); run++)
  for (const root of roots)
    for (const name of scriptsIn(root)) {
      const key = `${root} ${name}`;
      measured.set(key, [...(measured.get(key) ?? []), secondsOf(root, name)]);
    }

const medians = (root: string) =>
  scriptsIn(root).map((name) => [name, percentile(measured.get(`${root} ${name}`) ?? [], 0.5)] as const);
const whole = (root: string) => medians(root).reduce((sum, [, seconds]) => sum + seconds, 0);
const rounded = (value: number) => Math.round(value * 100) / 100;
const [, base] = roots;
const all = base === undefined ? null : whole(base);
process.stdout.write(
  `${JSON.stringify({
    runs: Number(values.runs),
    seconds: Object.fromEntries(medians(here).map(([name, seconds]) => [name, rounded(seconds)])),
    ...(all === null
      ? {}
      : {
          base: rounded(all),
          ratios: {
            ...Object.fromEntries(medians(here).map(([name, seconds]) => [name, rounded(seconds / all)])),
            all: rounded(whole(here) / all),
          },
        }),
  })}\n`,
);
