// Superscripts and subscripts in plain text: the characters that Unicode has for them, else a mark before them.

const RAISED = new Map(
  Object.entries({
    ...{ '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹' },
    ...{ '+': '⁺', '-': '⁻', '−': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', n: 'ⁿ', i: 'ⁱ' },
  }),
);
const LOWERED = new Map(
  Object.entries({
    ...{ '0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉' },
    ...{ '+': '₊', '-': '₋', '−': '₋', '=': '₌', '(': '₍', ')': '₎' },
  }),
);
/** Endings of ordinal numbers, which read the same on the line: 1st, 2nd, n°. */
const ORDINAL = /^(?:st|nd|rd|th|er|re|e|ème|o|a|º|ª)$/iu;

export type Script = 'sup' | 'sub';

/** `10` and a raised `6` are `10⁶`; what has no such characters gets a mark, as in `x^(a+b)` and `x_max`. */
export const scripted = (script: Script, words: string): string => {
  const said = words.trim();
  if (said === '') return '';
  if (script === 'sup' && ORDINAL.test(said)) return said;
  const characters = [...said].map((char) => (script === 'sup' ? RAISED : LOWERED).get(char));
  if (characters.every((char) => char !== undefined)) return characters.join('');
  const mark = script === 'sup' ? '^' : '_';
  return /^[\p{L}\p{N}]+$/u.test(said) ? `${mark}${said}` : `${mark}(${said})`;
};
