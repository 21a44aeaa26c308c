// What typesetting, keyboards and copying do to a text without making another text of it: the one list of what is folded.

/** Letters of ASCII with single spaces between them: there is nothing to fold but case. */
const PLAIN = /^[!-_a-~]*(?: [!-_a-~]+)* ?$/;

/**
 * Characters that show nothing: controls that are no white space, soft hyphens, marks of width zero and of direction. The joiners between
 * letters are spelling, and stay.
 */
export const UNSEEN =
  '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff';

const UNSEEN_ONES = new RegExp(`[${UNSEEN}]`, 'g');

/** Points and accents of Hebrew; the maqaf among them is a hyphen, and the sof pasuq a mark. */
const HEBREW_POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g;

/** Letters that typesetting has joined into one: ff, fi, fl, ffi, ffl, st. */
const LIGATURES = /[\ufb00-\ufb06]/g;

/**
 * Behind a letter and a hyphen, the end of a line, or the space that it has become, with a small letter behind it: most often one word that
 * the line was too short for. What goes on with "and" or "or" are two words with one ending.
 */
export const DIVISION = String.raw`-(?:[^\S\n\r]*[\n\r\u2028\u2029]\s*|\x20)(?!(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|og|ja|i|и|или|та|і)\s)(?=\p{Ll})`;

/** Vowel signs and marks of recitation of Arabic, and tatweel. A hamza on its own is a letter, and stays. */
const ARABIC_SIGNS = /[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed\u0640]/g;

/**
 * Folds composition of letters (NFC), case, white space, and the shapes of quotation marks and dashes, and nothing else. A digit, a
 * "not" or a comma is a difference.
 */
export const fold = (text: string): string => {
  if (PLAIN.test(text)) return text.toLowerCase().trim();
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[“”„‟«»″״「」『』＂]/g, '"')
    .replace(/[‘’‚‛‹›′׳ʼ`´]/g, "'")
    .replace(/[‐‑‒–—―−־]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
};

/**
 * Folds also what is lost or gained where people copy or type a text: Arabic vowel signs and tatweel, Hebrew points and accents, joined
 * letters, and what cannot be seen. Two
 * texts that differ in these are two texts, and are both shown; but who quotes one as the other has changed none of its words.
 */
export const foldCopied = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase().trim()
    : fold(
        text
          .replace(UNSEEN_ONES, '')
          .normalize('NFC')
          .replace(ARABIC_SIGNS, '')
          .replace(HEBREW_POINTS, '')
          .replace(LIGATURES, (letter) => letter.normalize('NFKC')),
      );
