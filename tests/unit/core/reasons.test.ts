// Why something could not be sent, as people read it.

import { expect, it } from 'vitest';
import { reasonIn } from '../../../src/core/reasons.ts';
import { loadWords } from '../../../src/words/words.ts';

const l = loadWords()('en');

it.each([
  ['closed', 'the bot is not allowed to write there'],
  ['an earlier part failed', 'an earlier part could not be sent'],
  ['50035', 'the platform reported “50035”'],
])('says %s in words', (why, said) => {
  expect(reasonIn(why, l)).toBe(said);
});
