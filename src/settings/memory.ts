// What chats and people have chosen, in memory: it is gone when the bot stops.

import type { Locale, Settings } from '../core/ports.ts';

/** The oldest choice is forgotten beyond this many, so that strangers cannot fill the memory. */
const MOST = 50_000;

export const createMemorySettings = (): Settings => {
  const locales = new Map<string, Locale>();
  return {
    locale: (id) => locales.get(id) ?? null,
    setLocale(id, locale) {
      locales.delete(id);
      if (locale === null) return;
      locales.set(id, locale);
      const [oldest] = locales.keys();
      if (locales.size > MOST && oldest !== undefined) locales.delete(oldest);
    },
  };
};
