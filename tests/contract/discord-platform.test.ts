// Discord keeps the contract of posting, pinning and rights.

import { FLAGS } from '../fakes/discord/messages.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import type { FakeMessage } from '../fakes/discord/shapes.ts';
import { openPlace } from '../platforms/discord-place.ts';
import { describePlatform, type Seen } from './platform-contract.ts';

/** Markdown as its reader reads it. */
const seen = (message: FakeMessage): Seen => ({
  message: message.id,
  text: message
    .text()
    .replace(/^(?:-# |### |> |- )/gm, '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\\([^\w\s])/g, '$1'),
  silent: (message.flags & FLAGS.suppressNotifications) !== 0,
});

const BITS = { send: MAY.send, see: MAY.see, history: MAY.history, pin: MAY.pin } as const;

describePlatform('Discord', async () => {
  const { discord, guild, channel, platform, chat, close } = await openPlace();
  const moderator = discord.user();
  const member = discord.user();
  const shut = discord.user();
  shut.refuseMessages();
  guild.join(member);
  guild.grant(moderator, MAY.manageMessages | MAY.pin);
  const name = ({ id }: { readonly id: string }) => `discord:${id}`;
  const find = (id: string) => {
    const message = channel.messages.find((each) => each.id === id);
    if (message === undefined) throw new Error('no such message');
    return message;
  };
  return {
    platform,
    chat,
    moderator: name(moderator),
    member: name(member),
    stranger: name(discord.user()),
    open: name(member),
    shut: name(shut),
    can: {
      list: true,
      exists: true,
      lack: [
        ['send', 'post'],
        ['see', 'post'],
        ['history', 'pin'],
        ['pin', 'pin'],
      ],
    },
    seen: (where) => (where === chat ? channel.messages : member.received).map(seen),
    notices: () => channel.notices.length,
    pinned: () => channel.pinned.map(({ id }) => id),
    remove: ({ message }) => moderator.remove(find(message)),
    unpin: ({ message }) => moderator.unpin(find(message)),
    take(right) {
      if (right in BITS) guild.revoke('bot', BITS[right as keyof typeof BITS]);
      else throw new Error(`Discord has no right ${right}`);
    },
    expel: () => guild.kick(),
    close,
  };
});
