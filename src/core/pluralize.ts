// Counts with their nouns, in messages for operators.

/** `1 document`, `2 documents`. */
export const pluralize = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
