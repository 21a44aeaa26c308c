// What is offered while a question is typed.

import { beforeAll, expect, it } from 'vitest';
import { appOf, originOf, type TestApp } from '../../app-of.ts';

let test: TestApp;
beforeAll(async () => {
  test = await appOf();
});

const offered = (typed: string) =>
  test.app.host.complete({ command: 'ask', option: 'question', typed }, originOf()).map(({ value }) => value);

it('is known questions, then topics in the script that is typed, then the line with its last word whole', () => {
  const lines = offered('what do the factions say about recon');
  expect(lines[0]).toBe('What do the factions say about reconstruction?');
  expect(lines).toContain('what do the factions say about reconstruction');
  expect(offered('cross')).toContain('Crossings');
  expect(offered('המע').every((line) => /^\p{Script=Hebrew}/u.test(line))).toBe(true);
  expect(offered('المعا')).toContain('المعابر');
});

it('is at most 25 lines, each once, in a line of its own too', () => {
  for (const typed of ['', 'a', 'w', 'what', 'r']) {
    const lines = offered(typed);
    expect(lines.length).toBeLessThanOrEqual(25);
    expect(new Set(lines).size).toBe(lines.length);
  }
  const values = test.app.host.suggest('/ask why recons', originOf()).map(({ value }) => value);
  expect(values).toContain('/ask why reconstruction');
  expect(test.app.host.suggest('why recons', originOf()).map(({ value }) => value)).toContain(
    'why reconstruction',
  );
});

it('is for dates the years and months of the documents, of which none has any here', () => {
  expect(test.app.host.complete({ command: 'ask', option: 'since', typed: '' }, originOf())).toEqual([]);
});
