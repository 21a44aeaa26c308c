// Pins on Discord: their notice is taken away, their number is bounded, and their list is read to its end.

import { expect, it } from 'vitest';
import { ROUTES } from '../fakes/discord/discord.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import { chatOf, places } from './discord-place.ts';

const open = places();

it('takes away the notice of its own pin, and of no other', async () => {
  const { post, platform, channel, discord, guild } = await open();
  const moderator = discord.user();
  guild.grant(moderator, MAY.pin);
  const [mine, theirs] = [await post('One'), await post('Two')];
  moderator.pin(channel.messages.find(({ id }) => id === theirs.message) as never);
  await platform.pinning.pin(mine);
  expect(channel.notices).toHaveLength(1);
  expect(channel.pinned.map(({ id }) => id)).toEqual([mine.message, theirs.message]);
  guild.grant('bot', MAY.manageMessages);
  await platform.pinning.pin(theirs);
  expect(channel.notices).toHaveLength(1);
});

it('leaves the notice of another message alone', async () => {
  const { post, platform, channel, discord } = await open();
  const [one, two] = [await post('One'), await post('Two')];
  discord.faults.plan(ROUTES.delete, { is: 'answer', status: 403, body: { code: 50013, message: '' } });
  await platform.pinning.pin(one);
  await platform.pinning.pin(two);
  await platform.pinning.pin(two);
  expect(channel.notices).toHaveLength(1);
});

it.each(['history', 'delete'] as const)(
  'has pinned, even if the notice cannot be taken away: %s',
  async (route) => {
    const { post, platform, channel, discord, logged } = await open();
    const posted = await post('One');
    discord.faults.plan(ROUTES[route], { is: 'answer', status: 403, body: { code: 50013, message: '' } });
    await platform.pinning.pin(posted);
    expect(channel.pinned).toHaveLength(1);
    expect(channel.notices).toHaveLength(1);
    expect(logged.join('')).toContain('could not remove the notice of a pin');
  },
);

it('pins 250 messages, knows each of them, and says that the next is too many', async () => {
  const { post, platform, channel, chat, discord } = await open();
  // A person's, for the bot may not post so many in a second.
  const person = discord.user({ permissions: MAY.pin });
  const all = Array.from({ length: 250 }, (_, i) => person.write(`${i}`, channel));
  for (const message of all) person.pin(message);
  const pinned = all.map(({ id }) => ({ chat, message: id }));
  const next = await post('one too many');
  const from = discord.calls.length;
  expect(await platform.pinning.look(chat, [...pinned, next])).toEqual([
    ...pinned.map(() => 'pinned'),
    'unpinned',
  ]);
  // Five pages, and the one message that is in none of them.
  expect(discord.calls.length - from).toBe(6);
  await expect(platform.pinning.pin(next)).rejects.toMatchObject({
    code: 'full',
    status: 400,
    certain: true,
  });
});

it('does not know where it may not look, and rejects where Discord cannot be asked', async () => {
  const { post, platform, chat, channel, discord } = await open();
  const posted = await post('One');
  await platform.pinning.pin(posted);
  channel.overwrite('bot', { deny: MAY.history });
  // Without the history Discord lists no pins, which does not mean that there are none.
  expect(await platform.pinning.look(chat, [posted])).toEqual(['unknown']);
  channel.overwrite('bot', { deny: MAY.see });
  expect(await platform.pinning.look(chat, [posted])).toEqual(['unknown']);
  channel.overwrite('bot', {});
  discord.faults.plan(ROUTES.pins, { is: 'answer', status: 500 });
  await expect(platform.pinning.look(chat, [posted])).rejects.toMatchObject({ status: 500 });
});

it('is refused without the right to pin, which managing messages does not give', async () => {
  const { post, platform, guild, channel } = await open();
  const posted = await post('One');
  guild.revoke('bot', MAY.pin);
  guild.grant('bot', MAY.manageMessages);
  await expect(platform.pinning.pin(posted)).rejects.toMatchObject({ status: 403, code: 50013 });
  expect(channel.pinned).toEqual([]);
});

it('is closed to a chat that is gone, whose pins are gone with it', async () => {
  const { post, platform, channel, chat } = await open();
  const posted = await post('One');
  channel.remove();
  await expect(platform.pinning.pin(posted)).rejects.toMatchObject({ code: 'closed' });
  await expect(platform.pinning.look(chat, [posted])).rejects.toMatchObject({ code: 'closed' });
  await platform.pinning.unpin(posted);
});

it('pins in threads, and in conversations with one person', async () => {
  const { post, platform, channel, discord } = await open();
  const thread = channel.thread();
  const alone = await platform.posting.alone(`discord:${discord.user().id}`);
  for (const chat of [chatOf(thread), alone]) {
    const posted = await post('One', `k${chat.slice(-20)}`, chat);
    await platform.pinning.pin(posted);
    expect(await platform.pinning.look(chat, [posted])).toEqual(['pinned']);
  }
  expect(thread.notices).toEqual([]);
});
