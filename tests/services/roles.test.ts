// Who may have the bot do what: asked of the platform at the moment of the act, whatever code or button it is asked with.

import { afterEach, describe, expect, it } from 'vitest';
import { rowsOf } from './tables.ts';
import { openTown, PLATFORMS, type Town } from './towns.ts';

let town: Town;
afterEach(() => town.close());

const OF_MODERATORS = [
  '/pin ferry',
  '/pin refresh',
  '/pins',
  '/unpin',
  '/digest',
  '/digest on daily at 09:00 UTC',
  ...['list', 'next', 'preview', 'pause', 'resume', 'off', 'resend', 'dismiss'].map(
    (act) => `/digest ${act}`,
  ),
  '/settings language:he',
  '/settings answers:private',
  '/settings questions:keep',
  '/settings moderators:none',
  '/audit',
  '/audit csv',
  '/setup',
];
const OF_LIBRARIANS = [
  '/library',
  '/library list',
  '/library withdraw harbour.txt',
  '/library restore harbour.txt',
  '/gaps',
  '/gaps link abc123 harbour.txt',
  '/gaps dismiss abc123',
  '/audit all:yes',
  '/audit csv all',
];
/** A pin and a digest stand in the chat. */
const furnish = async () => {
  const preview = await town.say('owner', town.chat, '/pin ferry');
  const pinned = await town.say('owner', town.chat, preview.buttons['Pin it'] ?? '');
  expect(pinned.text).toContain('pinned');
  const set = await town.say('owner', town.chat, '/digest on daily at 09:00 UTC always');
  const [, way = '', digest = ''] = /^\/in (\S+) digest preview (\S+)$/.exec(set.buttons.Preview ?? '') ?? [];
  const [pin] = rowsOf(town.file, 'pins');
  expect([way, digest]).not.toContain('');
  return { way, digest, pin: String(pin?.id), press: preview.buttons['Pin it'] ?? '' };
};
/** What people have set up, as the database has it. */
const state = () =>
  ['pins', 'digests', 'chats', 'withdrawals', 'audit'].map((table) => rowsOf(town.file, table));

/** discord.js lets 50 calls a second through, by the real time: a town of its own for so many lines. */
const some = (lines: readonly string[]): string[][] => {
  const groups: string[][] = [];
  for (let at = 0; at < lines.length; at += 12) groups.push(lines.slice(at, at + 12));
  return groups;
};

describe.each(PLATFORMS)('on %s', (platform) => {
  it.each(some([...OF_MODERATORS, ...OF_LIBRARIANS]).map((lines) => ({ lines })))(
    'members and strangers are refused $lines.0 and what follows it',
    async ({ lines }) => {
      for (const who of ['member', 'rival', 'visitor'] as const) {
        town = await openTown(platform);
        const before = state();
        for (const line of lines) {
          const said = await town.say(who, town.chat, line);
          expect([line, said]).toEqual([
            line,
            expect.objectContaining({
              outcome: 'refused',
              text: expect.stringContaining('Only'),
              buttons: {},
            }),
          ]);
        }
        expect(state()).toEqual(before);
        expect(town.posted()).toEqual([]);
        if (who !== 'visitor') await town.close();
      }
    },
  );

  it('who was demoted between the preview and its button is refused, and so is a member who has the button', async () => {
    town = await openTown(platform);
    const { buttons } = await town.say('boss', town.chat, '/pin ferry');
    const press = buttons['Pin it'] ?? '';
    for (const who of ['member', 'rival', 'visitor'] as const)
      for (const where of [town.chat, town.other, town.alone(who)])
        expect((await town.say(who, where, press)).outcome).toBe('refused');
    town.demote('boss');
    expect((await town.say('boss', town.chat, press)).outcome).toBe('refused');
    expect(town.posted()).toEqual([]);
    // Another moderator may, from a conversation of their own too.
    expect((await town.say('second', town.alone('second'), press)).text).toContain('pinned');
    expect(town.posted()).toHaveLength(1);
    expect((await town.say('second', town.chat, press)).outcome).toBe('missing');
  });

  it('the administrator of another chat reaches nothing of this one by its codes', async () => {
    town = await openTown(platform);
    const { way, pin, digest, press } = await furnish();
    const before = state();
    const posted = town.posted();
    const lines = [
      `/unpin ${pin}`,
      `/pin refresh ${pin}`,
      ...['next', 'preview', 'pause', 'resume', 'off', 'resend', 'dismiss'].map(
        (act) => `/digest ${act} ${digest}`,
      ),
      press,
      `/preview ${way}`,
      ...[`unpin ${pin}`, `digest off ${digest}`, 'settings language:he', 'audit', 'setup', 'pins'].map(
        (act) => `/in ${way} ${act}`,
      ),
      `/in ${way} in ${way} digest off ${digest}`,
    ];
    for (const [where, some] of [
      [town.other, lines.slice(0, 9)],
      [town.alone('rival'), lines.slice(9)],
    ] as const)
      for (const line of some) {
        const said = await town.say('rival', where, line);
        expect([line, said.outcome]).toEqual([line, expect.stringMatching(/refused|missing/)]);
      }
    expect(state()).toEqual(before);
    expect(town.posted()).toEqual(posted);
    const shown = await town.say('rival', town.other, '/audit');
    expect(shown.text).not.toContain(town.full('owner'));
  });

  it('what all chats share is for librarians', async () => {
    town = await openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));
    for (const [who, where] of [
      ['boss', town.chat],
      ['owner', town.chat],
      ['rival', town.other],
    ] as const)
      for (const line of OF_LIBRARIANS) {
        const said = await town.say(who, where, line);
        expect([who, line, said.outcome]).toEqual([who, line, 'refused']);
        expect(said.text).toContain('librarian');
      }
    for (const where of [town.alone('librarian'), town.other]) {
      expect((await town.say('librarian', where, '/library withdraw harbour.txt')).outcome).toBe('answered');
      expect((await town.say('member', town.chat, '/ferry')).text).not.toContain('noon');
      expect((await town.say('librarian', where, '/library')).text).toContain('harbour.txt');
      expect((await town.say('librarian', where, '/review')).text).toContain('Nothing to review');
      expect((await town.say('librarian', where, '/library restore harbour.txt')).outcome).toBe('answered');
      expect((await town.say('member', town.chat, '/ferry')).text).toContain('noon');
    }
    const all = await town.say('librarian', town.other, '/audit all:yes');
    expect(all.text).toContain('library withdraw');
    // A librarian is no moderator.
    expect((await town.say('librarian', town.chat, '/digest list')).outcome).toBe('refused');
  });

  it('the moderators of the editorial chat are librarians, and only as long as they are', async () => {
    town = await openTown(platform, ({ chat }) => ({ editorialChat: chat }));
    for (const [who, where, outcome] of [
      ['boss', town.chat, 'answered'],
      ['boss', town.other, 'answered'],
      ['boss', town.alone('boss'), 'answered'],
      ['member', town.chat, 'refused'],
      ['rival', town.other, 'refused'],
      ['visitor', town.chat, 'refused'],
    ] as const)
      expect([who, (await town.say(who, where, '/library')).outcome]).toEqual([who, outcome]);
    town.demote('boss');
    expect((await town.say('boss', town.other, '/library')).outcome).toBe('refused');
  });

  it('what is about a chat of several people is not for a conversation alone', async () => {
    town = await openTown(platform);
    const inGroups = OF_MODERATORS.filter((line) => !line.startsWith('/settings'));
    for (const line of [...inGroups, '/audit all:yes']) {
      const said = await town.say('boss', town.alone('boss'), line);
      expect([line, said.outcome, said.text]).toEqual([
        line,
        'refused',
        expect.stringContaining('groups and channels'),
      ]);
    }
    expect((await town.say('member', town.alone('member'), '/settings language:he')).outcome).toBe(
      'answered',
    );
  });

  it('the web page moderates nothing', async () => {
    town = await openTown(platform, ({ chat, full }) => ({
      editorialChat: chat,
      librarians: [full('librarian')],
    }));
    const { way, press } = await furnish();
    const web = { platform: 'web', chat: 'web:1', user: 'web:1', alone: true };
    for (const line of [
      ...OF_MODERATORS.filter((each) => !each.startsWith('/settings')),
      ...OF_LIBRARIANS,
      press,
      `/in ${way} pins`,
      `/preview ${way}`,
    ]) {
      const said = await town.say('boss', 'web:1', line, web);
      expect([line, said.outcome]).toEqual([line, expect.stringMatching(/refused|missing/)]);
    }
  });
});

describe('a role on discord', () => {
  const ROLE = /role/;
  it('is set by those who manage the server, and makes its holders moderators', async () => {
    town = await openTown('discord');
    expect((await town.say('boss', town.chat, '/settings moderators:none')).outcome).toBe('refused');
    expect((await town.say('owner', town.chat, '/settings moderators:everyone')).outcome).toBe('misused');
    const role = town.role('member');
    expect((await town.say('member', town.chat, '/digest list')).outcome).toBe('refused');
    expect((await town.say('owner', town.chat, `/settings moderators:<@&${role}>`)).text).toMatch(ROLE);
    for (const line of ['/digest list', '/pins', '/audit', '/setup', '/settings answers:private'])
      expect([line, (await town.say('member', town.chat, line)).outcome]).toEqual([line, 'answered']);
    // It gives no say over itself, nor in another chat, nor to others.
    expect((await town.say('member', town.chat, '/settings moderators:none')).outcome).toBe('refused');
    expect((await town.say('member', town.other, '/digest list')).outcome).toBe('refused');
    expect((await town.say('rival', town.chat, '/digest list')).outcome).toBe('refused');
    expect((await town.say('owner', town.chat, '/settings moderators:none')).outcome).toBe('answered');
    expect((await town.say('member', town.chat, '/digest list')).outcome).toBe('refused');
  });
});

it('there are no roles on telegram to choose from', async () => {
  town = await openTown('telegram');
  const said = await town.say('owner', town.chat, '/settings moderators:123456789012345678');
  expect([said.outcome, said.text]).toEqual(['misused', expect.stringContaining('administrators')]);
});
