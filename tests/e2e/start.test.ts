// `npm start`, from outside: it starts with nothing set, tells what is wrong, follows its files, and ends when asked to.

import { existsSync, readFileSync } from 'node:fs';
import { cp, rename, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { TIMEOUT_MS } from '../patience.ts';
import { atEnd, folderWith } from './leftovers.ts';
import { addressOf, ROOT, run, type Started, script, startBot } from './scripts.ts';
import { FERRIES_TOPIC, GARDEN, town } from './town.ts';

const ask = async (address: string, line: string, cookie = ''): Promise<string> => {
  const answer = await fetch(`${address}/answer`, {
    method: 'POST',
    body: new URLSearchParams({ line }),
    headers: { origin: address, cookie },
  });
  return (await answer.text()).replace(/<\/?mark>/g, '');
};

/** Everything on stdout but the two lines in which npm says what it runs. */
const ownStdout = (bot: Started): string => bot.stdout().replace(/^\n> .*\n> .*\n\n/, '');

/** Saves as careful editors do: whole, and at once. */
const save = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}~`, text);
  await rename(`${path}~`, path);
};

/** Asks until the answer is as expected. How soon that is, `npm run bench:start` measures. */
const comesToSay = async (address: string, line: string, expected: RegExp): Promise<void> => {
  await vi.waitFor(async () => expect(await ask(address, line)).toMatch(expected), {
    timeout: TIMEOUT_MS,
    interval: 20,
  });
};

describe.concurrent('npm start without settings, tokens or a terminal', () => {
  it.for(['SIGTERM', 'SIGINT'] as const)(
    'tells its address on stderr, serves, and ends cleanly on %s',
    async (signal, { expect }) => {
      const bot = run('npm', ['start']);
      bot.endInput();
      const address = await addressOf(bot);
      const health = await fetch(`${address}/healthz`);
      expect(health.status).toBe(200);
      expect(await health.json()).toMatchObject({ ok: true });
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);

      bot.signal(signal);
      expect(await bot.ended).toBe(0);
      expect(ownStdout(bot)).toBe('');
      await vi.waitFor(() => expect(bot.groupLives()).toBe(false), { timeout: TIMEOUT_MS, interval: 10 });
      await expect(fetch(`${address}/healthz`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    },
  );

  it('serves at the next free port where its own is taken, and tells that one', async ({ expect }) => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => {
        const at = taken.address();
        resolve(typeof at === 'object' && at !== null ? at.port : 0);
      }),
    );
    atEnd(() => taken.close());
    const bot = startBot({ PORT: String(port) });
    const address = await addressOf(bot);
    const found = Number(new URL(address).port);
    expect(found).toBeGreaterThan(port);
    expect(found).toBeLessThanOrEqual(port + 50);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect(bot.stderr()).toContain(`"wanted":${port},"port":${found}`);
  });

  it('tells every faulty setting at once, and ends with exit code 2', async ({ expect }) => {
    const bot = startBot({ PORT: 'abc', DEFAULT_LOCALE: 'xx', KNOWLEDGE_DIR: '/nowhere' });
    expect(await bot.ended).toBe(2);
    expect(bot.stderr().trim().split('\n')).toEqual([
      'PORT is "abc": expected a whole number from 0 to 65535.',
      'KNOWLEDGE_DIR is "/nowhere": expected a folder that exists.',
      'DEFAULT_LOCALE is "xx": expected one of en, ar, he, fr, es, de, tr, fa, ru, uk.',
    ]);
  });
});

/** A folder of documents: one that can be read, five that are left out for the same reason, a draft, and files of other tools. */
const mixed = async () => {
  const wrong = '---\nshow: nothing\n---\n\nThe lighthouse keeper sleeps by day.\n';
  return await town({
    ...Object.fromEntries(['b', 'c', 'd', 'e', 'f'].map((name) => [`knowledge/more/${name}.md`, wrong])),
    'knowledge/plan.md': '---\ndraft: true\n---\n\nThe harbour will have a second crane.\n',
    'knowledge/post.md': '---\nlayout: post\n---\n\nThe post office has two counters.\n',
    'knowledge/map.xlsx': 'no text',
  });
};
const COUNTS = '5 documents, 15 passages; 5 files left out; 1 draft not shown';
const WRONG =
  /^knowledge\/more\/b\.md:2: error: show: .*Also in (knowledge\/more\/[cde]\.md:2, ){3}and 1 more \(5 times/m;

describe('what a start says of its folders, and lint:knowledge after it', () => {
  it('is how much there is, what was left out, and why, each reason once', async ({ expect }) => {
    const bot = startBot(await mixed());
    // The last of the lines.
    await bot.prints('stderr', /^There is no terminal.*\n/m);
    const plain = bot
      .stderr()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('{'));
    expect(plain).toEqual([
      COUNTS,
      expect.stringMatching(WRONG),
      expect.stringMatching(/^knowledge\/map\.xlsx: warning: is not a document/),
      'To check the files again, run: npm run lint:knowledge',
      expect.stringMatching(/^Verbatim /),
      expect.stringMatching(
        /^There is no terminal, so no chat opens here\. The web page is on http:\/\/127\.0\.0\.1:\d+\/$/,
      ),
    ]);
    // What needs nothing to be done is no warning in the log.
    expect(bot.stderr()).toMatch(/"level":30,.*"file":"knowledge\/post\.md"/);
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('comes from the folders of the start, where they were set for it alone, until others are set', async ({
    expect,
  }) => {
    const [folders, DATA_DIR] = [await mixed(), await folderWith()];
    const lint = (env: Record<string, string> = {}) => script('lint:knowledge', [], { DATA_DIR, ...env });
    expect((await lint()).stdout).not.toContain(COUNTS);
    const bot = startBot({ ...folders, DATA_DIR });
    await addressOf(bot);
    const beside = await lint();
    bot.signal('SIGTERM');
    await bot.ended;
    for (const { code, stdout, stderr } of [beside, await lint()]) {
      expect(code).toBe(1);
      expect(stdout).toMatch(WRONG);
      expect(stdout).toContain(`${COUNTS}: 5 errors, 1 warning, 1 note\n`);
      expect(stderr).toContain(`KNOWLEDGE_DIR is ${folders.KNOWLEDGE_DIR}, as at the last start of the bot.`);
    }
    const other = await town();
    const given = await lint(other);
    expect(given.stdout).toBe('4 documents, 14 passages: no faults\n');
    expect(given.stderr).toBe('');
    const again = startBot({ DATA_DIR });
    await addressOf(again);
    expect((await lint()).stdout).not.toContain(COUNTS);
    again.signal('SIGTERM');
    await again.ended;
  });

  it('is said of an empty folder, with where documents go', async ({ expect }) => {
    const folder = await folderWith();
    const bot = startBot({ KNOWLEDGE_DIR: folder });
    await addressOf(bot);
    expect(bot.stderr()).toContain(
      `0 documents, 0 passages\nThe library has no documents yet: put Markdown or text files into ${folder}.\n`,
    );
    bot.signal('SIGTERM');
    await bot.ended;
  });
});

describe.concurrent('the probes of a supervisor', () => {
  const probe = async (address: string, path: string) => {
    const answer = await fetch(`${address}${path}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return { status: answer.status, told: await answer.json() };
  };
  const READY = { status: 200, told: { ok: true } };

  it('tell that the process answers, and that it is ready once its database is open', async ({ expect }) => {
    const bot = startBot();
    const address = await addressOf(bot);
    expect(await probe(address, '/livez')).toEqual(READY);
    await vi.waitFor(async () => expect(await probe(address, '/readyz')).toEqual(READY), {
      timeout: TIMEOUT_MS,
      interval: 20,
    });
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('tell why it is not ready, and that it need not be ended, while the database is away', async ({
    expect,
  }) => {
    const bot = startBot({
      DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
      AUDIT_KEY: 'k'.repeat(32),
    });
    const address = await addressOf(bot);
    expect(await probe(address, '/readyz')).toEqual({
      status: 503,
      told: { ok: false, reasons: ['The database cannot store anything. The log says why.'] },
    });
    expect(await probe(address, '/livez')).toEqual(READY);
    expect(await ask(address, '/help')).not.toBe('');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
  });
});

describe('npm start with a client that never finishes', () => {
  it('ends cleanly on SIGTERM all the same', async () => {
    const bot = startBot();
    const { hostname, port } = new URL(await addressOf(bot));
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    const head = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    await new Promise<void>((sent) => socket.write(`${head}Content-Length: 100\r\n\r\nline=`, () => sent()));
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    socket.destroy();
  });
});

describe('a bot that runs while its files change', () => {
  let folders: { KNOWLEDGE_DIR: string; TOPICS_DIR: string };
  let bot: Started;
  let address: string;

  beforeAll(async () => {
    folders = await town();
    bot = startBot({ ...folders, USER_RATE: '0', CHAT_RATE: '0' });
    address = await addressOf(bot);
  });

  it('answers from a document that was saved', async () => {
    const question = 'where do the beehives stand';
    expect(await ask(address, question)).not.toContain('<blockquote');
    const path = join(folders.KNOWLEDGE_DIR, 'bees.txt');
    await save(path, 'The beehives stand behind the old windmill.\n');
    await comesToSay(address, question, /old windmill/);
    await save(path, 'The beehives stand beside the new bakery.\n');
    await comesToSay(address, question, /new bakery/);
    expect(await ask(address, question)).not.toContain('old windmill');
  });

  it('knows a topic that was saved', async () => {
    expect(await ask(address, '/tools')).toContain('There is no command');
    await save(
      join(folders.TOPICS_DIR, 'tools.md'),
      '---\nsummary: { en: The tools }\nsearch: { en: [tools, shed] }\n---\n\nPassages about tools.\n',
    );
    await comesToSay(address, '/tools', /red shed/);
  });

  it('keeps the last good version of a faulty file, and tells file, line and remedy', async () => {
    const path = join(folders.KNOWLEDGE_DIR, 'garden.txt');
    const from = bot.stderr().length;
    await save(path, `---\ntitle: The garden\nshow: nothing\n---\n${GARDEN}`);
    const [line] = await bot.prints('stderr', /^.*knowledge\/garden\.txt.*$/m, from);
    expect(JSON.parse(line)).toMatchObject({
      level: 50,
      file: 'knowledge/garden.txt',
      line: 3,
      msg: 'show: expected full or excerpts.',
      remedy: 'Correct the value; see docs/documents.md. Its last good version stays in use.',
    });
    expect(await ask(address, 'who waters the tomato beds')).toContain(
      'Every gardener waters two tomato beds in July',
    );

    const broken = await script('lint:knowledge', [], folders);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/^knowledge\/garden\.txt:3: error: show: expected full or excerpts/m);
    expect(broken.stdout).toContain('; 1 file left out: 1 error\n');

    await save(path, GARDEN.replace('tomato', 'pumpkin'));
    await comesToSay(address, 'who waters the pumpkin beds', /two pumpkin/);
    const good = await script('lint:knowledge', [], folders);
    expect(good.stdout).toMatch(/: no faults\n$/);
    expect(good.code).toBe(0);
  });

  it('keeps the last good version of a faulty topic', async () => {
    const from = bot.stderr().length;
    const path = join(folders.TOPICS_DIR, 'ferries.md');
    await save(path, FERRIES_TOPIC.replace('limit: 2', 'limit: many'));
    const [line] = await bot.prints('stderr', /^.*topics\/ferries\.md.*$/m, from);
    expect(JSON.parse(line)).toMatchObject({ line: 12, msg: 'limit: expected a whole number from 1 to 10.' });
    expect(await ask(address, '/ferries')).toContain('northern pier');
    await save(path, FERRIES_TOPIC);
  });

  it('follows a folder that goes and comes back, and says meanwhile that it is not current', async () => {
    const current = async (): Promise<boolean> =>
      (await (await fetch(`${address}/healthz`)).text()).includes('"current":true');
    const away = `${folders.KNOWLEDGE_DIR}-away`;
    await rename(folders.KNOWLEDGE_DIR, away);
    await vi.waitFor(async () => expect(await current()).toBe(false), { timeout: TIMEOUT_MS, interval: 20 });
    expect(await ask(address, 'where do the beehives stand')).toContain('new bakery');
    await rename(away, folders.KNOWLEDGE_DIR);
    await vi.waitFor(async () => expect(await current()).toBe(true), { timeout: TIMEOUT_MS, interval: 20 });
    await save(join(folders.KNOWLEDGE_DIR, 'clocks.txt'), 'The clocks hang above the customs gate.\n');
    await comesToSay(address, 'where do the clocks hang', /customs gate/);
  });

  it('writes neither questions nor sessions into its log', async () => {
    const marker = 'zanzibarmarker';
    const page = await fetch(`${address}/`);
    const [cookie = ''] = page.headers.getSetCookie()[0]?.split(';') ?? [];
    const session = cookie.split('=')[1] ?? '';
    expect(session).toMatch(/^[0-9a-f-]{36}$/);
    for (const line of [marker, `/${marker}`, `/cite ${marker}`, `/help ${marker}`, `/sources ${marker}`]) {
      expect(await ask(address, line, cookie)).toContain(marker);
    }
    await fetch(`${address}/c/${marker}`, { headers: { cookie } });
    await fetch(`${address}/${marker}?q=${marker}`, { headers: { cookie } });
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.stderr()).toContain('"msg":"stopped"');
    expect(bot.stderr()).not.toContain(marker);
    expect(bot.stderr()).not.toContain(session);
  });
});

/** util-linux's `script` runs a command inside a terminal of its own. */
const SCRIPT = '/usr/bin/script';
const noTerminal = !existsSync(SCRIPT);
if (noTerminal) console.log('skipped: the terminal chat needs util-linux script (Debian: bsdutils)');

describe.skipIf(noTerminal)('npm start in a terminal', () => {
  let terminal: Started;
  const CITATION = '[0-9a-hjkmnp-tv-z]{8}';
  const ARTICLE = '000_3d97ee9c44c06335.txt';
  let knowledge: string;

  beforeAll(async () => {
    const dataDir = await folderWith();
    knowledge = await folderWith();
    await cp(join(ROOT, 'knowledge'), knowledge, { recursive: true });
    terminal = run(SCRIPT, ['-qfec', 'stty cols 100 rows 40; exec npm -s start', '/dev/null'], {
      TERM: 'xterm-256color',
      DATA_DIR: dataDir,
      KNOWLEDGE_DIR: knowledge,
    });
    logFile = join(dataDir, 'verbatim.log');
    await terminal.prints('stdout', /press Ctrl\+D\.[\s\S]*> /);
  });
  let logFile: string;

  /** Types, and gives what the screen shows from then on, as soon as it matches. */
  const typed = async (keys: string, shows: RegExp): Promise<string> => {
    const from = terminal.stdout().length;
    terminal.type(keys);
    await terminal.prints('stdout', shows, from);
    return plain(terminal.stdout().slice(from));
  };
  /** What stands at the end of every answer: the prompt, once more. */
  const answer = (shows: string) => new RegExp(`${shows}[\\s\\S]*\\n(?:\\u001b\\[\\w+)*> `);
  const plain = (screen: string): string =>
    screen.replace(/\u001b\[[\d;?]*[a-zA-Z]/g, '').replaceAll('\r', '');

  it('answers a command with excerpts and their citations', async () => {
    const screen = await typed('/crossings\r', answer(CITATION));
    const text = readFileSync(join(knowledge, ARTICLE), 'utf8');
    const [, quote = ''] = /((?:│ .*\n)+)/.exec(screen) ?? [];
    const words = quote.replaceAll('│ ', '').replaceAll('\n', '');
    expect(words.length).toBeGreaterThan(50);
    expect(text).toContain(words);
    expect(screen).toMatch(/ {2}— according to |the text itself/);
    expect(screen).toContain('[1] Context');
  });

  it('takes a number for a button', async () => {
    const screen = await typed('1\r', answer('Text before:'));
    expect(screen).toMatch(new RegExp(`paragraph \\d+ · ${CITATION}`));
  });

  it('completes a command with Tab', async () => {
    expect(await typed('/cros\t', /sings/)).toContain('/crossings');
    await typed('\r', answer('Passages about border crossings'));
  });

  it('brings back the line before with arrow up', async () => {
    expect(await typed('\u001b[A', /\/crossings/)).toContain('> /crossings');
    await typed('\r', answer('Passages about border crossings'));
  });

  it('takes a line without a slash for a question', async () => {
    await typed('when will the crossings reopen\r', answer(CITATION));
  });

  it('says so in words where nothing answers', async () => {
    expect(await typed('how tall is a giraffe\r', answer('found no passage'))).not.toContain('│');
  });

  it('is told once that a file has become faulty, with the remedy, and once that it is right again', async () => {
    const path = join(knowledge, 'moon.md');
    const from = terminal.stdout().length;
    const shown = () => plain(terminal.stdout().slice(from));
    const times = (pattern: RegExp) => shown().match(pattern)?.length ?? 0;
    await save(path, '---\nshow: nothing\n---\n\nThe moon is painted each spring.\n');
    await terminal.prints('stdout', /moon\.md:2: error/, from);
    // Another file is saved: what was said of the first is not said again.
    await save(join(knowledge, 'sun.md'), '---\nstatus: retracted\n---\n\nThe sun is painted in autumn.\n');
    await terminal.prints('stdout', /sun\.md:2: error/, from);
    await save(path, '---\nshow: full\n---\n\nThe moon is painted each spring.\n');
    await terminal.prints('stdout', /moon\.md: all faults are fixed/, from);
    await save(join(knowledge, 'sun.md'), 'The sun is painted in autumn.\n');
    await terminal.prints('stdout', /sun\.md: all faults are fixed/, from);
    expect(shown()).toMatch(/moon\.md:2: error: show: expected full or excerpts\. Correct the value/);
    for (const once of [/moon\.md:2/g, /sun\.md:2/g, /moon\.md: all/g, /sun\.md: all/g])
      expect(times(once)).toBe(1);
    expect(shown()).not.toContain('"level"');
    // The prompt is there again, with what was being typed.
    await typed('who painted the moon each spring\r', answer('moon\\.md · undated'));
  });

  it('keeps its log off the screen, in a file', () => {
    expect(readFileSync(logFile, 'utf8')).toContain('"msg":"started"');
    expect(terminal.stdout()).not.toContain('"level"');
  });

  it('ends with exit code 0 on Ctrl+D', async () => {
    terminal.type('\u0004');
    expect(await terminal.ended).toBe(0);
    expect(terminal.groupLives()).toBe(false);
    expect(readFileSync(logFile, 'utf8')).toContain('"msg":"stopped"');
    expect(readFileSync(logFile, 'utf8')).not.toContain('giraffe');
  });
});
