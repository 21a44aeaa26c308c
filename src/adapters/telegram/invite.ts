// The addresses at which the bot is spoken to alone, and added to a group.

import { Telegram } from 'telegraf';
import { platformErrorOf } from './api.ts';

export interface InviteLinks {
  readonly alone: string;
  readonly group: string;
}

/** It is added as any member is; who wants pins makes it an administrator later, as /permissions says. */
export const inviteLinks = (username: string): InviteLinks => ({
  alone: `https://t.me/${username}`,
  group: `https://t.me/${username}?startgroup=true`,
});

/** Asks Telegram whose token it is. Rejects with a PlatformError. */
export const fetchInviteLinks = async ({
  token,
  apiUrl,
}: {
  token: string;
  apiUrl: string;
}): Promise<InviteLinks> => {
  try {
    const { username } = await new Telegram(token, { apiRoot: `${apiUrl}/` }).getMe();
    return inviteLinks(username);
  } catch (error) {
    throw platformErrorOf('getMe', error);
  }
};
