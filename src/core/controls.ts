// Makes text safe to print in a terminal or a report.

/**
 * Replaces control characters with visible symbols, so that text can't move the cursor or recolor the screen. Keeps line breaks and tabs.
 */
export const sanitizeForTerminal = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f]/g, '\u2421');

/** What reorders or breaks a line without being seen: controls of direction, line and paragraph separators, half characters. */
const UNSEEN =
  /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/**
 * The text on one line, with invisible characters made visible, so that names and quotations in a report can't forge the text around them.
 */
export const sanitizeLine = (text: string): string =>
  sanitizeForTerminal(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(UNSEEN, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);

/** JSON on one line with all such characters escaped, including those above U+007F, which JSON itself doesn't escape. */
export const terminalSafeJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\u009f]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
