// Arabic words in one normal form, and their light stem.

import { languageOf } from './language.ts';

/** One letter for the forms of alef, yaa and taa marbuta that writers use one for another; no vowel signs, no tatweel. */
export const normaliseArabic = (word: string): string =>
  word
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g, '')
    .replace(/[آأإٱ]/g, 'ا')
    .replace(/[ىیئ]/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ة/g, 'ه')
    .replace(/ک/g, 'ك');

const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'];
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

/** Possessives before which taa marbuta is written as taa: رئيستها. */
const POSSESSED = /(?<=..)ت(?:ها|هما|هم|هن|نا|كم|ه|ي|ك)$/;

/**
 * The light10 stem: conjunction and article off the front, the common endings off the back, no pattern analysis (Larkey,
 * Ballesteros and Connell, "Light stemming for Arabic information retrieval", 2007). Takes a normalised word.
 */
export const stemArabic = (word: string): string => {
  let stem = word;
  if (stem.length >= 4 && stem.startsWith('و')) stem = stem.slice(1);
  const prefix = PREFIXES.find((p) => stem.startsWith(p) && stem.length - p.length >= 2);
  if (prefix !== undefined) stem = stem.slice(prefix.length);
  stem = stem.replace(POSSESSED, '');
  for (const suffix of SUFFIXES)
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length);
  return stem;
};

export const arabic = languageOf({
  normalise: normaliseArabic,
  stem: stemArabic,
  stops: `
في من الي علي عن مع هذا هذه ذلك تلك هولاء التي الذي الذين اللذان اللتان اللاتي ما ماذا متي اين كيف لماذا هل كم اي ايه ان انه انها
انهم كان كانت كانوا يكون تكون قد لقد ثم او ام بل حتي اذا اذ لو كما كل بعض بين بعد قبل عند عندما حيث منذ خلال حول تحت فوق امام
خلف ضد نحو لدي هو هي هم هن نحن انا انت انتم وهو وهي وهم به بها بهم له لها لهم فيه فيها منه منها عنه عنها عليه عليها اليه اليها
بخصوص ايضا فقط جدا مثل غيره عبر بسبب وقد وكان وكانت ومن وفي وعلي والي وان ومع وما ولكن لكن و ف ب ل ك يا كذلك هناك هنا الان مما ممن عما
بما لما فيما وما بان لان كان وهذا وهذه اما الا تم يتم سوف احد بشان شان مدي بماذا باي بايه لاي لايه لمن بكم ماهو ماهي هما يمكن
قام قامت قاموا يقوم تقوم يمكنني يمكننا يمكنك يمكنه يمكنها افعل نفعل يفعل تفعل`,
  questions: `
ما ماذا بماذا من كم اي ايه باي بايه متي اين كيف`,
  facts: 'من لمن بكم كم متى اين كيف لماذا هل اي اية',
  kinds: `
اسم اسما الاسم اسماء مصطلح المصطلح كلمه نوع نوعا انواع مثال مثالا امثله سبب السبب شيء الشيء شخص الشخص
سنه السنه عام العام شهر يوم تاريخ التاريخ وقت الوقت فتره مده عمر مكان المكان بلد دوله الدوله عدد كميه نسبه النسبه
طول حدث يحدث يسمي تسمي سمي سميت يدعي تدعي يعني معني`,
  defining: 'بمعني يعني معناه معناها تعني',
  what: 'ما من ماهو ماهي',
  copulas: 'هو هي هم تعني يعني',
  negations: `
لا لم لن ولا ولم ولن ليس ليست ليسوا وليس وليست لست لسنا غير وغير بدون دون بلا عدم وعدم كلا`,
  about: 'بشان حول بخصوص',
});
