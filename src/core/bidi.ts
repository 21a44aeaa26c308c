// Isolates text of unknown direction so that it can't reorder the sentence around it (Unicode Standard Annex 9).

import { firstGraphemes } from './graphemes.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Controls that open or close an embedding, an override or an isolate: in text that people type they only mislead. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** The maximum UTF-16 units of one grapheme. A family emoji has 11; stacked accents can have thousands. */
const LETTER_UNITS = 24;

/** Removes direction controls, so that typed text can be compared with stored text. */
export const withoutControls = (text: string): string => text.replace(CONTROLS, '');

/** Typed text that is safe to repeat in a message: one line, without invisible controls, shortened. */
export const echo = (typed: string, max = 80): string => {
  const line = withoutControls(typed)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  // Without joining characters and accents every letter is one unit, which is so for nearly all labels.
  if (line.length <= max && !/[\p{M}\u200d]/u.test(line)) return line;
  const short = firstGraphemes(line, max, LETTER_UNITS);
  return short.length < line.length ? `${short}…` : short;
};

/**
 * A verbatim text, isolated from what stands around it. Direction controls that the text itself opens are closed by the end
 * of the isolate; an end of isolate too many inside it cannot be kept in, so every one is answered by a new beginning.
 */
export const isolate = (value: string): string => {
  let depth = 0;
  let extra = 0;
  for (const char of value) {
    if (char >= '\u2066' && char <= '\u2068') depth++;
    else if (char === POP_ISOLATE) depth > 0 ? depth-- : extra++;
  }
  return FIRST_STRONG_ISOLATE.repeat(extra + 1) + value + POP_ISOLATE.repeat(depth + 1);
};

/** Whether a text leaves a direction control open, or closes an isolate that it didn't open. */
const needsIsolation = (value: string): boolean => {
  if (!/[\u202a-\u202e\u2066-\u2069]/.test(value)) return false;
  const open: ('isolate' | 'embedding')[] = [];
  for (const char of value) {
    if (char >= '\u2066' && char <= '\u2068') open.push('isolate');
    else if (char === '\u202a' || char === '\u202b' || char === '\u202d' || char === '\u202e')
      open.push('embedding');
    else if (char === '\u202c' && open.at(-1) === 'embedding') open.pop();
    else if (char === POP_ISOLATE) {
      const last = open.lastIndexOf('isolate');
      if (last === -1) return true;
      open.length = last;
    }
  }
  return open.length > 0;
};

/** The text, isolated only if it would otherwise reorder what follows it. */
export const isolateIfNeeded = (value: string): string => (needsIsolation(value) ? isolate(value) : value);
