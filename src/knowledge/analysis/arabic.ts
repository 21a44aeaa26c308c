// Arabic words in one normal form, and their light stem.

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

/**
 * The light10 stem: conjunction and article off the front, the common endings off the back, no pattern analysis (Larkey,
 * Ballesteros and Connell, "Light stemming for Arabic information retrieval", 2007). Takes a normalised word.
 */
export const stemArabic = (word: string): string => {
  let stem = word;
  if (stem.length >= 4 && stem.startsWith('و')) stem = stem.slice(1);
  const prefix = PREFIXES.find((p) => stem.startsWith(p) && stem.length - p.length >= 2);
  if (prefix !== undefined) stem = stem.slice(prefix.length);
  for (const suffix of SUFFIXES)
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length);
  return stem;
};
