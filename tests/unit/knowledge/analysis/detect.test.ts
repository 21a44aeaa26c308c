// In which language a text and a question are read.

import { describe, expect, it } from 'vitest';
import { detectLanguage, languageOfQuestion } from '../../../../src/knowledge/analysis/detect.ts';
import { documentOf, libraryOf } from '../library-of.ts';

describe('a text', () => {
  it.each([
    ['ar', 'تفتح المكتبة أبوابها كل يوم من الساعة التاسعة صباحا حتى الساعة الخامسة مساء، ما عدا يوم الجمعة.'],
    [
      'fi',
      'Kirjasto on avoinna joka päivä aamuyhdeksästä iltapäivän viiteen asti, paitsi sunnuntaisin ja pyhinä.',
    ],
    [
      'de',
      'Die Bibliothek ist jeden Tag von neun Uhr morgens bis fünf Uhr nachmittags geöffnet, nur am Sonntag nicht.',
    ],
    ['el', 'Η βιβλιοθήκη είναι ανοιχτή κάθε μέρα από τις εννέα το πρωί μέχρι τις πέντε το απόγευμα.'],
    [
      'en',
      'The library is open every day from nine in the morning until five in the afternoon, except on Sundays.',
    ],
    [
      'es',
      'La biblioteca está abierta todos los días desde las nueve de la mañana hasta las cinco de la tarde.',
    ],
    ['fa', 'کتابخانه هر روز از ساعت نه صبح تا پنج بعد از ظهر باز است، به جز روزهای جمعه که تعطیل است.'],
    [
      'fr',
      'La bibliothèque est ouverte tous les jours de neuf heures du matin à cinq heures, sauf le dimanche.',
    ],
    ['he', 'הספרייה פתוחה בכל יום מתשע בבוקר עד חמש אחר הצהריים, חוץ מיום שבת שבו היא סגורה.'],
    ['hi', 'पुस्तकालय हर दिन सुबह नौ बजे से शाम पाँच बजे तक खुला रहता है, केवल रविवार को बंद रहता है।'],
    [
      'id',
      'Perpustakaan desa dibuka setiap hari dari pukul sembilan pagi sampai pukul lima sore, kecuali hari Minggu.',
    ],
    ['it', 'La biblioteca è aperta tutti i giorni dalle nove del mattino fino alle cinque del pomeriggio.'],
    [
      'ja',
      '図書館は毎日午前九時から午後五時まで開いていますが、日曜日だけは休みです。本は二週間まで借りることができます。利用者は受付で会員証を見せてください。',
    ],
    [
      'nl',
      'De bibliotheek is elke dag open van negen uur in de ochtend tot vijf uur in de middag, behalve op zondag.',
    ],
    ['pl', 'Biblioteka jest otwarta codziennie od dziewiątej rano do piątej po południu, oprócz niedzieli.'],
    [
      'pt',
      'A biblioteca está aberta todos os dias das nove da manhã até às cinco da tarde, exceto aos domingos.',
    ],
    ['ru', 'Библиотека открыта каждый день с девяти утра до пяти часов вечера, кроме воскресенья.'],
    ['th', 'ห้องสมุดเปิดทุกวันตั้งแต่เก้าโมงเช้าถึงห้าโมงเย็น ยกเว้นวันอาทิตย์ สมาชิกยืมหนังสือได้ครั้งละสามเล่ม'],
    ['tr', 'Kütüphane pazar hariç her gün sabah dokuzdan akşam beşe kadar açıktır ve herkes kitap alabilir.'],
    ['uk', "Бібліотека відчинена щодня з дев'ятої ранку до п'ятої вечора, окрім неділі та свят."],
    ['vi', 'Thư viện mở cửa mỗi ngày từ chín giờ sáng đến năm giờ chiều, trừ ngày chủ nhật.'],
    [
      'zh',
      '图书馆每天上午九点到下午五点开放，星期日除外。每位读者一次可以借三本书，期限是两个星期。如果需要更长时间，请到前台办理续借手续，工作人员会帮助您。读者也可以打电话续借。',
    ],
  ])('in %s is known', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('that is short is Persian if its letters are', () => {
    expect(['کتاب در اتاق است.', 'كتاب في الغرفة', 'کتاب کمرے میں ہے'].map(detectLanguage)).toEqual([
      'fa',
      null,
      null,
    ]);
  });

  it('that says little is of no language', () => {
    for (const text of ['', 'Yes.', '14:20', '404 OK', `${'0'.repeat(200)}`])
      expect(detectLanguage(text)).toBeNull();
  });

  it('of code and names is of no other language than English', () => {
    for (const text of [
      'npm install --save-dev typescript vitest @types/node && npm run build -- --watch --outDir dist/main',
      'SELECT id, name FROM members WHERE joined > 2024 ORDER BY name LIMIT 20 OFFSET 40; UPDATE members SET name = NULL;',
      'Anna Berg, Jonas Lind, Petra Holm, Karl Sand, Maria Sund, Lena Dahl, Erik Lund, Ida Strand, Nils Vik, Eva Moen',
    ])
      expect([text, ['en', null].includes(detectLanguage(text))]).toEqual([text, true]);
  });
});

describe('a document', () => {
  const TEXT =
    'Die Bibliothek ist jeden Tag von neun bis fünf Uhr geöffnet, nur am Sonntag und an den Feiertagen nicht.';

  it('is read in the language that its author gives, and else in the one that it seems to be in', () => {
    expect(documentOf('a.md', TEXT).language).toBe('de');
    expect(documentOf('a.md', `---\nlanguage: nl\n---\n${TEXT}`).language).toBe('nl');
  });

  it('says no language that its author has not given', () => {
    expect(documentOf('a.md', TEXT).meta.language).toBeNull();
  });
});

describe('a question', () => {
  it.each<[string | null, string, readonly string[]]>([
    ['de', 'Wo trage ich einen Schaden ein?', ['en', 'de']],
    ['en', 'Where do I report damage?', ['de', 'en']],
    ['en', 'Where do I report damage?', ['de']],
    ['fr', 'Où est le port ?', ['es', 'fr', 'de']],
    ['fa', 'این کتاب را کی می‌توان برد؟', ['ar', 'fa']],
    ['ar', 'متى يفتح الميناء؟', ['fa', 'ar']],
    ['uk', 'Коли відкрито і чи є місця?', ['ru', 'uk']],
    ['es', 'horario', ['es', 'fr']],
    [null, 'متى؟', []],
  ])('is read in %s: %s', (language, question, languages) => {
    expect(languageOfQuestion(question, languages)).toBe(language);
  });
});

it('forms of a word that have few letters in common answer a question all the same', async () => {
  const answer = async (language: string, text: string, question: string) => {
    const library = await libraryOf({ 'a.md': `---\nlanguage: ${language}\n---\n${text}\n\n1234.\n` });
    return library.search(question, { max: 1 }).confident;
  };
  expect(
    await answer(
      'tr',
      'Işıklar sönmeden on dakika önce zil çalar.\n\nKitaplar rafta durur.',
      'Işık ne zaman söner?',
    ),
  ).toBe(true);
  expect(
    await answer(
      'uk',
      'Непідписані вироби через пів року роздають.\n\nНамети несуть дорослі.',
      'Що роблять з непідписаним виробом?',
    ),
  ).toBe(true);
  expect(
    await answer(
      'tr',
      'Işıklar sönmeden on dakika önce zil çalar.\n\nKitaplar rafta durur.',
      'Kapı ne zaman açılır?',
    ),
  ).toBe(false);
});

it('each question finds the forms of its own language, whether or not documents say theirs', async () => {
  const library = await libraryOf({
    'de.md':
      'Schäden trägt man ins Fahrtenbuch ein, und zwar gleich nach der Fahrt.\n\nDer Hafen ist im Winter leer.\n',
    'fr.md': "---\nlanguage: fr\n---\nL'arrosage est interdit à midi.\n\nLe four est allumé le mercredi.\n",
    'uk.md': '---\nlanguage: uk\n---\nГлину купує гурток.\n\nНамети несуть дорослі.\n',
    'en.md': 'The market opens at six in the morning.\n\nDogs stay on a leash.\n',
  });
  const first = (question: string) => library.search(question, { max: 1 }).findings[0]?.excerpt.text;
  expect(first('Wo trage ich einen Schaden ein?')).toMatch(/^Schäden trägt man/);
  expect(first("Quand est-il interdit d'arroser ?")).toBe("L'arrosage est interdit à midi.");
  expect(first('Хто купить глину?')).toBe('Глину купує гурток.');
  expect(first('When does the market open?')).toBe('The market opens at six in the morning.');
});
