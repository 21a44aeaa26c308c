// The one list of platforms. Nothing outside of this folder knows any of them by name.

import type { PlatformDescription } from '../core/description.ts';
import { PERSON } from './console/place.ts';
import { discord } from './discord/description.ts';
import { telegram } from './telegram/description.ts';

/** The platforms that the bot can be added to, in the order in which they start. */
export const PLATFORMS: readonly PlatformDescription[] = [discord, telegram];

/** People who are librarians without being listed: whoever sits at the terminal has the shell. */
export const OPERATORS: readonly string[] = [PERSON];

type IdKind = keyof PlatformDescription['ids'];

export const isId = (kind: IdKind, id: string): boolean =>
  PLATFORMS.some(({ ids }) => ids[kind].pattern.test(id));

/** An example of each platform's IDs, for error messages. */
export const exampleIds = (kind: IdKind): string[] => PLATFORMS.flatMap(({ ids }) => ids[kind].examples);

/** Examples in words: "one, two or three". */
export const orOf = (examples: readonly string[]): string =>
  [examples.slice(0, -1).join(', '), ...examples.slice(-1)].filter((part) => part !== '').join(' or ');
