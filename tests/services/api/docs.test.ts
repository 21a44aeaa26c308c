// docs/api.md: its commands are run by a shell, and answer what the page says.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openApi } from '../../api-of.ts';

const run = promisify(execFile);

/** Each command with the answer that stands below it. */
const examples = [
  ...readFileSync('docs/api.md', 'utf8').matchAll(/^```sh\n(.*?)^```\n\n^```json\n(.*?)^```$/gms),
].map(([, command = '', answer = '']) => ({ command, answer }));

/** An answer, with no more of each list than the page shows of it. */
const beginning = (answer: unknown, shown: unknown): unknown => {
  if (Array.isArray(answer) && Array.isArray(shown))
    return answer.slice(0, shown.length || undefined).map((one, i) => beginning(one, shown[i]));
  if (typeof answer !== 'object' || answer === null || typeof shown !== 'object' || shown === null)
    return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, beginning(value, Reflect.get(shown, name))]),
  );
};

const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);
if (!hasCurl) console.log('skipped: the examples of docs/api.md need curl');

it.skipIf(!hasCurl)('docs/api.md answers its examples as it says', async () => {
  expect(examples.length).toBeGreaterThan(5);
  const { address } = await openApi();
  for (const { command, answer } of examples) {
    const { stdout } = await run('sh', ['-c', command.replaceAll('http://localhost:8080', address)]);
    const shown = JSON.parse(answer);
    expect(beginning(JSON.parse(stdout), shown), command).toMatchObject(shown);
  }
});

it('docs/api.md names every request of the description', async () => {
  const api = await openApi();
  const page = readFileSync('docs/api.md', 'utf8');
  const { json } = await api.get('/api/v1/openapi.json');
  const paths = Object.keys(json.paths);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !page.includes(` ${path}`))).toEqual([]);
});
