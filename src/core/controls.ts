// Characters that command a terminal instead of being read.

/**
 * Control characters as pictures of themselves, so that a text cannot move the cursor or recolour the screen. Line breaks and tabs
 * stay.
 */
export const inert = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f]/g, '\u2421');

/** What reorders or breaks a line without being seen: controls of direction, line and paragraph separators, half characters. */
const UNSEEN =
  /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** A text as one line that shows all that is in it: for names and quotations in reports, where they could forge what stands beside them. */
export const visible = (text: string): string =>
  inert(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(UNSEEN, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);

/** JSON of one line in which such characters are escaped, those above U+007F too, which JSON itself lets through. */
export const inertJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\u009f]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
