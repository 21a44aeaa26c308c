// Words that say what kind of answer a question wants, and that the answer need not hold: "what *year*", "the *name* of", "how *long*".

import type { Token } from './analyser.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** In the analysers' normal form, as the kinds are. */
const QUESTION_WORDS = list(`
what which who when where how
ما ماذا بماذا من كم اي ايه باي بايه متي اين كيف
מה מהו מהי במה כמה בכמה מי מתי איזה איזו אילו באיזה באיזו באילו לאיזה לאיזו מאיזה מאיזו
`);

const KINDS = list(`
name names term terms word words title type types kind kinds sort form example examples reason cause thing person people
year years month day date time place location country number amount quantity percentage percent proportion
long old often far big large tall high deep heavy wide fast called happened happens occurred
اسم اسما الاسم اسماء مصطلح المصطلح كلمه نوع نوعا انواع مثال مثالا امثله سبب السبب شيء الشيء شخص الشخص
سنه السنه عام العام شهر يوم تاريخ التاريخ وقت الوقت فتره مده عمر مكان المكان بلد دوله الدوله عدد كميه نسبه النسبه
طول حدث يحدث يسمي تسمي سمي سميت يدعي تدعي يعني معني
שמ שמו שמה שמות מונח המונח מילה סוג סוגי סוגימ דוגמה דוגמאות סיבה הסיבה דבר אדמ אנשימ איש משמעות המשמעות פירוש
שנה שנימ חודש יומ תאריכ זמנ שעה מקומ מדינה מספר כמות אחוז אחוזימ שיעור כספ
אורכ גודל גובה קרה קורה התרחש נקרא נקראת נקראו קוראימ קראו מכונה
`);

/** Verbs at the end of a question that asks what something is: "what does *flux* mean". */
const DEFINING = list(`
mean means signify signifies stand stands look looks
بمعني يعني معناه معناها تعني
פירושו פירושה משמעו משמעותו משמעותה אומר אומרת
bedeutet bedeuten heißt heissen signifie signifient significa significan
`);

/** The share of its weight that such a word keeps. Fewer answers hold it than hold other words, and those that do are not worse. */
export const ASKING_WEIGHT = 0.5;

/** The places of such words among the tokens of a question: nothing but stop words parts them from a question word before them. */
export const askingIn = (tokens: readonly Token[]): ReadonlySet<number> => {
  const places = new Set<number>();
  let asked = false;
  for (const [at, { surface, stop }] of tokens.entries()) {
    if (asked && !stop && KINDS.has(surface)) places.add(at);
    asked = QUESTION_WORDS.has(surface) || (asked && stop);
  }
  const last = tokens.findLastIndex(({ stop }) => !stop);
  if (DEFINING.has(tokens[last]?.surface ?? '') && tokens.some(({ surface }) => QUESTION_WORDS.has(surface)))
    places.add(last);
  return places;
};
