// The address at which the bot is invited to a server, with no more rights than it uses.

import { REST } from 'discord.js';
import { PERMISSIONS } from './limits.ts';
import { platformErrorOf } from './rest.ts';

export const inviteLink = (application: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${PERMISSIONS}`;

/** Asks Discord whose token it is. Rejects with a PlatformError. */
export const fetchInviteLink = async ({
  token,
  apiUrl,
}: {
  token: string;
  apiUrl: string;
}): Promise<string> => {
  const rest = new REST({ api: apiUrl, version: '10', retries: 2, timeout: 10_000 }).setToken(token);
  try {
    const { id } = (await rest.get('/applications/@me')) as { id: string };
    return inviteLink(id);
  } catch (error) {
    throw platformErrorOf('GET /applications/@me', error);
  }
};
