// What is wrong with many files alike is one line of the log, and each change adds only what is new.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { appOf } from '../../app-of.ts';

it('logs equal faults once, with how many more files have them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [knowledgeDir, topicsDir] = [join(folder, 'knowledge'), join(folder, 'topics')];
  for (const made of [knowledgeDir, topicsDir]) mkdirSync(made);
  const write = (name: string, text: string) => writeFileSync(join(knowledgeDir, name), text);
  write('good.md', 'The ferry leaves at noon.\n');
  for (const name of ['a.md', 'b.md', 'c.md']) write(name, '# A heading alone\n');
  const { app, logged } = await appOf({ knowledgeDir, topicsDir });
  const told = () =>
    logged
      .map((line) => JSON.parse(line) as { msg: string; file?: string; more?: number })
      .filter(({ msg }) => msg === 'contains no paragraph to quote.')
      .map(({ file, more }) => [file, more]);
  expect(told()).toEqual([['knowledge/a.md', 2]]);
  write('d.md', '# A heading alone\n');
  await app.refresh();
  expect(told()).toEqual([
    ['knowledge/a.md', 2],
    ['knowledge/d.md', undefined],
  ]);
  await app.stop();
});
