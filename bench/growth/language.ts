// An invented language whose words are as common, and whose vocabulary grows, as in natural text.

/** The commonest words of English, by falling frequency: near half of all that is written. */
const FUNCTION_WORDS = `
the of and to a in is that for it as was with be by on he i this are or his from at which but have an had they you were their
we can has there been if when will would who so her she its them into than then some could only these may any my such our over me
him your very being does should about after also other how do did each what where why whether both few here through during before
above below between until while though because since against own per just out up down off again further once yet ours
`
  .trim()
  .split(/\s+/);

const ONSETS = 'b c d f g h j l m n p r s t v w br ch cr dr fr gr pl pr sh sl sp st th tr'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const CODAS = ['', 'n', 'r', 'l', 's', 't', 'm', 'nd', 'st', 'ck'];
const SYLLABLES = ONSETS.length * VOWELS.length * CODAS.length;
/** Shares no factor with the number of pairs of syllables, so that every rank has a pair of its own, far from its neighbours'. */
const STRIDE = 3_141_593;

const syllable = (n: number): string => {
  const onset = ONSETS[n % ONSETS.length] ?? '';
  const rest = Math.floor(n / ONSETS.length);
  return onset + (VOWELS[rest % VOWELS.length] ?? '') + (CODAS[Math.floor(rest / VOWELS.length)] ?? '');
};

/** Words of the language; few of the rarest are ever drawn. */
const WORDS = 2_000_000;
/**
 * Frequency falls as (rank + q)^−1 (Mandelbrot 1953) among the words that everybody knows, and as its 2.2th power beyond (two
 * regimes: Ferrer i Cancho and Solé 2001). So the vocabulary grows as Heaps's law says: about 12,000 words in 1,000 passages of
 * 100 words, 35,000 in 10,000, 100,000 in 100,000 and 270,000 in a million.
 */
const SHIFT = 2.7;
const KNOWN_TO_ALL = 5_000;
const RARE_EXPONENT = 2.2;

export interface Language {
  /** A word by its frequency, for a number from 0 up to 1. */
  word(at: number): string;
  /** The same among the function words only. */
  functionWord(at: number): string;
  isFunctionWord(word: string): boolean;
  /** The share of function words in what is written. */
  readonly functionShare: number;
}

export const createLanguage = (): Language => {
  const cumulated = new Float64Array(WORDS);
  let sum = 0;
  for (let rank = 0; rank < WORDS; rank++) {
    const shifted = rank + 1 + SHIFT;
    sum += shifted < KNOWN_TO_ALL ? 1 / shifted : (shifted / KNOWN_TO_ALL) ** -RARE_EXPONENT / KNOWN_TO_ALL;
    cumulated[rank] = sum;
  }
  const functionShare = (cumulated[FUNCTION_WORDS.length - 1] ?? 0) / sum;

  const rankAt = (at: number): number => {
    const wanted = at * sum;
    let low = 0;
    let high = WORDS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  /** Each word is one string however often it is drawn. */
  const spelt: (string | undefined)[] = [...FUNCTION_WORDS];
  const spell = (rank: number): string => {
    let word = spelt[rank];
    if (word === undefined) {
      const pair = (rank * STRIDE) % (SYLLABLES * SYLLABLES);
      word = syllable(pair % SYLLABLES) + syllable(Math.floor(pair / SYLLABLES));
      spelt[rank] = word;
    }
    return word;
  };

  const functionWords = new Set(FUNCTION_WORDS);
  return {
    word: (at) => spell(rankAt(at)),
    functionWord: (at) => spell(rankAt(at * functionShare)),
    isFunctionWord: (word) => functionWords.has(word),
    functionShare,
  };
};
