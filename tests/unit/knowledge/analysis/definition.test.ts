// Which questions ask what something is, and which passages say it.

import { expect, test } from 'vitest';
import { termAsked } from '../../../../src/knowledge/analysis/definition.ts';
import { analyser, libraryOf } from '../library-of.ts';

test.each<[string, string, string | null]>([
  ['en', 'What is flux?', 'flux'],
  ['en', 'what is a bilge pump', 'bilge pump'],
  ['en', 'What does flux mean?', 'flux'],
  ['en', 'who is the harbour master?', 'harbour master'],
  ['en', 'What is the name of the pump?', null],
  ['en', 'Where is the pump?', null],
  ['en', 'What is needed to repair the pump?', null],
  ['de', 'Was ist eine Bilge?', 'bilge'],
  ['de', 'Was bedeutet Bilge?', 'bilge'],
  ['fr', 'Que signifie le mot bilge ?', null],
  ['fr', 'Que signifie bilge ?', 'bilge'],
  ['ru', 'Что такое глина?', 'глина'],
  ['ar', 'ما هي الهدنة؟', 'الهدنه'],
])('%s: %s asks for %s', (language, question, expected) => {
  const term = termAsked(analyser.analyse(question, language));
  expect(term === null ? null : term.map(({ surface }) => surface).join(' ')).toBe(expected);
});

test('what says what a thing is comes before what only has its name', async () => {
  const library = await libraryOf({
    'a.md':
      'Quillbox needs a machine with 512 MB of memory.\n\nStop quillbox before an upgrade of Quillbox.\n',
    'b.md':
      'Quillbox is a program that sends newsletters from a server of your own, written for clubs and schools.\n',
  });
  const first = (question: string) => library.search(question, { max: 3 }).findings[0]?.excerpt.text;
  expect(first('What is Quillbox?')).toMatch(/^Quillbox is a program/);
  expect(first('How much memory does Quillbox need?')).toMatch(/^Quillbox needs/);
});
