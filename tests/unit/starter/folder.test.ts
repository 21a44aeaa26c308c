// What `verbatim init` makes is a folder that the bot reads without a fault, and its settings are those of a folder of its own.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEnvFile } from '../../../src/environment/env-file.ts';
import { VARIABLES } from '../../../src/environment/variables.ts';
import { makeFolder } from '../../../src/starter/folder.ts';
import { operatorCommand } from '../../../src/words/operator-commands.ts';
import { appOf } from '../../app-of.ts';
import { folderOf } from '../knowledge/folder-of.ts';

it('holds a library and topics without faults', async () => {
  const { path } = await folderOf({});
  makeFolder(path);
  const { app } = await appOf({ knowledgeDir: join(path, 'knowledge'), topicsDir: join(path, 'topics') });
  expect(app.faults()).toEqual([]);
  expect(app.library.snapshot().documents.size).toBe(1);
  expect(app.topics.all().map(({ name }) => name)).toEqual(['example']);
});

it('sets every variable as the example does, except the folder of topics, and names the commands of the package', async () => {
  const { path } = await folderOf({});
  makeFolder(path);
  const read = (file: string) => readEnvFile(file, (name) => name in VARIABLES);
  const [made, example] = [read(join(path, '.env')), read('.env.example')];
  expect(made.faults).toEqual([]);
  expect(made.values).toEqual({ ...example.values, TOPICS_DIR: 'topics' });
  const text = readFileSync(join(path, '.env'), 'utf8');
  expect(text).toContain('verbatim data audit --verify');
  expect(text).not.toMatch(/npm run|Copy this file|docs\//);
  expect(text).toContain('In a clone of the project only');
});

it.each([
  ['/usr/local/bin/verbatim', 'verbatim lint', 'verbatim data'],
  ['/opt/verbatim/bin/verbatim.mjs', 'verbatim lint', 'verbatim data'],
  ['/srv/dist/0123/src/main.js', 'npm run lint:knowledge', 'npm run -s data --'],
])('commands are written as for %s', (program, lint, data) => {
  expect(operatorCommand('lint', { program })).toBe(lint);
  expect(operatorCommand('data', { args: true, quiet: true, program })).toBe(data);
});
