// Words as they are written in HTML.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (words: string): string => words.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
