// What is known of each language: stop words, question words, and stems that bring the forms of a word together.

import { describe, expect, it, test } from 'vitest';
import { createAnalyser } from '../../../../src/knowledge/analysis/analyser.ts';
import { askingIn } from '../../../../src/knowledge/analysis/asking.ts';
import { isNegation, KNOWN_LANGUAGES, languageFor } from '../../../../src/knowledge/analysis/languages.ts';

const analyser = createAnalyser();

const stopsIn = (text: string, language: string): boolean[] =>
  analyser.analyse(text, language).map(({ stop }) => stop);

test('question words are stop words, written together with a preposition too', () => {
  expect(stopsIn('what when where how why', 'en')).toEqual(Array(5).fill(true));
  expect(stopsIn('ماذا متى أين كيف لماذا بماذا بأي', 'en')).toEqual(Array(7).fill(true));
  expect(stopsIn('מה מתי איפה איך למה לאיזו באיזה במה בכמה', 'en')).toEqual(Array(9).fill(true));
});

/** A question, and the words of its subject. */
const QUESTIONS: readonly (readonly [string, string, readonly string[]])[] = [
  ['ar', 'كم كتابا يمكنني استعارته من المكتبة؟', ['كتابا', 'استعارته', 'المكتبه']],
  ['de', 'Wie hoch ist der Beitrag im Jahr?', ['hoch', 'beitrag', 'jahr']],
  ['el', 'Πότε ανοίγει η βιβλιοθήκη του χωριού;', ['ανοιγει', 'βιβλιοθηκη', 'χωριου']],
  ['en', 'When does the library of the village open?', ['library', 'village', 'open']],
  ['es', '¿A qué hora se abre la biblioteca del pueblo?', ['hora', 'abre', 'biblioteca', 'pueblo']],
  ['fa', 'درخت‌ها را کی هرس می‌کنند؟', ['درخت', 'هرس']],
  ['fr', 'À quelle heure est-il interdit d’arroser le jardin ?', ['heure', 'interdit', 'arroser', 'jardin']],
  ['he', 'באיזה יום מתקיימת החזרה?', ['יומ', 'מתקיימת', 'החזרה']],
  ['hi', 'पुस्तकालय कब खुलता है?', ['पुस्तकालय', 'खुलता']],
  ['id', 'Kapan perpustakaan desa dibuka?', ['perpustakaan', 'desa', 'dibuka']],
  ['it', 'A che ora apre la biblioteca dell’isola?', ['ora', 'apre', 'biblioteca', 'isola']],
  ['ja', '会議室はいつまでに予約すればいいですか？', ['会議', '室', '予約']],
  ['nl', 'Wanneer gaat de bibliotheek van het dorp open?', ['bibliotheek', 'dorp', 'open']],
  ['pl', 'Kiedy otwarta jest biblioteka we wsi?', ['otwarta', 'biblioteka', 'wsi']],
  ['pt', 'Quando abre a biblioteca da aldeia?', ['abre', 'biblioteca', 'aldeia']],
  ['ru', 'До какого числа нужно заплатить взнос?', ['числа', 'заплатить', 'взнос']],
  ['th', 'ห้องสมุดเปิดเมื่อไร', ['ห้อง', 'สมุด', 'เปิด']],
  ['tr', 'Işık ne zaman söner?', ['isik', 'soner']],
  ['uk', 'Хто купує глину для гуртка?', ['купує', 'глину', 'гуртка']],
  ['vi', 'Thư viện mở cửa vào ngày nào?', ['thu', 'vien', 'mo', 'cua', 'ngay']],
  ['zh', '工具损坏了怎么办？', ['工具', '损坏']],
];

test.each(QUESTIONS)(
  '%s: a question without its stop words is its subject',
  (language, question, expected) => {
    const subject = analyser.analyse(question, language).filter(({ stop }) => !stop);
    expect(subject.map(({ surface }) => surface)).toEqual(expected);
  },
);

test('every language has a question here', () => {
  expect(QUESTIONS.map(([language]) => language)).toEqual([...KNOWN_LANGUAGES].sort());
});

/** Forms of one word, which share a stem. */
const FORMS: readonly (readonly [string, string])[] = [
  ['ar', 'مكتبة المكتبة والمكتبات'],
  ['de', 'Beitrag Beiträge Beiträgen'],
  ['el', 'βιβλίο βιβλία βιβλίων'],
  ['en', 'library libraries'],
  ['es', 'libro libros'],
  ['fa', 'درخت درختان درختها درختهای'],
  ['fr', 'arrosage arrosages l’arrosage'],
  ['he', 'ספר הספר ספרים'],
  ['hi', 'पुस्तक पुस्तकें पुस्तकों'],
  ['id', 'buku bukunya'],
  ['it', 'isola isole dell’isola'],
  ['nl', 'boek boeken'],
  ['pl', 'książka książki książkę'],
  ['pt', 'livro livros'],
  ['ru', 'костёр костер костры костров кострами'],
  ['tr', 'ışık ışıklar ışıkları Işığın isik'],
  ['uk', 'глина глину глиною глини'],
];

test.each(FORMS)('%s: forms of a word have one stem', (language, forms) => {
  const stems = analyser.analyse(forms, language).map(({ term }) => term);
  // Where a vowel or consonant of the stem itself changes, no ending tells.
  const min = language === 'ru' ? 2 : language === 'tr' ? 2 : 1;
  expect(new Set(stems).size, stems.join(' ')).toBeLessThanOrEqual(min);
});

test('letters are letters: й is not и with a mark, and ё is written е', () => {
  expect(analyser.analyse('Новый ёж', 'ru').map(({ surface }) => surface)).toEqual(['новый', 'еж']);
  expect(analyser.analyse('Київ', 'uk')[0]?.surface).toBe('київ');
});

describe('every list', () => {
  it.each(KNOWN_LANGUAGES)(
    'of %s is in the form in which words are looked up, and knows no negation',
    (tag) => {
      const { stops, asking, negations, about, normalise } = languageFor(tag);
      for (const word of [
        ...stops,
        ...asking.words,
        ...asking.kinds,
        ...asking.defining,
        ...negations,
        ...about,
      ])
        expect(normalise(word)).toBe(word);
      for (const word of negations)
        expect([word, stops.has(word), isNegation(word)]).toEqual([word, false, true]);
      for (const word of asking.words)
        if (!negations.has(word)) expect([word, stops.has(word)]).toEqual([word, true]);
    },
  );
});

test('what kind of answer is wanted counts in the language of the question only', () => {
  const asked = (question: string, language: string) => {
    const tokens = analyser.analyse(question, language);
    return [...askingIn(tokens)].map((at) => tokens[at]?.surface);
  };
  expect(asked('Wie lange dauert die Probe?', 'de')).toEqual(['lange']);
  expect(asked('Was bedeutet Kielraum?', 'de')).toEqual([]);
  expect(asked('Was heißt Kielraum, und was bedeutet Bilge?', 'de')).toEqual(['heisst']);
  expect(asked('Quel est le nom du port ?', 'fr')).toEqual(['nom']);
  expect(asked('was lange', 'en')).toEqual([]);
});
