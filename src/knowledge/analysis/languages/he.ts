// Hebrew words in one normal form, and their light stem.

import { languageOf } from './language.ts';

const FINALS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** No points or accents, no marks of abbreviation, final letters as inside a word. */
export const normaliseHebrew = (word: string): string =>
  word
    .replace(/[\u0591-\u05c7\u05f3\u05f4'"’”]/g, '')
    .replace(/[ךםןףץ]/g, (letter) => FINALS[letter] ?? letter);

/** Plurals that are other words than their singulars, without prefixes. */
const IRREGULAR: Readonly<Record<string, string>> = {
  ימימ: 'יומ',
  ימי: 'יומ',
  יומיימ: 'יומ',
  שנימ: 'שנה',
  שנות: 'שנה',
  נשימ: 'אשה',
  נשות: 'אשה',
  אישה: 'אשה',
  אנשימ: 'איש',
  אנשי: 'איש',
  בתימ: 'בית',
  בתי: 'בית',
  ערימ: 'עיר',
  ערי: 'עיר',
  בנות: 'בת',
  בני: 'בנ',
};

/**
 * A light stem: up to two of the one-letter words that Hebrew writes as prefixes (and, the, in, to, from, that, as) as long as
 * three letters stay, then one ending of number, gender or possession. Takes a normalised word.
 */
export const stemHebrew = (word: string): string => {
  let stem = word;
  if (stem.length >= 4 && stem.startsWith('ו')) stem = stem.slice(1);
  if (stem.length >= 4 && /^[שכמלב]/.test(stem)) stem = stem.slice(1);
  if (stem.length >= 4 && stem.startsWith('ה')) stem = stem.slice(1);
  const singular = IRREGULAR[stem];
  if (singular !== undefined) return singular;
  const suffix = ['ותיה', 'יהמ', 'יות', 'ימ', 'ות', 'ית', 'יה', 'נו', 'ה', 'ת', 'י', 'ו'].find(
    (s) => stem.endsWith(s) && stem.length - s.length >= 3,
  );
  return suffix === undefined ? stem : stem.slice(0, -suffix.length);
};

export const hebrew = languageOf({
  normalise: normaliseHebrew,
  stem: stemHebrew,
  stops: `
של את על אל עמ אמ כי גמ או אבל אכ רק כנ זה זו זאת אלה אלו הוא היא המ הנ אני אתה אנחנו היה היתה הייתה היו יהיה תהיה יש אנ מה מי
מתי איפה היכנ איכ כיצד למה מדוע האמ כמה איזה איזו אילו אשר כאשר כש לפני אחרי בינ תחת מעל ליד אצל עד מנ בגלל לפי כמו יותר מאוד מאד
לגבי בנוגע בעניינ אודות עוד כבר כל כולמ כלל לו לה להמ להנ לי לנו בו בה בהמ אותו אותה אותמ שלו שלה שלהמ ב ל מ ש ה ו כ כדי אז פה שמ כאנ ידי דרכ מהו מהי מיהו
מיהי ומה ואת ועל וגמ היינו הינו הינה הנו באיזה באיזו באילו לאיזה לאיזו לאילו מאיזה מאיזו מאילו במה ממה למי ממי במי בכמה לכמה מכמה
לאנ מאינ מאיפה מהיכנ ממתי מהנ הכי עבור ניתנ אפשר יכול יכולה יכולימ`,
  questions: `
מה מהו מהי במה כמה בכמה מי מתי איזה איזו אילו באיזה באיזו באילו לאיזה לאיזו מאיזה מאיזו`,
  facts:
    'מי מיהו מיהי למי ממי במי מתי ממתי איפה היכן מאיפה מהיכן לאן מאין איך כיצד למה מדוע כמה בכמה האם האמנם איזה איזו אילו',
  kinds: `
שמ שמו שמה שמות מונח המונח מילה סוג סוגי סוגימ דוגמה דוגמאות סיבה הסיבה דבר אדמ אנשימ איש משמעות המשמעות פירוש
שנה שנימ חודש יומ תאריכ זמנ שעה מקומ מדינה מספר כמות אחוז אחוזימ שיעור כספ
אורכ גודל גובה קרה קורה התרחש נקרא נקראת נקראו קוראימ קראו מכונה`,
  defining: 'פירושו פירושה משמעו משמעותו משמעותה אומר אומרת',
  what: 'מה מי מהו מהי מיהו מיהי',
  copulas: 'הוא היא הם הן הינו הינה פירושו',
  negations: `
לא ולא אינ ואינ אל ואל בלי ללא אינו אינה אינמ איננ איננו איננה מעולמ לעולמ אפ טרמ
מבלי ומבלי`,
  about: 'לגבי בנוגע בעניינ אודות',
});
