// What Discord says of how the bot gets interactions, found without changing anything.

import type { Access, Inspected } from '../../core/description.ts';
import type { Hooks } from '../../core/hooks.ts';
import { application, setEndpoint, WRONG_KEY } from './endpoint.ts';
import { createCaller } from './rest.ts';

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'an unknown address');

/** Asks Discord for the address of the endpoint that is set. Rejects with a PlatformError. */
export const inspectEndpoint = async (
  { token, apiUrl, mode, settings = {} }: Access,
  hooks: Pick<Hooks, 'urlOf'>,
): Promise<readonly Inspected[]> => {
  const path = '/applications/@me';
  const found = application.safeParse(
    await createCaller({ token, apiUrl })({ method: 'GET', template: path, path }),
  );
  if (!found.success) return [];
  const { interactions_endpoint_url: url, verify_key: key } = found.data;
  if (mode !== 'http') {
    const says = 'Discord: the bot connects to the gateway (DISCORD_MODE=gateway).';
    if (url == null) return [{ level: 'ok', says, remedy: null }];
    return [
      {
        level: 'error',
        says: `${says} But Discord sends commands to the Interactions Endpoint URL at ${hostOf(url)}, and none to the gateway.`,
        remedy:
          'In the Developer Portal, under General Information, clear Interactions Endpoint URL; or set DISCORD_MODE=http.',
      },
    ];
  }
  if (key.toLowerCase() !== settings.PUBLIC_KEY?.toLowerCase()) {
    const [says = '', remedy = ''] = WRONG_KEY.split(': copy');
    return [{ level: 'error', says: `${says}.`, remedy: `Copy${remedy}.` }];
  }
  const wanted = hooks.urlOf('discord');
  if (url !== wanted)
    return [
      {
        level: 'error',
        says: `Discord sends no interactions to this bot: the Interactions Endpoint URL ${url == null ? 'is not set' : `leads to ${hostOf(url)}`}.`,
        remedy: `${setEndpoint(wanted)}, while the bot runs.`,
      },
    ];
  return [{ level: 'ok', says: `Discord sends interactions to ${url}.`, remedy: null }];
};
