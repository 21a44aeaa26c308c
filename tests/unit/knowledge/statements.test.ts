// What is said and not asked is not answered for one ordinary word.

import { expect, it } from 'vitest';
import { libraryOf } from './library-of.ts';

const library = await libraryOf({
  'parking.md':
    '# Parking\n\nParking costs two crowns an hour. Yes, in winter too.\n\n# Dogs\n\nBring the dog on a lead.\n',
  'zorb.md': 'The Zorb is a ball.\n',
});
const confidence = (question: string) => library.search(question, { max: 1 }).findings[0]?.confidence ?? 0;

it.each(['yes, I have that', 'it was in winter', 'and the dog did that, too'])('"%s" is said', (said) => {
  expect(library.search(said, { max: 1 }).findings.length).toBeGreaterThan(0);
  expect(confidence(said)).toBeLessThan(0.5);
});

it.each([
  'parking',
  'is there parking',
  'the parking',
  'how about the parking',
  'tell me about parking',
  'and the parking?',
  'can I bring the dog',
  'I have parking costs',
  'that is a Zorb',
])('"%s" is asked, or has more', (asked) => {
  expect(confidence(asked)).toBeGreaterThanOrEqual(0.5);
});

it('in a language whose questions do not show by their words, nothing is taken to be said', async () => {
  const german = await libraryOf({ 'parken.md': '---\nlanguage: de\n---\nDas Parken kostet zwei Kronen.\n' });
  expect(german.search('das mit dem Parken', { max: 1 }).confident).toBe(true);
});
