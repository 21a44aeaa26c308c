// Every command by every way in: what others can put before a person only reads, until that person has confirmed it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandParts, codeCommands } from '../../commands/index.ts';
import { WAYS, type Way } from '../../src/core/ports.ts';
import { loadWords } from '../../src/words/words.ts';
import { cellsOf, rowsOf } from './tables.ts';
import { type Name, openTown, PLATFORMS, type Said, type Town } from './towns.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let town: Town;
/** What the lines of the table name, made anew where it has been used up. */
let made: { digest: string; pin: string; code: string; gap: string; correction: string; sent: string };

const open = async () => {
  town = await openTown('telegram', ({ full }) => ({ librarians: [full('boss')] }));
  await town.say('boss', town.chat, '/digest on daily at 09:00 UTC');
  const digest = String(rowsOf(town.file, 'digests')[0]?.id);
  await town.say(
    'boss',
    town.chat,
    Object.values((await town.say('boss', town.chat, '/pin ferry')).buttons)[0] ?? '',
  );
  const pin = String(rowsOf(town.file, 'pins')[0]?.id);
  await town.say('boss', town.chat, '/settings questions:keep');
  for (const who of ['second', 'member', 'owner'] as const) {
    await town.say(who, town.chat, 'who painted the moon?');
    await town.bot.app.settled();
  }
  const gap = String(rowsOf(town.file, 'gaps')[0]?.id);
  await town.say('boss', town.chat, '/source correct harbour.txt note:"The fare is five coins."');
  const correction = String(rowsOf(town.file, 'corrections')[0]?.id);
  await town.say('boss', town.chat, '/digest list');
  const code = String(rowsOf(town.file, 'drafts').find(({ line }) => line === '/digest list')?.code);
  const sent = await town.sendIn('member', 'moon.txt', 'The moon is painted by the tide.\n');
  made = { digest, pin, code, gap, correction, sent };
};

/** For each command the lines that read and the lines that change something, as a moderator who is a librarian may say them. */
const lines = (): Readonly<Record<string, { reads?: readonly string[]; changes?: readonly string[] }>> => ({
  ask: { reads: ['/ask ferry', 'when does the ferry leave?'] },
  check: { reads: ['/check the ferry leaves the harbour at noon'] },
  topics: { reads: ['/topics'] },
  topic: { reads: ['/topic ferry'] },
  ferry: { reads: ['/ferry'] },
  sources: { reads: ['/sources'] },
  cite: { reads: ['/cite 00000000'] },
  why: { reads: ['/why ferry'] },
  because: { reads: ['/because 000000'] },
  more: { reads: ['/more 00000000'] },
  help: { reads: ['/help'] },
  about: { reads: ['/about'] },
  start: { reads: ['/start', '/start 00000000'] },
  privacy: { reads: ['/privacy'] },
  changes: { reads: [`/changes ${made.digest} 1 2 0`] },
  expiring: { reads: ['/expiring', '/expiring 1', '/review'] },
  permissions: { reads: ['/permissions', '/setup'] },
  audit: { reads: ['/audit', '/audit csv', '/audit all:yes'] },
  pins: { reads: ['/pins'] },
  settings: {
    reads: ['/settings'],
    changes: ['/settings language:he', '/settings answers:private', '/settings questions:forget'],
  },
  forget: { reads: ['/forget'] },
  tell: { changes: ['/tell 000000'] },
  pin: { reads: ['/pin market'], changes: ['/pin refresh', `/pin refresh ${made.pin}`] },
  unpin: { changes: ['/unpin', `/unpin ${made.pin}`] },
  digest: {
    reads: ['/digest', '/digest list', `/digest next ${made.digest}`, `/digest preview ${made.digest}`],
    changes: [
      '/digest on weekly mon at 10:00 UTC',
      `/digest pause ${made.digest}`,
      `/digest resume ${made.digest}`,
      `/digest off ${made.digest}`,
      '/digest resend',
      '/digest dismiss',
    ],
  },
  withdraw: { changes: ['/withdraw harbour.txt'] },
  restore: { reads: ['/restore'], changes: ['/restore harbour.txt'] },
  library: {
    reads: ['/library', '/library list', '/library restore'],
    changes: ['/library withdraw harbour.txt', '/library restore harbour.txt'],
  },
  correct: { changes: ['/correct harbour.txt note:"No ferry."'] },
  retract: { changes: ['/retract harbour.txt reason:"All wrong."'] },
  corrections: {
    reads: ['/corrections', '/corrections list'],
    changes: [
      '/corrections announce harbour.txt',
      '/corrections dismiss harbour.txt',
      `/corrections confirm ${made.correction}`,
      `/corrections undo ${made.correction}`,
      `/corrections resend ${made.correction}`,
      `/corrections leave ${made.correction}`,
    ],
  },
  source: {
    reads: ['/source', '/source corrections'],
    changes: [
      '/source correct harbour.txt note:"No ferry."',
      '/source retract harbour.txt reason:"All wrong."',
      '/source announce harbour.txt',
      '/source dismiss harbour.txt',
      `/source confirm ${made.correction}`,
      `/source undo ${made.correction}`,
      `/source resend ${made.correction}`,
      `/source leave ${made.correction}`,
    ],
  },
  unanswered: {
    reads: [
      '/unanswered',
      '/gaps',
      ...['/unanswered', '/gaps'].map((name) => `${name} link ${made.gap} harbour.txt`),
    ],
    changes: ['/unanswered', '/gaps'].flatMap((name) => [
      `${name} link ${made.gap} harbour.txt sure:yes`,
      `${name} dismiss ${made.gap}`,
    ]),
  },
  add: { reads: ['/add'], changes: ['/add https://example.org/moon'] },
  suggest: { reads: ['/suggest'], changes: ['/suggest https://example.org/moon'] },
  queue: {
    reads: ['/queue', '/queue list', `/queue show ${made.sent}`],
    changes: [
      `/queue approve ${made.sent}`,
      `/queue edit ${made.sent} date:2025`,
      `/queue reject ${made.sent} reason:"It is a poem."`,
    ],
  },
  preview: { reads: [`/preview ${made.code}`] },
  in: {
    reads: [`/in ${made.code} digest list`],
    changes: [`/in ${made.code} digest off ${made.digest}`, `/in ${made.code} settings language:ar`],
  },
  // What they do is what was kept: below.
  confirm: {},
  continue: {},
});

/** All that is kept, but for lines that wait. */
const kept = () =>
  cellsOf(town.file).filter(({ table }) => !['drafts', 'gap_counts', 'leases', 'budgets'].includes(table));
const say = (line: string, way: Way, who: Name = 'boss'): Promise<Said> =>
  town.say(who, town.chat, line, { way });
const CONFIRM = 'Confirm';

/** Ways whose lines others can make. */
const LED: readonly Way[] = WAYS.filter((way) => way !== 'typed' && way !== 'button');

describe('each command', () => {
  beforeAll(open);
  afterAll(() => town.close());

  it('is in this table', () => {
    const all = codeCommands({
      words: loadWords(),
      library: { snapshot: () => ({ passages: [] }) },
    } as unknown as CommandParts).map(({ name }) => name);
    const topics = town.bot.app.topics.all().map(({ name }) => name);
    expect(Object.keys(lines()).sort()).toEqual([...all, ...topics.slice(0, 1)].sort());
  });

  it.each(LED)('changes nothing at once that comes by this way: %s', async (way) => {
    const before = kept();
    for (const [name, { reads = [], changes = [] }] of Object.entries(lines())) {
      for (const line of reads)
        expect([line, Object.keys((await say(line, way)).buttons)]).toEqual([
          line,
          expect.not.arrayContaining([CONFIRM]),
        ]);
      for (const line of changes) {
        const { outcome, text, buttons } = await say(line, way);
        // What touches nothing but the presser's own record, and says so, may be done by any button.
        if (way === 'foreign-button' && name === 'tell') expect(outcome).toBe('missing');
        else if (way === 'typing') expect([line, outcome]).toEqual([line, 'refused']);
        else {
          expect([line, buttons]).toEqual([line, { [CONFIRM]: expect.stringMatching(/^\/confirm \w{6}$/) }]);
          expect(text).toContain('Confirm it only if you want this:');
          expect(text).toContain(line.replace(/^\/in \w+ /, '/'));
        }
      }
      expect([name, kept()]).toEqual([name, before]);
    }
  });
});

describe('a line that a link brought', () => {
  beforeAll(open);
  afterAll(() => town.close());
  const withdraw = '/library withdraw harbour.txt';
  const withdrawn = () => rowsOf(town.file, 'withdrawals').length;

  it('says in words what it does, in the language of the reader', async () => {
    expect((await say(withdraw, 'link')).text).toContain(
      'This withdraws harbour.txt from the library, for all chats.',
    );
    expect((await town.say('boss', town.chat, withdraw, { way: 'link', language: 'he' })).text).toContain(
      'זה מסיר את harbour.txt מהספרייה',
    );
  });

  it('is done by nobody but the person whom it was shown to, nowhere else, and once', async () => {
    const button = (await say(withdraw, 'link')).buttons[CONFIRM] ?? '';
    for (const who of ['second', 'member', 'rival'] as const)
      expect((await town.say(who, town.chat, button)).text).toContain('offered to someone else');
    expect((await town.say('boss', town.other, button)).text).toContain('no longer waiting');
    expect(withdrawn()).toBe(0);
    expect((await say(button, 'button')).outcome).toBe('answered');
    expect(withdrawn()).toBe(1);
    expect((await say(button, 'button')).text).toContain('no longer waiting');
    await say('/library restore harbour.txt', 'typed');
  });

  it('waits for ten minutes', async () => {
    const button = (await say(withdraw, 'link')).buttons[CONFIRM] ?? '';
    const other = (await say(withdraw, 'link')).buttons[CONFIRM] ?? '';
    town.bot.clock.forward(9 * MINUTE);
    expect((await say(other, 'button')).outcome).toBe('answered');
    await say('/library restore harbour.txt', 'typed');
    town.bot.clock.forward(MINUTE);
    expect((await say(button, 'button')).text).toContain('no longer waiting');
    expect(withdrawn()).toBe(0);
  });

  it('is not confirmed by another link, which shows once more what it does', async () => {
    const button = (await say(withdraw, 'link')).buttons[CONFIRM] ?? '';
    const shown = await say(button, 'link');
    expect(shown.text).toContain('This withdraws harbour.txt from the library, for all chats.');
    expect(withdrawn()).toBe(0);
  });

  it('is refused to whoever may not do it, as if they had typed it', async () => {
    expect((await say(withdraw, 'link', 'member')).text).toContain('Only librarians');
    expect((await say('/digest off', 'link', 'member')).buttons).toEqual({});
    expect(
      (await town.say('boss', town.chat, '/digest off', { way: 'link', hidden: true })).buttons,
    ).toHaveProperty(CONFIRM);
  });

  it('pins nothing before what would be pinned has been shown', async () => {
    const shown = await say('/pin market', 'link');
    const before = rowsOf(town.file, 'pins').length;
    const again = await say(Object.values(shown.buttons)[0] ?? '', 'link');
    expect(again.text).toContain('This pins a message in this chat: market');
    expect(rowsOf(town.file, 'pins')).toHaveLength(before);
  });
});

describe.each(PLATFORMS)('a draft on %s', (platform) => {
  beforeAll(async () => {
    town = await openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));
  });
  afterAll(() => town.close());
  const asHidden = { hidden: true, user: 'somebody:hidden' } as const;

  it('is not spoilt by the presses of others, and lives no longer by them', async () => {
    const asked = await town.say('boss', town.chat, '/digest on daily at 09:00 UTC', asHidden);
    expect(asked.text).toContain('This starts a regular digest in this chat: daily at 09:00 UTC');
    const button = asked.buttons[CONFIRM] ?? '';
    town.bot.clock.forward(DAY - MINUTE);
    const presses = Array.from({ length: 5 }, () =>
      town.say('member', town.chat, button, { way: 'foreign-button' }),
    );
    const [done, ...refused] = await Promise.all([
      town.say('boss', town.chat, button, { way: 'foreign-button' }),
      ...presses,
    ]);
    expect(done?.text).toContain('The bot will post here');
    expect(refused.every(({ outcome }) => outcome === 'refused' || outcome === 'missing')).toBe(true);
    const late =
      (await town.say('boss', town.chat, '/digest on daily at 10:00 UTC', asHidden)).buttons[CONFIRM] ?? '';
    town.bot.clock.forward(DAY - MINUTE);
    await town.say('member', town.chat, late, { way: 'foreign-button' });
    town.bot.clock.forward(MINUTE);
    expect((await town.say('boss', town.chat, late, { way: 'foreign-button' })).text).toContain(
      'no longer waiting',
    );
  });

  it('shows a chat to its moderators alone', async () => {
    await town.say('boss', town.chat, '/settings answers:private');
    await town.say('boss', town.chat, '/pins');
    const code = String(rowsOf(town.file, 'drafts').at(-1)?.code);
    expect((await town.say('boss', town.alone('boss'), `/in ${code} settings`)).text).toContain(
      'Only the person who asks',
    );
    for (const line of [`/in ${code} settings`, `/preview ${code}`, `/in ${code} pins`, `/in ${code} help`])
      for (const who of ['member', 'rival', 'visitor'] as const) {
        const { text, outcome } = await town.say(who, town.alone(who), line);
        expect([line, who, outcome]).toEqual([line, who, 'refused']);
        expect(text).toMatch(/Only moderators|Only people|could not check/);
      }
  });
});
