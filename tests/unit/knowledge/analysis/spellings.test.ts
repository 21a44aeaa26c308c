// Forms and spellings of one word, and likely slips.

import { expect, test } from 'vitest';
import { isLikelySlip, isSameWord } from '../../../../src/knowledge/analysis/spellings.ts';
import { analyser } from '../library-of.ts';

const surface = (word: string): string => analyser.surfaces(word)[0]?.surface ?? '';
const isSame = (a: string, b: string): boolean =>
  isSameWord(surface(a), surface(b), /^[a-z]/.test(a)) &&
  isSameWord(surface(b), surface(a), /^[a-z]/.test(a));
const isSlip = (typed: string, meant: string, isEnglish = true): boolean =>
  isLikelySlip(surface(typed), surface(meant), isEnglish);

test.each([
  ['colour', 'color'],
  ['organised', 'organized'],
  ['centre', 'center'],
  ['travelled', 'traveled'],
  ['defence', 'defense'],
  ['programme', 'program'],
  ['rise', 'rose'],
  ['woman', 'women'],
  ['delivery', 'deliver'],
  ['المدينة', 'مدينة'],
  ['يتعلم', 'تعلم'],
  ['أحجز', 'يحجز'],
  ['أريد', 'أراد'],
  ['حروب', 'حرب'],
  ['كتاب', 'كتب'],
  ['مصنع', 'مصنعا'],
  ['תלמד', 'ילמד'],
  ['בספריה', 'ספריה'],
  ['ילדים', 'ילדה'],
])('%s and %s are one word', (a, b) => expect(isSame(a, b)).toBe(true));

test.each([
  ['truce', 'true'],
  ['paternity', 'maternity'],
  ['four', 'hour'],
  ['dead', 'deal'],
  ['paid', 'aid'],
  ['father', 'rather'],
  ['count', 'county'],
  ['هدنة', 'هدية'],
  ['الوالد', 'الولد'],
  ['سلام', 'كلام'],
  ['الحرب', 'الحزب'],
  ['قلب', 'كلب'],
  ['سفير', 'سفر'],
  ['מלחמה', 'מלחיה'],
  ['חוזה', 'חולה'],
  ['שמש', 'שמן'],
])('%s and %s are two', (a, b) => expect(isSame(a, b)).toBe(false));

test.each([
  ['libary', 'library', true],
  ['kilm', 'kiln', true],
  ['watr', 'water', true],
  ['roap', 'road', false],
  ['xord', 'lord', false],
])('of an English word in no list, %s for %s: a slip, %s', (typed, meant, slip) =>
  expect(isSlip(typed, meant)).toBe(slip),
);

test.each([
  ['الرياخ', 'الرياح', true],
  ['اصراب', 'أسراب', true],
  ['בחממא', 'בחממה', true],
  ['הסחלבימם', 'הסחלבים', true],
  ['الهدنة', 'الهدية', false],
  ['המלחמה', 'המלחיה', false],
])('of Arabic and Hebrew ones, %s for %s: a slip, %s', (typed, meant, slip) =>
  expect(isSlip(typed, meant, false)).toBe(slip),
);

test('elsewhere a word with another first letter is no slip', () => {
  expect(isSlip('Tisch', 'Fisch', false)).toBe(false);
  expect(isSlip('Fisxh', 'Fisch', false)).toBe(true);
});
