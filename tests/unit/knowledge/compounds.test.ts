// Compounds that are written as one word are found by their parts, and their parts by them.

import { expect, test } from 'vitest';
import { libraryOf } from './library-of.ts';

const head = (language: string) => `---\nlanguage: ${language}\n---\n`;
const first = async (language: string, text: string, question: string): Promise<string> => {
  const library = await libraryOf({ 'verein.md': head(language) + text });
  const { confident, findings } = library.search(question, { max: 3 });
  return confident ? (findings[0]?.excerpt.text ?? '') : '';
};

const GERMAN = `Der Jahresbeitrag beträgt 180 Euro und wird im Februar abgebucht.

Das Bootshaus wird von allen Mitgliedern zweimal geputzt.

Die Hochzeit der Vorsitzenden wurde auf der Wiese gefeiert.

Der Schlüssel der Werkstatt liegt beim Hausmeister.
`;

test.each(['Wie hoch ist der Beitrag?', 'Wie hoch ist der Beitrag im Jahr?', 'Welche Beiträge gibt es?'])(
  'a compound is found by its last part: %s',
  async (question) => {
    expect(await first('de', GERMAN, question)).toContain('Jahresbeitrag');
  },
);

test('a word is found by a compound that the library lacks', async () => {
  expect(await first('de', GERMAN, 'Wo liegt der Werkstattschlüssel?')).toContain('Hausmeister');
});

test('a compound with a meaning of its own is not its last part', async () => {
  expect(await first('de', GERMAN, 'Zu welcher Zeit?')).toBe('');
  expect(await first('de', GERMAN, 'Zeit')).toBe('');
});

test('an ending that only looks like a word makes no compound', async () => {
  expect(
    await first('de', 'Der Qualmbeitrag raucht.\n\nDer Xyzbeitrag liegt hier.\n', 'Beitrag'),
  ).not.toContain('Xyz');
});

test('Dutch has them too', async () => {
  const text = 'De jaarbijdrage is 180 euro en wordt in februari betaald.\n\nDe boot ligt aan de steiger.\n';
  expect(await first('nl', text, 'Hoe hoog is de bijdrage?')).toContain('jaarbijdrage');
});

test('English has none', async () => {
  expect(await first('en', 'The village has a fountain.\n\nThe storage is dry.\n', 'What is the age?')).toBe(
    '',
  );
});
