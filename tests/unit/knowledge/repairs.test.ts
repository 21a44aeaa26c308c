// Words that the library lacks: a slip is repaired, and a word that is one is never taken for another.

import { describe, expect, test } from 'vitest';
import { type FindingReport, libraryWith, reportOf } from './repairs-of.ts';

const told = ({ confident, repaired, suggested = [] }: FindingReport) => ({
  confident,
  repaired: repaired.map(({ from, to }) => `${from} → ${to}`),
  suggested: suggested.map(({ from, to }) => `${from} → ${to}`),
});

describe('a word that is one is not respelt', () => {
  test.each([
    [
      'When did the truce end?',
      'It is true that the fair ended on Monday, when the last guests had left.',
      'truce → true',
    ],
    ['How long is paternity leave?', 'Maternity leave is fourteen weeks long.', 'paternity → maternity'],
    ['Who are the dead?', 'The deal was signed by Lior and Nour.', 'dead → deal'],
    ['Can I rent a goat?', 'You can rent a boat at the pier for an hour.', 'goat → boat'],
    ['How much is a massage?', 'A message costs forty cents.', 'massage → message'],
    ['Was the father there?', 'It was rather late when the band got there.', 'father → rather'],
    ['Who paid the band?', 'First aid for the band is in the shed.', 'paid → aid'],
    [
      'Is the game for four players?',
      'A game takes an hour, and players bring their own balls.',
      'four → hour',
    ],
    ['Do we know the date?', 'The date is now printed on the poster.', 'know → now'],
    ['Is there an angel on the roof?', 'The angle of the roof is forty degrees.', 'angel → angle'],
    ['Is a dessert served?', 'The desert begins behind the last houses.', 'dessert → desert'],
    [
      'What does Mali export?',
      'The mail is brought at ten, and exports are cleared on Monday.',
      'Mali → mail',
    ],
    ['Did Iran sign the pact?', 'Iraq signed the pact in the spring.', 'Iran → Iraq'],
    ['What did ROAP publish?', 'The map of the road is published in May.', 'ROAP → road'],
    ['Where does Wara live?', 'The ward lives behind the mill.', 'Wara → ward'],
    ['متى يصل الوالد؟', 'يصل الولد إلى المدرسة في الصباح.', 'الوالد → الولد'],
    ['هل بدأت الحرب؟', 'بدأت الحزمة تصل في المساء، وقال الحزب إن الطريق مفتوح.', 'الحرب → الحزب'],
    ['מי חתם על החוזה?', 'החולה חתם על הטופס אצל הרופא.', 'החוזה → החולה'],
    ['متى بدأت الهدنة؟', 'بدأت الهدية تصل إلى الأطفال في المساء.', 'الهدنة → الهدية'],
    ['מתי נגמרה המלחמה?', 'המלחיה עמדה על השולחן, והארוחה נגמרה בשמונה.', 'המלחמה → המלחיה'],
  ])('%s', async (question, text, suggestion) => {
    expect(told(await reportOf(text, question))).toEqual({
      confident: false,
      repaired: [],
      suggested: [suggestion],
    });
  });
});

describe('a slip is repaired, and shown as the text writes it', () => {
  test.each([
    ['maternty leave', 'Maternity leave is fourteen weeks long.', 'maternty → maternity'],
    ['how do i fire the kilm', 'The kiln is fired on Fridays by the warden.', 'kilm → kiln'],
    ['when does the libary open', 'The library opens at nine and closes at five.', 'libary → library'],
    ['who is Brener', 'The harbour master is Ida Brenner.', 'Brener → Brenner'],
    ['متى تفتح المكتنبة', 'تفتح المكتبة أبوابها في الثامنة.', 'المكتنبة → المكتبة'],
    ['מתי נפתחת הספרייהה', 'הספרייה נפתחת בשמונה.', 'הספרייהה → הספרייה'],
  ])('%s', async (question, text, repair) => {
    const report = told(await reportOf(text, question));
    expect([report.repaired, report.suggested]).toEqual([[repair], []]);
  });
});

test('a word that may be mistyped, in a question that is, does not keep an answer back', async () => {
  const text = 'The factions demand that all border crossings are opened.';
  const report = await reportOf(text, 'what do the facitons demnad at the boarder crossings');
  expect([report.confident, told(report).suggested]).toEqual([true, ['boarder → border']]);
});

test('a stem that is said to be a word is not respelt', async () => {
  const { library } = await libraryWith('The kiln is fired on Fridays by the warden.');
  const told = (isWord?: (term: string) => boolean) => {
    const { repaired, suggested = [] } = library.search('kilm', { max: 3, ...(isWord && { isWord }) });
    return [repaired.length, suggested.length];
  };
  expect(told()).toEqual([1, 0]);
  expect(told((term) => term === 'kilm')).toEqual([0, 1]);
});

describe('one word in two spellings is one', () => {
  test.each([
    ['color', 'colour'],
    ['organised', 'organized'],
    ['centre', 'center'],
    ['travelled', 'traveled'],
    ['rise', 'rose'],
    ['email', 'e-mail'],
    ['e-mail', 'email'],
    ['wifi', 'wi-fi'],
    ['wi-fi', 'wifi'],
    ['printouts', 'print-outs'],
  ])('%s, where the text has %s', async (typed, written) => {
    const report = await reportOf(
      `The ${written} of the harbour is in the book beside the door.`,
      `${typed} harbour`,
    );
    expect(report.suggested ?? []).toEqual([]);
    expect(report.confident).toBe(true);
  });
});
