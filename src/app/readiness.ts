// Why the bot should get no visitors at this moment.

import type { Health } from '../core/adapter.ts';
import type { App } from './app.ts';

/** Whether questions on a platform are answered, here or by another process. */
export const isServing = (health: Health): boolean => health === 'up' || health === 'standby';

const SAID: Readonly<Record<Exclude<Health, 'up' | 'standby'>, string>> = {
  starting: 'is not connected yet',
  down: 'cannot be reached',
  failed: 'refuses the bot',
};

type Checked = Pick<App, 'isCurrent' | 'library' | 'remembers'> & {
  /** The platforms that are configured. */
  readonly platforms?: Readonly<Record<string, Health>>;
};

/** In words; none if it is ready. */
export const reasonsAgainst = ({ isCurrent, library, remembers, platforms = {} }: Checked): string[] => [
  ...(!isCurrent() && library.snapshot().documents.size === 0
    ? ['The documents cannot be read. The log says why.']
    : []),
  ...(remembers() ? [] : ['The database cannot store anything. The log says why.']),
  ...Object.entries(platforms).flatMap(([name, health]) =>
    health === 'up' || health === 'standby' ? [] : [`${name} ${SAID[health]}. The log says why.`],
  ),
];
