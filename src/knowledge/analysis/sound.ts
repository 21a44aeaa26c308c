// How a name sounds, told from its letters alike in Latin, Arabic and Hebrew script.

/**
 * A word as its consonants, each the class that the three scripts tell apart, with the vowels written before, between and after them.
 * The idea is Soundex' (Russell and Odell 1918; across scripts: Freeman, Condon and Ackerman, "Cross linguistic name matching in English
 * and Arabic", 2006).
 */
export interface Sound {
  /**
   * One letter a consonant: B for labials (Arabic has no p and v), K for g, j, k and q, S for all sibilants (Hebrew writes s and sh with
   * one letter), T, D, M, N, L, R; H only where the word begins with it, since it is dropped or kept at will elsewhere.
   */
  readonly consonants: string;
  /** What is heard in each gap, the vowels `a`, `i` and `u` and the breath `h`; one string more than there are consonants. */
  readonly vowels: readonly string[];
  /** Latin script writes all vowels, the others only some. */
  readonly isLatin: boolean;
}

/** What letters stand for; longer keys go first. Small letters are vowels, and nothing is what is not heard. */
const LATIN: Readonly<Record<string, string>> = {
  ...{
    sch: 'S',
    tch: 'S',
    tts: 'S',
    kh: 'H',
    gh: 'K',
    ph: 'B',
    th: 'T',
    dh: 'D',
    sh: 'S',
    ch: 'S',
    tz: 'S',
    ts: 'S',
  },
  ...{ ce: 'Si', ci: 'Si', cy: 'Si', ck: 'K', bb: 'B', dd: 'D', ff: 'B', gg: 'K', kk: 'K', ll: 'L', mm: 'M' },
  ...{ nn: 'N', pp: 'B', rr: 'R', ss: 'S', tt: 'T', zz: 'S', b: 'B', c: 'K', d: 'D', f: 'B', g: 'K', h: 'H' },
  ...{
    j: 'K',
    k: 'K',
    l: 'L',
    m: 'M',
    n: 'N',
    p: 'B',
    q: 'K',
    r: 'R',
    s: 'S',
    t: 'T',
    v: 'B',
    x: 'KS',
    z: 'S',
  },
  ...{ a: 'a', e: 'ai', i: 'i', o: 'u', u: 'u', w: 'u', y: 'i' },
};
const ARABIC: Readonly<Record<string, string>> = {
  ...{ تش: 'S', تس: 'S', ب: 'B', پ: 'B', ف: 'B', ڤ: 'B', ت: 'T', ث: 'T', ط: 'T', د: 'D', ذ: 'D', ض: 'D' },
  ...{ س: 'S', ص: 'S', ز: 'S', ظ: 'S', ش: 'S', ج: 'K', غ: 'K', ق: 'K', ك: 'K', گ: 'K', ح: 'H', خ: 'H' },
  ...{ ه: 'H', م: 'M', ن: 'N', ل: 'L', ر: 'R', ا: 'a', ع: 'a', ء: '', و: 'u', ي: 'i' },
};
const HEBREW: Readonly<Record<string, string>> = {
  ...{
    טס: 'S',
    תס: 'S',
    ב: 'B',
    פ: 'B',
    ט: 'T',
    ת: 'T',
    ד: 'D',
    ז: 'S',
    ס: 'S',
    צ: 'S',
    ש: 'S',
    ג: 'K',
    כ: 'K',
    ק: 'K',
  },
  ...{ ח: 'H', ה: 'H', מ: 'M', נ: 'N', ל: 'L', ר: 'R', א: 'a', ע: 'a', ו: 'u', י: 'i' },
};

/** Letters that one key may have. */
const LONGEST_KEY = 3;

/** Null for a word that is not in one of the three scripts alone, or has fewer than three consonants: shorter ones sound like too many others. Takes a word in its normal form. */
export const soundOf = (word: string): Sound | null => {
  const letters = /^[a-z]+$/.test(word)
    ? LATIN
    : /^\p{Script=Arabic}+$/u.test(word)
      ? ARABIC
      : /^\p{Script=Hebrew}+$/u.test(word)
        ? HEBREW
        : null;
  if (letters === null) return null;
  let consonants = '';
  const vowels = [''];
  for (let at = 0; at < word.length; ) {
    let length = Math.min(LONGEST_KEY, word.length - at);
    while (length > 1 && letters[word.slice(at, at + length)] === undefined) length--;
    const said = letters[word.slice(at, at + length)];
    if (said === undefined) return null;
    for (const sound of said) {
      if (sound === 'H' && at > 0) vowels[vowels.length - 1] += isEnd(word, at) ? 'a' : 'h';
      else if (sound === sound.toLowerCase()) vowels[vowels.length - 1] += sound;
      else {
        consonants += sound;
        vowels.push('');
      }
    }
    at += length;
  }
  return consonants.length < 3 ? null : { consonants, vowels, isLatin: letters === LATIN };
};

/** A he at the end, and what Arabic letters are there in their normal form, stand for an a that is heard. */
const isEnd = (word: string, at: number): boolean => at === word.length - 1 && /[هה]$/.test(word);

/** One-letter words that are written onto a name, by script. */
const BEFORE_NAMES = [/^(?:[وبل]?ال|[وبل])(?=..)/, /^[והבלמש]{1,2}(?=..)/];

/** The word as it is, and without what Arabic and Hebrew write onto the front of a name. */
export const bareNames = (word: string): string[] => [
  ...new Set([word, ...BEFORE_NAMES.map((prefix) => word.replace(prefix, ''))]),
];

/**
 * How many vowels that are written in one word have no like in the other; null if the consonants differ. A vowel that only Latin script
 * has is no difference, since the others leave short ones out, unless the word ends with it.
 */
export const differenceOf = (a: Sound, b: Sound): number | null => {
  if (a.consonants !== b.consonants) return null;
  if (a.isLatin === b.isLatin) return 0;
  const [latin, other] = a.isLatin ? [a, b] : [b, a];
  let missing = 0;
  for (const [gap, written] of other.vowels.entries()) {
    const heard = latin.vowels[gap] ?? '';
    // The letter that carries a vowel at the beginning does not say which.
    if (gap === 0) missing += (written === '') === (heard === '') ? 0 : 1;
    else {
      for (const sound of written) if (!heard.includes(sound)) missing++;
      const isLast = gap === other.vowels.length - 1;
      if (heard.includes('h') && !written.includes('h') && !isLast) missing++;
      if (isLast && written === '' && /[iu]$|^a$/.test(heard)) missing++;
    }
  }
  return missing;
};
