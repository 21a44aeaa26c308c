// Names as three scripts write them.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareNames, differenceOf, soundOf } from '../../../../src/knowledge/analysis/sound.ts';
import { analyser } from '../library-of.ts';

/** The least difference of two words as they are typed; null where they do not sound alike at all. */
const differ = (a: string, b: string): number | null => {
  const [one, other] = [a, b].map((word) => analyser.analyse(word)[0]?.surface ?? '');
  const all = bareNames(one ?? '').flatMap((x) =>
    bareNames(other ?? '').map((y) => {
      const [p, q] = [soundOf(x), soundOf(y)];
      return p && q ? differenceOf(p, q) : null;
    }),
  );
  const found = all.filter((d) => d !== null);
  return found.length === 0 ? null : Math.min(...found);
};

test.each([
  ['Hamas', 'حماس', 'חמאס'],
  ['Sinwar', 'السنوار', 'סינוואר'],
  ['Netanyahu', 'نتنياهو', 'נתניהו'],
  ['Israel', 'إسرائيل', 'ישראל'],
  ['Pittsburgh', 'بيتسبرغ', 'פיטסבורג'],
  ['Kennedy', 'كينيدي', 'קנדי'],
  ['Mohammed', 'محمد', 'מוחמד'],
  ['California', 'وكاليفورنيا', 'בקליפורניה'],
])('%s is written %s and %s', (latin, arabic, hebrew) => {
  expect(differ(latin, arabic)).toBe(0);
  expect(differ(latin, hebrew)).toBeLessThanOrEqual(1);
});

describe('words that are not alike', () => {
  test.each([
    ['Miasma', 'موسم'],
    ['Battle', 'بطولة'],
    ['Unicef', 'النسبة'],
    ['Justice', 'أغسطس'],
    ['Davidson', 'ديفيد'],
  ])('%s is not %s', (latin, arabic) => {
    expect(differ(latin, arabic)).not.toBe(0);
  });

  test('short ones, numbers and other scripts have no sound', () => {
    for (const word of ['gaza', 'غزه', 'עזה', '2025', 'q4', 'москва']) expect(soundOf(word)).toBeNull();
  });
});

test('to differ goes both ways, and every word sounds like itself', () => {
  const letters = fc.constantFrom(...'abcdefghiklmnoprstuwyzابتحخدرسشعفقكلمنهويאבגדהוזחטיכלמנסעפצקרשת');
  const word = fc.array(letters, { minLength: 3, maxLength: 10 }).map((all) => all.join(''));
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [one, other] = [soundOf(a), soundOf(b)];
      if (one === null || other === null) return;
      expect(differenceOf(one, other)).toBe(differenceOf(other, one));
      expect(differenceOf(one, one)).toBe(0);
    }),
  );
});
