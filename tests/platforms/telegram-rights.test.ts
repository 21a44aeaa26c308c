// Who may do what on Telegram, asked at the moment when it matters.

import { describe, expect, it } from 'vitest';
import type { Right } from '../../src/core/platform.ts';
import type { FakeChat, FakeUser } from '../fakes/telegram/telegram.ts';
import { idleBot, nameOf } from './telegram-alike.ts';

const ALL: readonly Right[] = ['pin', 'post', 'settings', 'audit', 'administer'];

const begin = async () => {
  const bot = await idleBot();
  const [owner, ada] = [bot.telegram.user(), bot.telegram.user()];
  const group = bot.telegram.group({ kind: 'supergroup', members: [owner, ada] });
  const held = async (person: FakeUser, chat: FakeChat, thread = '') => {
    const rights: Right[] = [];
    for (const right of ALL)
      if (await bot.rights.holds(nameOf(person), nameOf(chat) + thread, right, null)) rights.push(right);
    return rights;
  };
  return { ...bot, owner, ada, group, held };
};

describe('a person', () => {
  it('who owns the group may do everything, also in a topic', async () => {
    const { owner, group, held, telegram } = await begin();
    expect(await held(owner, group)).toEqual(ALL);
    const forum = telegram.group({ forum: true, members: [owner] });
    expect(await held(owner, forum, `/${forum.topic('Tides')}`)).toEqual(ALL);
  });

  it('who is a member, has left, or was never there, may do nothing', async () => {
    const { ada, group, held, telegram } = await begin();
    expect(await held(ada, group)).toEqual([]);
    group.promote(ada);
    group.leave(ada);
    expect(await held(ada, group)).toEqual([]);
    expect(await held(telegram.user(), group)).toEqual([]);
  });

  it.each([
    [{ can_pin_messages: false }, ['post', 'settings', 'audit']],
    [{ can_change_info: false }, ['pin', 'post', 'audit']],
    [{ can_promote_members: true }, ALL],
    [{ can_pin_messages: false, can_change_info: false }, ['post', 'audit']],
  ] as const)('who administers a group with %o may do what that allows', async (rights, expected) => {
    const { ada, group, held } = await begin();
    group.promote(ada, rights);
    expect(await held(ada, group)).toEqual(expected);
    group.demote(ada);
    expect(await held(ada, group)).toEqual([]);
  });

  it.each([
    [{ can_edit_messages: false }, ['post', 'settings', 'audit']],
    [{ can_post_messages: false }, ['pin', 'settings', 'audit']],
  ] as const)('who administers a channel with %o may do what that allows', async (rights, expected) => {
    const { owner, ada, held, telegram } = await begin();
    const channel = telegram.channel({ members: [owner] });
    channel.promote(ada, rights);
    expect(await held(ada, channel)).toEqual(expected);
  });

  it('may do everything in the own chat with the bot, and nothing in anybody else’s', async () => {
    const { ada, owner, held } = await begin();
    expect(await held(ada, ada.private)).toEqual(ALL);
    expect(await held(owner, ada.private)).toEqual([]);
  });

  it('who does not show themselves holds nothing', async () => {
    const { rights, group } = await begin();
    expect(await rights.holds(nameOf(group), nameOf(group), 'pin', null)).toBe(false);
  });

  it('of whom nothing can be learnt is not taken for anything', async () => {
    const { rights, ada, group, telegram } = await begin();
    telegram.faults.plan('getChatMember', { is: 'answer', status: 502 }, { times: 6 });
    const asked = rights.holds(nameOf(ada), nameOf(group), 'pin', null);
    await expect(asked).rejects.toMatchObject({ name: 'PlatformError', status: 502 });
    group.kickBot();
    const again = rights.holds(nameOf(ada), nameOf(group), 'pin', null);
    await expect(again).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('the bot', () => {
  const lacks = async (change: (group: FakeChat) => void) => {
    const { rights, group } = await begin();
    change(group);
    return [
      await rights.missingPermissions(nameOf(group), 'post'),
      await rights.missingPermissions(nameOf(group), 'pin'),
    ];
  };

  it('lacks nothing as a usual administrator', async () => {
    expect(await lacks((group) => group.promoteBot())).toEqual([[], []]);
  });

  it.each<[string, (group: FakeChat) => void, readonly [readonly string[], readonly string[]]]>([
    ['that was thrown out', (group) => group.kickBot(), [['member'], ['member']]],
    ['that is a member', () => undefined, [[], ['pin', 'delete']]],
    ['where members may pin', (group) => group.permit({ can_pin_messages: true }), [[], ['delete']]],
    [
      'where members may not write',
      (group) => group.permit({ can_send_messages: false }),
      [['send'], ['send', 'pin', 'delete']],
    ],
    ['that is restricted', (group) => group.restrictBot(), [['send'], ['send', 'pin', 'delete']]],
    [
      'that may do all but pin',
      (group) => group.promoteBot(undefined, { can_pin_messages: false }),
      [[], ['pin']],
    ],
    [
      'that may pin and not delete',
      (group) => group.promoteBot(undefined, { can_delete_messages: false }),
      [[], ['delete']],
    ],
  ])('%s lacks what it says', async (_, change, expected) => {
    expect(await lacks(change)).toEqual(expected);
  });

  it('writes where members may not, as an administrator', async () => {
    const given = await lacks((group) => {
      group.permit({ can_send_messages: false });
      group.promoteBot();
    });
    expect(given).toEqual([[], []]);
  });

  it('needs other rights in a channel', async () => {
    const { rights, telegram } = await begin();
    const channel = telegram.channel();
    expect(await rights.missingPermissions(nameOf(channel), 'pin')).toEqual([]);
    channel.promoteBot(undefined, { can_post_messages: false, can_edit_messages: false });
    expect(await rights.missingPermissions(nameOf(channel), 'pin')).toEqual(['send', 'pin']);
  });

  it('lacks nothing alone with somebody, but to be let in', async () => {
    const { rights, ada } = await begin();
    expect(await rights.missingPermissions(nameOf(ada), 'post')).toEqual(['member']);
    ada.start();
    expect(await rights.missingPermissions(nameOf(ada), 'pin')).toEqual([]);
  });
});
