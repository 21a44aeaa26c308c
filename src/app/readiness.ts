// Why the bot should get no visitors at this moment.

import type { App } from './app.ts';

/** In words; none if it is ready. A platform that is down is no reason: the web page works without it. */
export const reasonsAgainst = (app: Pick<App, 'isCurrent' | 'library' | 'remembers'>): string[] => [
  ...(!app.isCurrent() && app.library.snapshot().documents.size === 0
    ? ['The documents cannot be read. The log says why.']
    : []),
  ...(app.remembers() ? [] : ['The database is not open. The log says why.']),
];
