// The cookies of the page: what they are called, and where browsers send them.

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';

/** A year. Browsers keep no cookie for more than 400 days. */
const LASTING_SECONDS = 365 * 24 * 60 * 60;

/** Strict: sent with what our own pages ask for only. Lax: also when somebody follows a link to us. */
interface Cookie {
  readonly name: string;
  readonly sameSite: 'Strict' | 'Lax';
  /** Outlasts the browser. */
  readonly lasts: boolean;
}

/** Who asks. */
const SESSION: Cookie = { name: 'verbatim_session', sameSite: 'Strict', lasts: false };
/** What they have chosen for themselves. */
const CHOICES: Cookie = { name: 'verbatim_choices', sameSite: 'Lax', lasts: true };

export interface Jar {
  read(c: Context): string | undefined;
  /** An empty value takes the cookie back. */
  write(c: Context, value: string): void;
}

export interface Cookies {
  readonly session: Jar;
  readonly choices: Jar;
}

/**
 * The cookies of a site at this address; null: of one that is reached on this machine. Over https their names begin so that browsers
 * take them from nobody else: `__Host-` from this host alone, which cannot be combined with a path, and below a path `__Secure-`.
 */
export const createCookies = (publicUrl: string | null): Cookies => {
  const { protocol, pathname } = new URL(publicUrl ?? 'http://localhost/');
  const secure = protocol === 'https:';
  // A cookie cannot name a path that holds a semicolon.
  const path = pathname.includes(';') ? '/' : pathname.replace(/\/+$/, '') || '/';
  const prefix = !secure ? '' : path === '/' ? '__Host-' : '__Secure-';
  const jar = ({ name: plain, sameSite, lasts }: Cookie): Jar => {
    const name = prefix + plain;
    const options: CookieOptions = { httpOnly: true, path, sameSite, secure };
    return {
      read: (c) => getCookie(c, name),
      write: (c, value) => {
        if (value === '') deleteCookie(c, name, options);
        else setCookie(c, name, value, lasts ? { ...options, maxAge: LASTING_SECONDS } : options);
      },
    };
  };
  return { session: jar(SESSION), choices: jar(CHOICES) };
};
