// Plain text of many kinds, as people type, print and scan it: what can be found of it, and what leads to it.

import { describe, expect, test } from 'vitest';
import { segmentsOf } from '../../../../src/core/segments.ts';
import { quote } from '../../../../src/knowledge/excerpt.ts';
import { readText } from '../../../../src/knowledge/formats/text.ts';
import { passagesOf } from '../../../../src/knowledge/passages.ts';
import { documentOf, sliced } from '../library-of.ts';
import { foundIn } from './seen.ts';

const found = (source: string): string[] => foundIn('a.txt', source);

const headings = (source: string): string[] => {
  const { text, headings: all } = readText(source);
  return sliced(
    text,
    all.map(({ range }) => range),
  );
};

/** Whether the line breaks of its only paragraph are those of a page. */
const isWrapped = (source: string): boolean => readText(source).blocks[0]?.isWrapped === true;

const WRAPPED = `The lock of the tool shed has been changed, and the old keys do not
work any longer. You can collect a new key from the keeper, but please
bring the old one: without it we have to ask for a deposit of some
euros.`;

describe('line breaks of a page part nothing', () => {
  test.each([
    ['prose', WRAPPED],
    ['with the first line indented', `    ${WRAPPED}`],
    ['indented as a whole', WRAPPED.replaceAll(/^/gm, '   ')],
    ['of Windows', WRAPPED.replaceAll('\n', '\r\n')],
    [
      'Arabic',
      'تفتح المكتبة أبوابها من الساعة التاسعة صباحا حتى السادسة مساء كل يوم\nما عدا يوم الجمعة. ولا تفتح في الأعياد الرسمية إلا إذا أعلنت الإدارة\nخلاف ذلك على موقعها.',
    ],
    [
      'Hebrew',
      'הגינה פתוחה לכל תושבי השכונה מן הזריחה ועד השקיעה. אין להכניס כלבים\nלגינה, אלא אם כן הם קשורים. אין להבעיר אש בשטח הגינה בין החודשים\nאפריל ואוקטובר.',
    ],
    [
      'Persian',
      'ورود سگ به باغ ممنوع است مگر این‌که قلاده داشته باشد. کودکان زیر دوازده\nسال نمی‌توانند بدون همراه وارد گلخانه شوند. باغ روزهای دوشنبه بسته است و\nدر روزهای تعطیل تنها تا ظهر باز می‌ماند.',
    ],
  ])('%s', (_, source) => {
    expect(isWrapped(`${source}\n\nThe end.`)).toBe(true);
  });
});

describe('line breaks of an author stay', () => {
  test.each([
    [
      'verse in capitals',
      'The river runs beneath the summer moon,\nAnd I have nothing left for me to say;\nThe ferryman will call the two of us soon\nAnd row the boat with both of us away.',
    ],
    [
      'verse that is indented in turn',
      'The river runs beneath the winter moon,\n   and I have nothing left for her to say,\nthe ferryman will call us very soon\n   and row the two of us so far away.',
    ],
    ['an address', 'Harbour Office\n3 Quay Street\nRiverside RV1 4AB'],
    [
      'sentences, each on its line',
      'The garden opens at nine on every weekday.\nThe ferry leaves from the old eastern pier.\nThe library keeps its doors closed all May.\nThe school takes part in the summer fair.',
    ],
    ['a closing', 'With kind regards from all of us at the harbour,\nAnna Moreau'],
  ])('%s', (_, source) => {
    expect(isWrapped(`${source}\n\nThe end.`)).toBe(false);
  });
});

describe('headings', () => {
  const prose = `${WRAPPED}\n`;
  test.each([
    ['in capitals', `THE HARBOUR\n\n${prose}`, ['THE HARBOUR']],
    [
      'in capitals, on two lines',
      `ROWING CLUB\nCONSTITUTION AND RULES\n\n${prose}`,
      ['ROWING CLUB\nCONSTITUTION AND RULES'],
    ],
    ['underlined', `The harbour\n-----------\n\n${prose}`, ['The harbour']],
    ['underlined twice', `The harbour\n===========\n\n${prose}`, ['The harbour']],
    ['short ones above prose', `Opening hours\n\n${prose}`, ['Opening hours']],
    ['short ones above a long line', `Guests\n\n${prose.replaceAll('\n', ' ')}`, ['Guests']],
    [
      'short ones without any blank line',
      `Guests\n${prose.replaceAll('\n', ' ')}\nDogs\n${prose.replaceAll('\n', ' ')}`,
      ['Guests', 'Dogs'],
    ],
    ['numbered ones', `1. Water\n\n${prose}\n2. Fire\n\n${prose}`, ['1. Water', '2. Fire']],
    [
      'of several levels',
      `2. Water\n\n2.1 Pumps\n\n${prose}\n2.1.1 Valves\n\n${prose}`,
      ['2. Water', '2.1 Pumps', '2.1.1 Valves'],
    ],
    ['of articles', `Article 1 - Name\n\n${prose}\nArticle 2\n\n${prose}`, ['Article 1 - Name', 'Article 2']],
    ['of paragraphs of a law', `§ 4 Guests\n\n${prose}`, ['§ 4 Guests']],
    ['in Roman numbers', `I. Water\n\n${prose}\nII. Fire\n\n${prose}`, ['I. Water', 'II. Fire']],
    [
      'Arabic',
      'المادة ١\n\nاسم الجمعية «أصدقاء المكتبة».\n\nالمادة ٢\n\nلا يحق له التصويت.',
      ['المادة ١', 'المادة ٢'],
    ],
    ['Hebrew', 'סעיף 3\n\nאין להבעיר אש.\n\nפרק ב\n\nהגינה סגורה בלילה.', ['סעיף 3', 'פרק ב']],
    ['a title above another', `The garden\n\n1. Water\n\n${prose}`, ['The garden', '1. Water']],
  ])('%s', (_, source, expected) => {
    expect(headings(source)).toEqual(expected);
  });

  test.each([
    ['a greeting', `Dear all,\n\n${prose}`],
    ['a line that leads to something', `Bring these:\n\n${prose}`],
    ['what such a line leads to', `Write this:\n\nNO DOGS HERE\n\n${prose}`],
    ['a sentence', `No dogs.\n\n${prose}`],
    ['a question', `Who pays for it?\n\n${prose}`],
    ['a field', `Command: MODE\n\n${prose}`],
    ['columns', `ERR_ONE                 ERR_TWO\n\n${prose}`],
    ['numbered items', '1. Water the roses\n\n2. Close the gate\n\n3. Go home'],
    ['the last line', 'The end.\n\nTHE KEEPER'],
    ['the only line', 'THE KEEPER'],
  ])('%s is none', (_, source) => {
    expect(headings(source)).toEqual([]);
  });
});

describe('without a blank line', () => {
  const first =
    'The first pier was built by a company of merchants\nwho had no licence to do so. The town did not agree to\nit for many years.';
  const second =
    'In the winter a storm broke the pier in two, and the\nkeeper of the lamp rang the bell, but nobody heard it\nuntil the morning.';

  test.each([
    ['paragraphs that are indented', `    ${first}\n    ${second}`, [first, second]],
    ['and others that are not', `    ${first}\n    ${second}\n\nThe end.`, [first, second, 'The end.']],
    ['below a heading in capitals', `THE PIER\n${first}\n\nThe end.`, [first, 'The end.']],
    ['below a heading with a rule', `The pier\n--------\n${first}\n\nThe end.`, [first, 'The end.']],
    ['below the name of an article', `Article 4\n${first}\n\nThe end.`, [first, 'The end.']],
    ['below headings all through', `THE PIER\n${first}\nTHE STORM\n${second}`, [first, second]],
    [
      'below the name of a person',
      'ANNA MOREAU\n12 Mill Lane\nRiverside\n\nThe end.',
      ['ANNA MOREAU\n12 Mill Lane\nRiverside', 'The end.'],
    ],
  ])('%s', (_, source, expected) => {
    expect(found(source)).toEqual(expected);
  });
});

describe('lists', () => {
  const one = 'The boat is washed after use.';
  const two = 'The oars go back to the shed.';
  test.each([
    ['bullets', `- ${one}\n- ${two}\n\nEnd.`, [`- ${one}`, `- ${two}`, 'End.']],
    ['numbers', `1. ${one}\n2. ${two}\n\nEnd.`, [`1. ${one}`, `2. ${two}`, 'End.']],
    ['letters in brackets', `(a) ${one}\n(b) ${two}\n\nEnd.`, [`(a) ${one}`, `(b) ${two}`, 'End.']],
    ['numbers of levels', `2.1 ${one}\n2.2 ${two}\n\nEnd.`, [`2.1 ${one}`, `2.2 ${two}`, 'End.']],
    [
      'Arabic numbers',
      '١. يغسل القارب بعد الاستعمال.\n٢. تعاد المجاذيف إلى المخزن.\n\nتم.',
      ['١. يغسل القارب بعد الاستعمال.', '٢. تعاد المجاذيف إلى المخزن.', 'تم.'],
    ],
    [
      'Hebrew letters',
      'א. הסירה נשטפת אחרי השימוש.\nב. המשוטים חוזרים למחסן.\n\nסוף.',
      ['א. הסירה נשטפת אחרי השימוש.', 'ב. המשוטים חוזרים למחסן.', 'סוף.'],
    ],
    [
      'items that go on',
      `1. ${one} This\n   goes on.\n2. ${two}\n\nEnd.`,
      [`1. ${one} This\n   goes on.`, `2. ${two}`, 'End.'],
    ],
    [
      'items that go on without any indent',
      `- ${one} This\ngoes on.\n- ${two}\n\nEnd.`,
      [`- ${one} This\ngoes on.`, `- ${two}`, 'End.'],
    ],
    [
      'a number at the beginning of a line of an item',
      `1. ${one} See rule\n7. It goes on.\n2. ${two}\n\nEnd.`,
      [`1. ${one} See rule\n7. It goes on.`, `2. ${two}`, 'End.'],
    ],
    [
      'without any blank line',
      `We know this.\n- ${one}\n- ${two}`,
      ['We know this.', `- ${one}`, `- ${two}`],
    ],
  ])('%s', (_, source, expected) => {
    expect(found(source)).toEqual(expected);
  });

  test.each([
    ['right below it', `Remember:\n- ${one}\n- ${two}\n\nEnd.`],
    ['after a blank line', `Remember:\n\n- ${one}\n- ${two}\n\nEnd.`],
    ['with blank lines between its items', `Remember:\n\n- ${one}\n\n- ${two}\n\nEnd.`],
    ['without any blank line', `Remember:\n- ${one}\n- ${two}\nEnd.`],
  ])('a line leads to a list %s', (_, source) => {
    expect(found(source)).toEqual(['Remember:', `Remember: → - ${one}`, `Remember: → - ${two}`, 'End.']);
  });

  test('items in items are parts of them, with breaks of their own', () => {
    const { blocks, text } = readText('1. Tell:\n   a) the captain;\n   b) the keeper.\n2. Go home.\n\nEnd.');
    expect(blocks.map(({ kind, depth, range }) => [kind, depth, text.slice(...range)])).toEqual([
      ['list', 0, text.slice(0, text.indexOf('\n\nEnd'))],
      ['item', 1, '1. Tell:\n   a) the captain;\n   b) the keeper.'],
      ['paragraph', 2, '1. Tell:'],
      ['list', 2, 'a) the captain;\n   b) the keeper.'],
      ['item', 3, 'a) the captain;'],
      ['item', 3, 'b) the keeper.'],
      ['item', 1, '2. Go home.'],
      ['paragraph', 0, 'End.'],
    ]);
  });

  test('a number at the beginning of a line of prose begins none', () => {
    const source = `${WRAPPED.replace('work', '12. work')}\n\nEnd.`;
    expect(found(source)).toHaveLength(2);
  });

  test('a signature leads to nothing', () => {
    expect(found('-- \nAnna Moreau\n12 Mill Lane\n\nFrom: Ben\nTo: all\n\nEnd.')).toEqual([
      '-- \nAnna Moreau\n12 Mill Lane',
      'From: Ben',
      'To: all',
      'End.',
    ]);
  });
});

describe('tables', () => {
  test('lines of columns are rows, and the first names them', () => {
    const source = 'Boat       Pier    Seats\nHeron      East    12\nSwan       West    8\n\nEnd.';
    expect(found(source)).toEqual([
      'Boat       Pier    Seats → Heron      East    12',
      'Boat       Pier    Seats → Swan       West    8',
      'End.',
    ]);
  });

  test('a header need not name the names of rows', () => {
    const source = '           Adult   Child\nAnnual     120     60\nMonthly    12      6\n\nEnd.';
    expect(found(source)).toEqual([
      'Adult   Child → Annual     120     60',
      'Adult   Child → Monthly    12      6',
      'End.',
    ]);
  });

  test('a drawing is shown as one', () => {
    const drawing = '[ A ]---[ B ]\n   |\\      |\n   | \\     |\n[ C ]---[ D ]';
    expect(found(`${drawing}\n\nEnd.`)).toEqual([drawing, 'End.']);
  });
});

describe('forms, prices and minutes', () => {
  test('fields are each for itself, and go on where they are indented', () => {
    const source =
      'Present: A. Moreau, B. Singh, C. Dunn, D. Ferrante,\n         E. Haddad\nApologies: G. Petrov\n\nEnd.';
    expect(found(source)).toEqual([
      'Present: A. Moreau, B. Singh, C. Dunn, D. Ferrante,\n         E. Haddad',
      'Apologies: G. Petrov',
      'End.',
    ]);
  });

  test('what a speaker says goes on on the next line', () => {
    const source =
      'CHAIR: We come to bonfires.\nMS DUNN: They are allowed between November and February, and only\nif the wind is light.\nCHAIR: So the rule stays as it is.\n\nEnd.';
    expect(found(source)).toEqual([
      'CHAIR: We come to bonfires.',
      'MS DUNN: They are allowed between November and February, and only\nif the wind is light.',
      'CHAIR: So the rule stays as it is.',
      'End.',
    ]);
  });

  test('what a speaker asks and another answers is one', () => {
    const source =
      'CHAIR: We come to bonfires.\nMR SINGH: Can we allow them?\nMS DUNN: Only in winter.\nCHAIR: Then so it is.\n\nEnd.';
    expect(found(source)).toEqual([
      'CHAIR: We come to bonfires.',
      'MR SINGH: Can we allow them?\nMS DUNN: Only in winter.',
      'CHAIR: Then so it is.',
      'End.',
    ]);
  });

  test.each([
    ['letters', 'Q: Who pays?\nA: The guest pays, but only\nfor the boat.'],
    ['Arabic letters', 'س: من يدفع؟\nج: الضيف.'],
    ['Hebrew letters', 'ש: מי משלם?\nת: האורח.'],
    ['a line', 'Who pays?\nThe guest pays.'],
  ])('a question and its answer are one, with %s', (_, source) => {
    expect(found(`${source}\n\nEnd.`)).toEqual([source, 'End.']);
  });

  test('steps that answer a question are led to by it', () => {
    const source =
      'Q: How do I join?\nA: Follow these steps:\n   1. Fill in the long form.\n   2. Pay the fee.\n\nEnd.';
    expect(found(source)).toEqual([
      'Q: How do I join?\nA: Follow these steps:',
      'Q: How do I join?\nA: Follow these steps: → 1. Fill in the long form.',
      'Q: How do I join?\nA: Follow these steps: → 2. Pay the fee.',
      'End.',
    ]);
  });
});

describe('what belongs to pages is no answer', () => {
  const page = (number: number) => `${number}. The keeper lights the lamp.`;
  test.each([
    ['numbers', (number: number) => `${number}`],
    ['numbers between dashes', (number: number) => `- ${number} -`],
    ['numbers with the word', (number: number) => `Page ${number} of 3`],
    ['a line with a number', (number: number) => `Reed                         [Page ${number}]`],
    [
      'a line at the head and one at the foot',
      (number: number) => `Reed        ${number}\n\f\nThe Harbour        May`,
    ],
  ])('%s', (_, between) => {
    const source = [1, 2, 3].map((number) => `${page(number)}\n\n${between(number)}\n\n`).join('\n');
    expect(found(source)).toEqual([1, 2, 3].map(page));
  });

  test('and a sentence goes on after it', () => {
    const source =
      `The keeper does not\n\n${[1, 2, 3].map((n) => `Reed      [Page ${n}]`).join('\n\nThe end.\n\n')}`.replace(
        'The end.',
        'light the lamp.',
      );
    expect(found(source)[0]).toBe('The keeper does not\n\nReed      [Page 1]\n\nlight the lamp.');
  });

  test('chapters with numbers are not', () => {
    const source = [1, 2, 3].map((number) => `Chapter ${number}\n\nThe keeper lights the lamp.`).join('\n\n');
    expect(headings(source)).toEqual(['Chapter 1', 'Chapter 2', 'Chapter 3']);
  });

  test.each([
    ['rules', '-----', '* * *', '~~~~~~~'],
    ['a table of contents', '1. Water ........ 4\n2. Fire ......... 6\n3. Air .......... 9'],
  ])('%s', (_, ...lines) => {
    for (const line of lines) expect(found(`One.\n\n${line}\n\nTwo.`)).toEqual(['One.', 'Two.']);
  });

  test('but prices after dots are', () => {
    expect(found('Coffee ........ 4\nTea ......... 3\nCocoa .......... 5\n\nEnd.').join('\n')).toContain(
      'Tea',
    );
  });
});

describe('quoted mail', () => {
  const LETTER = `On Monday Ben wrote:
> The pump at the well is checked by the rota team
> every second Tuesday, and it is not allowed to run
> during the night.
>
>> Who pays for the diesel that the pump burns in the
>> winter months?
> The cooperative pays for it.

I agree with Ben. The key hangs in the bakery.`;

  test('is a quotation, with the letters that it quotes itself, and the marks before its lines are no words', () => {
    const { text, blocks } = readText(LETTER);
    expect(blocks.map(({ kind, depth, range }) => [kind, depth, text.slice(...range).slice(0, 10)])).toEqual([
      ['paragraph', 0, 'On Monday '],
      ['quotation', 0, 'The pump a'],
      ['paragraph', 1, 'The pump a'],
      ['quotation', 1, 'Who pays f'],
      ['paragraph', 2, 'Who pays f'],
      ['paragraph', 1, 'The cooper'],
      ['paragraph', 0, 'I agree wi'],
    ]);
    expect(text).toBe(LETTER);
  });

  test('is found with who wrote it', () => {
    const [, letter, answer] = found(LETTER);
    expect(letter).toMatch(
      /^On Monday Ben wrote: → The pump .*not allowed to run\n> during.*pays for it\.$/s,
    );
    expect(answer).toBe('I agree with Ben. The key hangs in the bakery.');
  });

  test('is shown without the marks inside of its sentences', () => {
    const document = documentOf('a.txt', LETTER);
    const [, passage] = passagesOf(document);
    if (passage === undefined) throw new Error('nothing was found');
    const shown = segmentsOf(quote(passage, [passage.start, passage.end]));
    expect(shown.map(({ text }) => text).join('')).toContain('by the rota team every second Tuesday');
  });

  test('is not meant by one sign at the beginning of one line', () => {
    expect(found('Doors open at\n\n> 20 degrees')).toEqual(['Doors open at', '> 20 degrees']);
  });
});
