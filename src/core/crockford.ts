// Crockford's base 32 in small letters: no i, l, o or u, so that a code can be read out and typed.

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** One digit for each value: its remainder by 32. */
export const crockford = (values: Iterable<number>): string => {
  let code = '';
  for (const value of values) code += DIGITS.charAt(value % DIGITS.length);
  return code;
};
