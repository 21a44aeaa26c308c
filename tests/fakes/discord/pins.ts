// Pinned messages of a channel.

import { createMessage } from './messages.ts';
import { unlucky } from './refusal.ts';
import type { Json } from './shapes.ts';
import type { Channel, Message, Pin, World } from './world.ts';

/** https://discord.com/developers/docs/resources/message#pin-message */
const MAX_PINS = 250;
const PIN_NOTICE = 6;

/** Newest first; what has been deleted is no longer pinned. */
export const pinnedIn = (channel: Channel): readonly Pin[] =>
  channel.pins.filter(({ message }) => !message.deleted).toReversed();

export const isPinned = (world: World, message: Message): boolean =>
  world.channels.get(message.channelId)?.pins.some((pin) => pin.message === message) === true;

/** Everybody is told by a message in the channel, which is of whoever pinned. */
export const pinMessage = (world: World, channel: Channel, message: Message, by: Json): void => {
  if (isPinned(world, message)) return;
  const pinned = pinnedIn(channel);
  if (pinned.length >= MAX_PINS)
    throw unlucky(400, 30003, 'Maximum number of pins reached for the channel (250)');
  // Discord's times are finer than a test's clock, which stands: no two are the same.
  const at = Math.max(world.clock.now(), (channel.pins.at(-1)?.at ?? 0) + 1);
  channel.pins.push({ message, at });
  const empty = { content: '', embeds: [], components: [], files: [], flags: 0 };
  createMessage(world, empty, {
    channelId: channel.id,
    type: PIN_NOTICE,
    author: by,
    reference: message.id,
  });
};

export const unpinMessage = (channel: Channel, message: Message): void => {
  const at = channel.pins.findIndex((pin) => pin.message === message);
  if (at >= 0) channel.pins.splice(at, 1);
};
