// Details of acts in the audit log, as people read them.

import { expect, it } from 'vitest';
import { detailIn } from '../../../commands/recorded.ts';
import { loadWords } from '../../../src/words/words.ts';

const words = loadWords();

it.each([
  ['locale', null, 'language: Automatic'],
  ['locale', 'ar', 'language: Arabic'],
  ['editsOnly', true, 'wrong messages: edits only'],
  ['private', null, 'answers: to everyone'],
  ['keepsQuestions', true, 'unanswered questions: may be kept with their words'],
  ['moderatorRole', null, 'no role of moderators'],
  ['pin', null, 'all pins'],
  ['digest', 'k3f9', 'digest k3f9'],
  ['entries', 3, 'entries: 3'],
  ['somethingOld', 1, 'somethingOld: 1'],
] as const)('says %s %s in words', (name, value, said) => {
  expect(detailIn(name, value, words('en'))).toBe(said);
});

it('names no detail as programs do, in any language', () => {
  for (const locale of ['en', 'ar', 'he'] as const)
    for (const name of ['locale', 'private', 'keepsQuestions', 'editsOnly', 'moderatorRole'])
      for (const value of name === 'locale' || name === 'moderatorRole' ? [null] : [null, true]) {
        const said = detailIn(name, value, words(locale));
        expect(said).not.toMatch(/null|true|locale|keepsQuestions|editsOnly|moderatorRole/);
      }
});
