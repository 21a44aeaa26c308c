// Quotations as copies make them: with marks of footnotes, divided words, ligatures, and without points.

import { beforeAll, describe, expect, test } from 'vitest';
import { type Check, checkToJson } from '../../../../src/core/check.ts';
import { readQuotation } from '../../../../src/core/quotation.ts';
import { createChecker } from '../../../../src/knowledge/check/check.ts';
import type { Snapshot } from '../../../../src/knowledge/snapshot.ts';
import { analyser, snapshotOf } from '../library-of.ts';

const FILES = {
  'marked.txt':
    'The ferry carried forty passengers in May.[2] The council raised the fares twice,[3] and the crews asked for two more boats [4].',
  'plain.txt':
    'The lighthouse was built by the harbour office in the spring of that year. It stands on the rock to this day.',
  'divided.txt':
    'The first pier was built by a com-\npany of merchants who had no li-\ncence to do so. The well-\nknown keeper of the lamp did not\nagree with any of the other keepers.',
  'soft.txt': 'The news\u00adpaper printed the time\u00adtable of the ferry on its front page every Monday.',
  'ligature.txt': 'The ﬁrst oﬃcer ﬁlled the ﬂask with the ﬁnest coﬀee of the aﬄuent traﬃc oﬃce.',
  'points.txt': 'בְּרֵאשִׁית הָיְתָה הַסְּפִינָה בַּנָּמָל וְלֹא הָיָה בָּהּ אִישׁ מִלְּבַד הַשּׁוֹמֵר.',
  'bare.txt': 'המעבורת יוצאת בכל בוקר מן הרציף הישן ואינה חוזרת לפני שקיעת השמש.',
  'script.md':
    'The samples held 10<sup>6</sup> spores and 3 mg of CO<sub>2</sub> in every litre of the water.',
  'zwnj.txt': 'کودکان زیر دوازده سال نمی‌توانند بدون همراه وارد گلخانه شوند مگر در روزهای تعطیل.',
  'nbsp.txt': 'The fare is 12\u00a0euros for adults and 6\u202feuros for children on every day of the week.',
};

let library: Snapshot;
const checker = createChecker(analyser);
const checked = (text: string): Check => {
  const work = checker(
    library,
    text,
    readQuotation(
      text,
      () => false,
      () => [],
    ),
  );
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};
const notesIn = (text: string) =>
  checkToJson(checked(text)).parts.flatMap(({ notes }) => notes.map((note) => note.text));

beforeAll(async () => {
  library = await snapshotOf(FILES);
});

describe('marks of footnotes', () => {
  test.each([
    [
      'as they are',
      'The ferry carried forty passengers in May.[2] The council raised the fares twice,[3]',
      [],
    ],
    [
      'left out',
      'The ferry carried forty passengers in May. The council raised the fares twice, and the crews asked for two more boats.',
      [],
    ],
    [
      'brought along',
      'The lighthouse was built by the harbour office[1] in the spring of that year.',
      ['[1]'],
    ],
    [
      'brought along at the end',
      'The lighthouse was built by the harbour office in the spring of that year.[12]',
      ['[12]'],
    ],
    [
      'letters brought along',
      'The lighthouse was built by the harbour office[a] in the spring of that year.',
      ['[a]'],
    ],
    [
      'two in a row',
      'The lighthouse was built by the harbour office[1][2] in the spring of that year.',
      ['[1][2]'],
    ],
  ])('%s are no difference', (_, text, notes) => {
    expect([checked(text).verdict, notesIn(text)]).toEqual(['exact', notes]);
  });

  test.each([
    ['a changed one', 'The ferry carried forty passengers in May.[3] The council raised the fares twice,[3]'],
    [
      'a number in brackets that is none',
      'The lighthouse was built by the [9] harbour office in the spring of that year.',
    ],
    ['words in brackets', 'The lighthouse was built [not] by the harbour office in the spring of that year.'],
  ])('%s is one', (_, text) => {
    expect(checked(text).verdict).toBe('altered');
  });

  test('and hide no other difference', () => {
    expect(
      checked('The lighthouse was not built by the harbour office[1] in the spring of that year.').verdict,
    ).toBe('altered');
  });
});

describe('words that lines divide', () => {
  test.each([
    ['joined', 'The first pier was built by a company of merchants who had no licence to do so.'],
    ['as they are', 'The first pier was built by a com-\npany of merchants who had no li-\ncence to do so.'],
    [
      'as they are, on one line',
      'The first pier was built by a com- pany of merchants who had no li- cence to do so.',
    ],
    [
      'with the hyphen that they have',
      'The well-known keeper of the lamp did not agree with any of the other keepers.',
    ],
    [
      'with soft hyphens left out',
      'The newspaper printed the timetable of the ferry on its front page every Monday.',
    ],
    ['divided by the copy', 'The light-\nhouse was built by the harbour office in the spring of that year.'],
  ])('%s', (_, text) => {
    expect(checked(text).verdict).toBe('exact');
  });

  test.each([
    ['another word', 'The first pier was built by a compound of merchants who had no licence to do so.'],
    [
      'a lost negation over a line',
      'The well-known keeper of the lamp did agree with any of the other keepers.',
    ],
  ])('%s is altered', (_, text) => {
    expect(checked(text).verdict).toBe('altered');
  });
});

describe('characters that look or mean the same', () => {
  test.each([
    [
      'ligatures of the document',
      'The first officer filled the flask with the finest coffee of the affluent traffic office.',
    ],
    ['ligatures of the copy', 'The lighthouse was built by the harbour oﬃce in the spring of that year.'],
    ['Hebrew points left out', 'בראשית היתה הספינה בנמל ולא היה בה איש מלבד השומר.'],
    ['Hebrew points as they are', FILES['points.txt']],
    [
      'Hebrew points added',
      'הַמַּעְבֹּרֶת יוצאת בכל בוקר מן הרציף הישן ואינה חוזרת לפני שקיעת השמש.'.replace('הַמַּעְבֹּרֶת', 'הַמַּעְבּוֹרֶת'),
    ],
    [
      'superscripts as they are shown',
      'The samples held 10⁶ spores and 3 mg of CO₂ in every litre of the water.',
    ],
    ['Persian with its joiner', FILES['zwnj.txt']],
    [
      'blanks that do not break',
      'The fare is 12 euros for adults and 6 euros for children on every day of the week.',
    ],
  ])('%s', (_, text) => {
    expect(checked(text).verdict).toBe('exact');
  });

  test.each([
    ['a lost superscript', 'The samples held 106 spores and 3 mg of CO₂ in every litre of the water.'],
    ['another superscript', 'The samples held 10⁵ spores and 3 mg of CO₂ in every litre of the water.'],
    ['another Hebrew letter', 'בראשית היתה הסבינה בנמל ולא היה בה איש מלבד השומר.'],
    ['a Hebrew negation left out', 'בראשית היתה הספינה בנמל והיה בה איש מלבד השומר.'],
  ])('but not %s', (_, text) => {
    expect(checked(text).verdict).toBe('altered');
  });
});
