// The platforms that have a token. Their packages take half of the time to start; who has no token need not wait for them.

import { PLATFORMS } from '../adapters/platforms.ts';
import type { Config } from '../config.ts';
import { allowsOnly } from '../core/allowed.ts';
import type { AdapterContext, PlatformSource } from '../core/description.ts';

export const platformsOf = async (
  config: Pick<Config, 'allowedChats' | 'publicUrl' | 'platforms'>,
  given: Pick<AdapterContext, 'clock' | 'log' | 'announce' | 'hooks'>,
): Promise<PlatformSource[]> => {
  const { publicUrl, platforms } = config;
  const surroundings: AdapterContext = {
    ...given,
    // The list may be set anew while the bot runs.
    allows: (chat) => allowsOnly(config.allowedChats)(chat),
    page: (citation) => (publicUrl === null ? null : `${publicUrl}/c/${citation}`),
  };
  const sources: PlatformSource[] = [];
  for (const platform of PLATFORMS) {
    const access = platforms[platform.name];
    if (access !== undefined) sources.push(await platform.open(access, surroundings));
  }
  return sources;
};
