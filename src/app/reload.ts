// Reads the configuration and the community's files anew while the bot runs.

import type { Config } from '../config.ts';

/** What takes effect without a restart: it is looked at whenever it is needed. */
const RELOADABLE = [
  'logLevel',
  'userRate',
  'chatRate',
  'allowedChats',
  'librarians',
] as const satisfies readonly (keyof Config)[];

/** A configuration of which the reloadable part may change. */
export type LiveConfig = Config & { -readonly [K in (typeof RELOADABLE)[number]]: Config[K] };

export interface Reloaded {
  /** Settings that changed. */
  readonly changed: readonly string[];
  /** Settings that changed, and take effect after a restart only. */
  readonly needRestart: readonly string[];
}

const variableOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** Takes over what may change of a configuration that was read anew. Names variables, and no value. */
export const takeOver = (live: LiveConfig, next: Config): Reloaded => {
  const keys = (Object.keys(next) as (keyof Config)[]).filter(
    (key) => JSON.stringify(live[key]) !== JSON.stringify(next[key]),
  );
  const reloadable = RELOADABLE.filter((key) => keys.includes(key));
  Object.assign(live, Object.fromEntries(reloadable.map((key) => [key, next[key]])));
  return {
    changed: reloadable.map(variableOf),
    needRestart: keys.filter((key) => !(RELOADABLE as readonly string[]).includes(key)).map(variableOf),
  };
};
