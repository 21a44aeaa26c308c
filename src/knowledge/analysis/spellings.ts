// When two words are one word in another form or spelling, and when one is likely to be a slip for the other.

/** British endings and the American ones, in the order in which they are looked for. */
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/ae|oe/g, 'e'],
  [/our(?=$|s$|ed$|ing$|ful|able|ite|hood)/g, 'or'],
  [/(?<=[a-z]{2})is(?=e$|es$|ed$|er$|ers$|ing$|ation|able$)/g, 'iz'],
  [/ys(?=e$|es$|ed$|ing$)/g, 'yz'],
  [/(?<=[bt])re(?=s?$)/g, 'er'],
  [/ogue(?=s?$)/g, 'og'],
  [/(?<=[a-z])enc(?=e$|es$|ed$)/g, 'ens'],
  [/(?<=[aeiou])ll(?=ed$|ing$|er$|ers$|or$)/g, 'l'],
  [/^grey/g, 'gray'],
  [/(?<=gram)me(?=s?$)/g, ''],
];

const american = (word: string): string =>
  AMERICAN.reduce((said, [british, instead]) => said.replace(british, instead), word);

/** English words whose forms no stemmer brings together: the base form of each, then the others. */
const IRREGULAR = new Map(
  `arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|bind bound|bite bit bitten
blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came
creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt
fight fought|find found|flee fled|fly flew flown|forget forgot forgotten|freeze froze frozen|get got gotten|give gave given|go went gone
grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent|lie lay lain
light lit|lose lost|make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen
seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk
sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|spin spun|stand stood|steal stole stolen|stick stuck|strike struck
swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound|write wrote written
man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|person people|leaf leaves|knife knives|life lives|shelf shelves`
    .split(/[|\n]/)
    .flatMap((forms) => forms.split(' ').map((form) => [form, forms.split(' ')[0] ?? form] as const)),
);

const lemma = (word: string): string => IRREGULAR.get(word) ?? american(word);

/** What English adds to a word to make another of the same meaning, where the stemmer leaves it: `deliver` and `delivery`. */
const DERIVED =
  /^(?:e?ry|y|al|ally|or|er|ers|ors|ion|ment|ness|ful|less|ly|ist|ism|ity|ive|able|ed|ing|s|es)$/;
/** Letters of a word from which on another word that begins with it is derived from it: `count` and `county` are two words. */
const DERIVABLE = 6;

const isDerived = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= DERIVABLE && long.startsWith(short) && DERIVED.test(long.slice(short.length));
};

/** Letters that two forms of a word share at their beginning, and letters at their ends that may differ. */
const MIN_STEM = 4;
const MAX_ENDING = 3;

export const isSemitic = (word: string): boolean => /^[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(word);

/** "And", "in", "the" and the like, one or several. */
const BEFORE = /^(?:[وف]?[بكل]?(?:ال)?|[وف]?لل|[וכ]?[בהכלמש]{1,2}|ו)$/u;
/** Letters that stay of a word without what is written before it. */
const MIN_BARE = 3;

/** A word of Arabic or Hebrew letters with and without what may be written before it; of other words, the word. */
export const formsOf = (word: string): readonly string[] => {
  const forms = [word];
  if (!isSemitic(word)) return forms;
  for (let at = 1; at <= 4 && word.length - at >= MIN_BARE; at++)
    if (BEFORE.test(word.slice(0, at))) forms.push(word.slice(at));
  return forms;
};

/** Endings of number, gender, person and possession. */
const AFTER =
  /^(?:|[اهيتنك]|ات|ان|ون|ين|وا|نا|ها|هم|تم|كم|يه|תי|[התיוכ]|ות|ימ|ית|יה|נו|תמ|המ|הנ|יות|יהמ|ותיה)$/u;
/** What stands before a verb for "I", "we", "you" or "they". */
const PERSON = /^[ايتنאית]/u;

/** How many letters two words begin with alike. */
const sharedBy = (a: string, b: string): number => {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
};

/** Whether one word, in Arabic or Hebrew letters, is the other but for its ending, or but for the person of a verb. */
const isInflected = (a: string, b: string): boolean => {
  const shared = sharedBy(a, b);
  if (shared >= MIN_BARE && AFTER.test(a.slice(shared)) && AFTER.test(b.slice(shared))) return true;
  if (shared > 0 || !PERSON.test(a) || !PERSON.test(b)) return false;
  return a.length > MIN_BARE && a.slice(1) === b.slice(1);
};

/** `يتعلم` and `تعلم`: the person stands before the whole of such a verb. */
const isFifthForm = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return /^[ايتن]ت/u.test(long) && long.slice(1) === short;
};

/** `كتاب` and `كتب`, `حروب` and `حرب`: many plurals and names of acts differ from their root by a long vowel before its last letter. */
const isBroken = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (
    short.length === 3 &&
    /^[\u0621-\u064a]{2}[او][\u0621-\u064a]$/u.test(long) &&
    long[0] === short[0] &&
    long[1] === short[1] &&
    long[3] === short[2]
  );
};

/** `أراد` and `يريد`: the past and the present of verbs of such a kind. */
const isHollow = (a: string, b: string): boolean => {
  const [, first, last] = /^ا(.)ا(.)$/u.exec(a) ?? [];
  return first !== undefined && last !== undefined && new RegExp(`^[ايتن]${first}ي${last}$`, 'u').test(b);
};

/** Whether two words, in Arabic or Hebrew letters and without what is written before them, are forms of one. */
const areForms = (a: string, b: string): boolean =>
  isInflected(a, b) || isBroken(a, b) || isHollow(a, b) || isHollow(b, a);

/** Whether two words in an analyser's normal form are forms of one. An English stemmer knows most forms; of other languages, endings may differ. */
export const isSameWord = (a: string, b: string, isEnglish: boolean): boolean => {
  if (lemma(a) === lemma(b)) return true;
  if (isEnglish) return isDerived(a, b);
  if (isSemitic(a))
    return isFifthForm(a, b) || formsOf(a).some((form) => formsOf(b).some((other) => areForms(form, other)));
  return sharedBy(a, b) >= Math.max(MIN_STEM, Math.max(a.length, b.length) - MAX_ENDING);
};

/** Letters that are mistaken for each other, for their sound or their shape. */
const ALIKE = [
  ...['ضظد', 'ذزظد', 'تطد', 'سصش', 'ثست', 'قكغ', 'حهخ', 'جغ', 'اع', 'يى', 'هات'],
  ...['טת', 'סשצ', 'כקחג', 'אעה', 'בופ', 'דר', 'החת', 'מנ', 'יו', 'זס'],
  ...['ck', 'sz', 'iy', 'fv', 'ei', 'ou', 'ao', 'ae', 'gj', 'bp', 'dt', 'mn'],
  ...['иы', 'ао', 'еи', 'еэ', 'шщ', 'іи'],
];

/** The rows of the keyboards on which most people type Latin letters. */
const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const areAlike = (a: string, b: string): boolean =>
  ALIKE.some((letters) => letters.includes(a) && letters.includes(b)) ||
  KEYS.some((row) => row.includes(a + b) || row.includes(b + a));

/** Of so many letters, most other words are an edit or two away. */
const SHORT = 4;

/** Whether one word becomes the other by swapping two letters beside each other, or by doubling one. */
const isSwapOrDouble = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const at = sharedBy(short, long);
  if (short.length === long.length)
    return (
      short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
    );
  return at > 0 && long[at] === long[at - 1] && short.slice(at) === long.slice(at + 1);
};

/** The one place at which two words of a length differ; null where there are more, or none. */
const exchangeIn = (a: string, b: string): readonly [string, string, number] | null => {
  if (a.length !== b.length) return null;
  const at = sharedBy(a, b);
  return at < a.length && a.slice(at + 1) === b.slice(at + 1) ? [a[at] ?? '', b[at] ?? '', at] : null;
};

/**
 * Whether a word that no list has is likely to be a slip for another, rather than a word of its own. Of an English word it is enough
 * that it is in no list, since the list is long. Elsewhere, a letter for one that is nothing like it makes a word of another root, and so
 * does another first letter. A short word is a slip only if letters are swapped, doubled, missing or alike.
 */
export const isLikelySlip = (typed: string, meant: string, isEnglish: boolean): boolean => {
  if (isSwapOrDouble(typed, meant)) return true;
  const exchange = exchangeIn(typed, meant);
  const isAlike = exchange !== null && areAlike(exchange[0], exchange[1]);
  if (typed.length <= SHORT) return isAlike || (!isSemitic(typed) && meant.length > typed.length);
  if (exchange === null || isAlike || isEnglish) return true;
  return !isSemitic(typed) && exchange[2] > 0;
};
