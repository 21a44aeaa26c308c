// Which questions ask what something is, and which passages say it.

import { describe, expect, it, test } from 'vitest';
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

describe('what is said of a term that most of a library mentions', () => {
  const many = Array.from({ length: 80 }, (_, i) => `Step ${i}: close the vault, and open vault ${i} again.`);
  const answer = async (files: Readonly<Record<string, string>>, question: string) => {
    const library = await libraryOf({ 'many.md': many.join('\n\n'), ...files });
    const { confident, findings } = library.search(question, { max: 5 });
    return { confident, text: findings[0]?.excerpt.text ?? '', sure: findings[0]?.confidence ?? 0 };
  };

  it.each<[string, string]>([
    [
      'an entry of a glossary',
      '## Vault\n\n`Also: safe`\n\nA **vault** is a folder of notes.\n\n## Note\n\nA note is a page.\n',
    ],
    ['a sentence', 'The vault is never empty.\n\nA vault is a folder of notes.\n'],
    ['an item', 'Words we use:\n\n- **Note**: a page.\n- **Vault**: a folder of notes.\n'],
    ['a pair', 'Note\n: A page.\n\nVault\n: A folder of notes.\n'],
  ])('is found in %s', async (_, glossary) => {
    for (const question of ['what is a vault?', 'What is the vault', 'what does vault mean']) {
      const { confident, text, sure } = await answer({ 'glossary.md': glossary }, question);
      expect([question, confident, text]).toEqual([
        question,
        true,
        expect.stringMatching(/folder of notes\./),
      ]);
      expect(sure).toBeGreaterThanOrEqual(0.7);
    }
  });

  it('is the nearest passage, and no more, where it only stands first below a heading', async () => {
    const { confident, text, sure } = await answer(
      { 'glossary.md': '## Vault\n\nHolds all notes of a person.\n\nKeep it safe.\n' },
      'what is a vault?',
    );
    expect([confident, text]).toEqual([true, 'Holds all notes of a person.']);
    expect(sure).toBeLessThan(0.7);
  });

  it.each<[string, string]>([
    ['says something else of it', 'The vault is closed on Sunday.\n'],
    ['warns', 'Vault: close it before you leave.\n'],
    ['is code', '```\nvault: main\n  open: yes\n```\n'],
    ['is of a longer name', '## Vault keeper\n\nA vault keeper is a person.\n'],
  ])('is not what %s', async (_, text) => {
    const { confident } = await answer({ 'a.md': text }, 'what is a vault?');
    expect(confident).toBe(false);
  });

  it.each<[string, string, string, string]>([
    ['de', 'Was ist ein Speicher?', 'Der Speicher ist voll.', 'Ein Speicher ist ein Ordner für Notizen.'],
    ['he', 'מה זה כספת?', 'הכספת סגורה ביום ראשון.', 'כספת היא תיקייה של פתקים.'],
    ['ar', 'ما هي الخزنة؟', 'الخزنة مغلقة يوم الأحد.', 'الخزنة هي مجلد للملاحظات.'],
    ['ru', 'Что такое хранилище?', 'Хранилище закрыто.', 'Хранилище — это папка с заметками.'],
  ])('is found in %s', async (language, question, other, definition) => {
    const library = await libraryOf({
      'a.md': `---\nlanguage: ${language}\n---\n${Array.from({ length: 30 }, (_, i) => `${other} (${i})`).join('\n\n')}\n\n${definition}\n`,
    });
    const { confident, findings } = library.search(question, { max: 3 });
    expect([confident, findings[0]?.excerpt.text]).toEqual([true, definition]);
  });
});

test('what only mentions a term is the nearest passage, and no definition', async () => {
  const library = await libraryOf({
    'a.md': 'Members pitch their tents by the pier.\n\nThe ferry sails at noon.\n',
  });
  const sure = (question: string) => library.search(question, { max: 1 }).findings[0]?.confidence ?? 0;
  expect(sure("what's a pitch?")).toBeLessThan(0.7);
  expect(sure('pitch')).toBeGreaterThanOrEqual(0.7);
});

test('who somebody is needs no sentence that begins with them', async () => {
  const library = await libraryOf({
    'a.md': 'Ida Brenner has been the treasurer of the rowing club since 2019.\n\nThe ferry sails at noon.\n',
  });
  const sure = (question: string) => library.search(question, { max: 1 }).findings[0]?.confidence ?? 0;
  expect(sure('who is Ida Brenner?')).toBeGreaterThanOrEqual(0.7);
  expect(sure('what is Ida Brenner?')).toBeLessThan(0.7);
});
