// The platforms that have a token. Their packages take half of the time to start; who has no token need not wait for them.

import type { Config } from '../config.ts';
import { allowsOnly } from '../core/allowed.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { PlatformSource } from './platform-handles.ts';

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
}

export const platformsOf = async (
  { allowedChats, publicUrl, discord, telegram }: Config,
  { clock, log, announce }: Parts,
): Promise<PlatformSource[]> => {
  const common = { allows: allowsOnly(allowedChats), clock, log, announce };
  const page = (citation: string) => (publicUrl === null ? null : `${publicUrl}/c/${citation}`);
  const sources: PlatformSource[] = [];
  if (discord !== null) {
    const { createDiscord } = await import('../adapters/discord/adapter.ts');
    const { BUDGET } = await import('../adapters/discord/limits.ts');
    sources.push({
      name: 'discord',
      limits: BUDGET,
      exclusive: true,
      create: (parts) => createDiscord({ ...discord, ...common, ...parts, link: page }),
    });
  }
  if (telegram !== null) {
    const { createTelegram } = await import('../adapters/telegram/adapter.ts');
    const { BUDGET } = await import('../adapters/telegram/limits.ts');
    sources.push({
      name: 'telegram',
      limits: BUDGET,
      exclusive: true,
      create: (parts) => createTelegram({ ...telegram, ...common, ...parts, page }),
    });
  }
  return sources;
};
