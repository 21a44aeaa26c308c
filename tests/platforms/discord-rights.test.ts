// Rights on Discord: roles and overwrites are reckoned as Discord does, at the moment of asking.

import { describe, expect, it } from 'vitest';
import { ROUTES } from '../fakes/discord/discord.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import type { FakeChannel, FakeUser } from '../fakes/discord/shapes.ts';
import { chatOf, type DiscordPlace, places } from './discord-place.ts';

const open = places();

const holds = (
  { platform, channel }: DiscordPlace,
  user: FakeUser,
  {
    where = channel,
    right = 'pin',
    role = null,
  }: {
    where?: FakeChannel;
    right?: 'pin' | 'administer';
    role?: string | null;
  } = {},
) => platform.rights.holds(`discord:${user.id}`, chatOf(where), right, role);

const join = (at: DiscordPlace, permissions = 0n): FakeUser => {
  const user = at.discord.user();
  at.guild.join(user);
  at.guild.grant(user, permissions);
  return user;
};

describe('a person', () => {
  it('who owns the guild or administers it has every right, wherever it is denied', async () => {
    const at = await open();
    const [owner, administrator] = [join(at), join(at, MAY.administrator)];
    at.guild.own(owner);
    for (const user of [owner, administrator]) {
      at.channel.overwrite(user, { deny: MAY.manageMessages | MAY.see });
      expect(await holds(at, user)).toBe(true);
      expect(await holds(at, user, { right: 'administer' })).toBe(true);
    }
  });

  it('says who is a moderator only where they manage the guild', async () => {
    const at = await open();
    const [manager, moderator] = [join(at, MAY.manageGuild), join(at, MAY.manageMessages)];
    expect(await holds(at, manager, { right: 'administer' })).toBe(true);
    expect(await holds(at, manager)).toBe(false);
    expect(await holds(at, moderator, { right: 'administer' })).toBe(false);
    expect(await holds(at, moderator)).toBe(true);
  });

  it('with the role that stands for moderators has their rights, and no more', async () => {
    const at = await open();
    const role = at.guild.role();
    const [holder, other] = [join(at), join(at)];
    at.guild.give(holder, role);
    expect(await holds(at, holder, { role: role.id })).toBe(true);
    expect(await holds(at, holder, { role: role.id, right: 'administer' })).toBe(false);
    expect(await holds(at, holder)).toBe(false);
    expect(await holds(at, other, { role: role.id })).toBe(false);
    at.guild.take(holder, role);
    expect(await holds(at, holder, { role: role.id })).toBe(false);
  });

  it('loses a right at once, with the role or with the guild', async () => {
    const at = await open();
    const user = join(at, MAY.manageMessages);
    expect(await holds(at, user)).toBe(true);
    at.guild.revoke(user, MAY.manageMessages);
    expect(await holds(at, user)).toBe(false);
    at.guild.grant(user, MAY.administrator);
    expect(await holds(at, user)).toBe(true);
    at.guild.part(user);
    expect(await holds(at, user)).toBe(false);
  });

  it('has none while they may not speak, and again afterwards', async () => {
    const at = await open();
    const role = at.guild.role();
    const user = join(at, MAY.manageMessages | MAY.manageGuild);
    at.guild.give(user, role);
    at.guild.timeOut(user, 1_000);
    for (const held of [false, true]) {
      expect(await holds(at, user)).toBe(held);
      expect(await holds(at, user, { role: role.id })).toBe(held);
      expect(await holds(at, user, { right: 'administer' })).toBe(held);
      at.forward(1_000);
    }
  });

  it('has none in conversations outside of guilds', async () => {
    const at = await open();
    const user = join(at, MAY.administrator);
    const alone = await at.platform.posting.alone(`discord:${user.id}`);
    expect(await at.platform.rights.holds(`discord:${user.id}`, alone, 'pin', null)).toBe(false);
  });

  it.each([[ROUTES.guild], [ROUTES.member], [ROUTES.channel]])(
    'is not judged where Discord does not answer %s',
    async (route) => {
      const at = await open();
      const user = join(at, MAY.manageMessages);
      at.discord.faults.plan(route, { is: 'answer', status: 500 });
      await expect(holds(at, user)).rejects.toMatchObject({ name: 'PlatformError', status: 500 });
    },
  );
});

describe('overwrites', () => {
  /** Who is denied or allowed, from the weakest word to the strongest. */
  const LAYERS = ['everyone', 'role', 'member'] as const;

  it.each(LAYERS.map((layer, i) => [layer, LAYERS.slice(i + 1)] as const))(
    'of %s count, and yield to %j',
    async (layer, stronger) => {
      const at = await open();
      const role = at.guild.role({ permissions: MAY.manageMessages });
      const user = join(at);
      at.guild.give(user, role);
      const whom = (which: (typeof LAYERS)[number]) =>
        which === 'everyone' ? 'everyone' : which === 'role' ? role : user;
      expect(await holds(at, user)).toBe(true);
      at.channel.overwrite(whom(layer), { deny: MAY.manageMessages });
      expect(await holds(at, user)).toBe(false);
      for (const other of stronger) {
        at.channel.overwrite(whom(other), { allow: MAY.manageMessages });
        expect(await holds(at, user)).toBe(true);
        at.channel.overwrite(whom(other), {});
      }
    },
  );

  it('of several roles are one: what one of them allows is allowed', async () => {
    const at = await open();
    const [one, two] = [at.guild.role(), at.guild.role()];
    const user = join(at);
    at.guild.give(user, one);
    at.guild.give(user, two);
    at.channel.overwrite(one, { allow: MAY.manageMessages });
    at.channel.overwrite(two, { deny: MAY.manageMessages });
    expect(await holds(at, user)).toBe(true);
  });

  it('that hide a channel take every right in it, and in its threads', async () => {
    const at = await open();
    const user = join(at, MAY.manageMessages);
    const thread = at.channel.thread();
    expect(await holds(at, user, { where: thread })).toBe(true);
    at.channel.overwrite(user, { deny: MAY.see });
    expect(await holds(at, user)).toBe(false);
    expect(await holds(at, user, { where: thread })).toBe(false);
  });
});

describe('the bot lacks', () => {
  const lacks = ({ platform, channel }: DiscordPlace, act: 'pin' | 'post', where = channel) =>
    platform.rights.missingPermissions(chatOf(where), act);

  it('what an overwrite denies, in the order in which it should be granted', async () => {
    const at = await open();
    at.channel.overwrite('everyone', { deny: MAY.history | MAY.send });
    at.channel.overwrite('bot', { deny: MAY.pin });
    expect(await lacks(at, 'pin')).toEqual(['send', 'history', 'pin']);
    expect(await lacks(at, 'post')).toEqual(['send']);
    at.channel.overwrite('bot', { deny: MAY.see });
    expect(await lacks(at, 'pin')).toEqual(['see']);
  });

  it('in threads the right to write there, and a key to locked ones', async () => {
    const at = await open();
    const thread = at.channel.thread();
    at.channel.overwrite('bot', { deny: MAY.send });
    expect(await lacks(at, 'pin', thread)).toEqual([]);
    at.channel.overwrite('bot', { deny: MAY.sendInThreads });
    expect(await lacks(at, 'post', thread)).toEqual(['send in threads']);
    at.channel.overwrite('bot', {});
    thread.archive({ archived: true });
    expect(await lacks(at, 'pin', thread)).toEqual([]);
    thread.archive({ locked: true });
    expect(await lacks(at, 'pin', thread)).toEqual(['open topic']);
    at.guild.grant('bot', MAY.manageThreads);
    expect(await lacks(at, 'pin', thread)).toEqual([]);
  });

  it('nothing as an administrator, and never the right to manage messages', async () => {
    const at = await open();
    expect(await lacks(at, 'pin')).toEqual([]);
    at.channel.overwrite('bot', { deny: MAY.pin | MAY.send });
    at.guild.grant('bot', MAY.administrator);
    expect(await lacks(at, 'pin')).toEqual([]);
  });

  it('exactly what Discord then refuses', async () => {
    for (const [right, bit] of [
      ['send', MAY.send],
      ['pin', MAY.pin],
      ['history', MAY.history],
    ] as const) {
      const at = await open();
      const posted = await at.post('One');
      at.guild.revoke('bot', bit);
      expect(await lacks(at, 'pin')).toEqual([right]);
      const act = right === 'send' ? at.post('Two') : at.platform.pinning.pin(posted);
      await expect(act).rejects.toMatchObject({ status: 403 });
      at.guild.grant('bot', bit);
      expect(await lacks(at, 'pin')).toEqual([]);
      await (right === 'send' ? at.post('Two') : at.platform.pinning.pin(posted));
    }
  });
});
