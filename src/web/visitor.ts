// Who asks for a page, as far as a browser tells: a session, a network, the languages that they read, what they have chosen.

import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { type ClientSettings, isLocale, LOCALES, type Origin } from '../core/ports.ts';
import { primaryLanguage } from '../core/scripts.ts';
import type { Cookies } from './cookies.ts';

declare module 'hono' {
  /** What the server finds out about every request before its page is made. */
  interface ContextVariableMap {
    /** Where it comes from, as `networkOf` names it. */
    network: string;
    cookies: Cookies;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The session that the browser names; null if it names none that could be ours. */
export const sessionOf = (c: Context): string | null => {
  const given = c.get('cookies').session.read(c);
  return given !== undefined && UUID.test(given) ? given : null;
};

/** The first language, by the reader's preference, that the bot speaks. */
export const languageOf = (c: Context): string | null =>
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

const KEEPS = 'keep';

/** A visitor's choices as a cookie holds them, such as `he` or `he.keep`; empty if they have chosen nothing. */
export const writeChoices = ({ locale, keepsQuestions }: ClientSettings): string =>
  [locale, keepsQuestions === true ? KEEPS : null].filter((part) => part !== null).join('.');

const choicesOf = (c: Context): ClientSettings => {
  const parts = (c.get('cookies').choices.read(c) ?? '').split('.');
  return {
    locale: parts.find(isLocale) ?? null,
    keepsQuestions: parts.includes(KEEPS) ? true : null,
  };
};

/** How often somebody asks is counted by their network, which a dropped cookie does not change. */
export const visitorOf = (c: Context, session: string | null): Origin => {
  const network = c.get('network');
  return {
    platform: 'web',
    chat: `web:${session ?? network}`,
    user: `web:${network}`,
    alone: true,
    way: 'typed',
    language: languageOf(c),
    own: choicesOf(c),
  };
};
