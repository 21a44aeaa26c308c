// Who asks for a page, as far as a browser tells: a session, an address, the languages that they read.

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { getCookie } from 'hono/cookie';
import { isLocale, LOCALES, type Origin } from '../core/ports.ts';
import { primaryLanguage } from '../core/scripts.ts';

export const SESSION = 'verbatim_session';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The session that the browser names; null if it names none that could be ours. */
export const sessionOf = (c: Context): string | null => {
  const given = getCookie(c, SESSION);
  return given !== undefined && UUID.test(given) ? given : null;
};

/** The first language, by the reader's preference, that the bot speaks. */
const languageOf = (c: Context): string | null =>
  accepts(c, {
    header: 'Accept-Language',
    supports: [...LOCALES],
    default: '',
    match: (accepted) =>
      [...accepted]
        .sort((a, b) => b.q - a.q)
        .map(({ type, q }) => (q > 0 ? primaryLanguage(type) : ''))
        .find(isLocale) ?? '',
  }) || null;

/** How often somebody asks is counted by their address, which a dropped cookie does not change. */
export const visitorOf = (c: Context, session: string | null): Origin => {
  const address = getConnInfo(c).remote.address ?? 'unknown';
  return {
    platform: 'web',
    chat: `web:${session ?? address}`,
    user: `web:${address}`,
    alone: true,
    way: 'typed',
    language: languageOf(c),
  };
};
