// Encodes lines as parameters of deep links into the private chat with the bot.

import { START_CHARS } from './limits.ts';

/** Lines whose signs a deep link can carry as they are, but for the space. */
const PLAIN = /^\/[a-z0-9_ ]+$/;

/** A line as the parameter of a deep link; null if it is too long for one. A passage's code is its own. */
export const linkParameter = (line: string): string | null => {
  const parameter = PLAIN.test(line)
    ? `w_${line.slice(1).replaceAll(' ', '-')}`
    : `l_${Buffer.from(line).toString('base64url')}`;
  return parameter.length <= START_CHARS ? parameter : null;
};

/** The line that the parameter of a deep link stands for; null where it stands for none. */
export const lineOfLink = (parameter: string): string | null => {
  const [, kind, encoded = ''] = /^([lw])_([\w-]+)$/.exec(parameter) ?? [];
  const line =
    kind === 'w' ? `/${encoded.replaceAll('-', ' ')}` : Buffer.from(encoded, 'base64url').toString();
  return encoded === '' || line === '' ? null : line;
};
