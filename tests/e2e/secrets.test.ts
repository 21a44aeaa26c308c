// Secrets from files, and what `.env` holds, from outside: in the bot and in every command of the operator.

import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, vi } from 'vitest';
import { openDiscord } from '../fakes/discord/discord.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { TIMEOUT_MS } from '../patience.ts';
import { atEnd, folderWith } from './leftovers.ts';
import { addressOf, ROOT, run, script, startBot } from './scripts.ts';

const MARK = 'aMarkerThatNobodyMayRead';

const healthOf = async (address: string) => (await fetch(`${address}/healthz`)).json();

describe.concurrent('npm start with secrets in files', () => {
  it('connects with a token from a file and one from a credential, and says neither', async ({ expect }) => {
    const [discord, telegram] = [await openDiscord(), await openTelegram()];
    atEnd(() => Promise.all([discord.close(), telegram.close()]));
    const folder = await folderWith({ telegram: `${telegram.token}\n`, 'c/discord_token': discord.token });
    for (const file of ['telegram', 'c/discord_token']) await chmod(join(folder, file), 0o400);
    const bot = startBot({
      TELEGRAM_TOKEN_FILE: join(folder, 'telegram'),
      TELEGRAM_API_URL: telegram.url,
      CREDENTIALS_DIRECTORY: join(folder, 'c'),
      DISCORD_API_URL: discord.url,
      LOG_LEVEL: 'debug',
    });
    const address = await addressOf(bot);
    const platforms = { discord: 'up', telegram: 'up' };
    await vi.waitFor(async () => expect(await healthOf(address)).toMatchObject({ platforms }), {
      timeout: TIMEOUT_MS,
      interval: 20,
    });
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    for (const { token } of [discord, telegram]) expect(bot.stdout() + bot.stderr()).not.toContain(token);
    expect(bot.stderr()).not.toContain('Warning');
  });

  it('does not start without a platform whose token cannot be read', async ({ expect }) => {
    const bot = startBot({ TELEGRAM_TOKEN_FILE: '/nowhere', PORT: 'x' });
    expect(await bot.ended).toBe(2);
    expect(bot.stderr().trim().split('\n')).toEqual([
      `TELEGRAM_TOKEN_FILE does not name a file: expected the path of a file that the bot can read. Relative paths start at ${ROOT.replace(/\/$/, '')}.`,
      'PORT is "x": expected a whole number from 0 to 65535.',
    ]);
  });

  it.for([
    ['ask', ['a question']],
    ['invite', []],
    ['export', ['out']],
    ['data', ['export']],
    ['lint:knowledge', []],
    ['preview', []],
  ] as const)('npm run %s reads them as well', async ([name, args], { expect }) => {
    const folder = await folderWith({ key: `${MARK}\n${MARK}\n` });
    await chmod(join(folder, 'key'), 0o600);
    const done = await script(name, args, { AUDIT_KEY_FILE: join(folder, 'key') });
    expect(done).toEqual({
      code: 2,
      stdout: '',
      stderr: `AUDIT_KEY_FILE has several lines (${join(folder, 'key')}): expected a file that contains only the secret, on one line.\n`,
    });
  });
});

describe.concurrent('.env in the folder that the bot is started from', () => {
  const at = async (env: string, mode = 0o600) => {
    const folder = await folderWith({ '.env': env });
    await chmod(join(folder, '.env'), mode);
    // Variables that are set to nothing would hide those of the file.
    const lines =
      'unset $(env | grep -E "^(LOG_LEVEL|TELEGRAM_TOKEN|AUDIT_KEY|DEFAULT_LOCALE)=" | cut -d= -f1)';
    const command = `cd "$1" && ${lines}; exec node "$2" cli/lint`;
    const bot = run('sh', ['-c', command, 'sh', folder, join(ROOT, 'scripts/run.mjs')], {
      KNOWLEDGE_DIR: join(ROOT, 'knowledge'),
      TOPICS_DIR: join(ROOT, 'commands/topics'),
    });
    bot.endInput();
    const code = await bot.ended;
    return { code, stderr: bot.stderr() };
  };

  it('is warned of where it has names that nothing reads, or everybody can read it', async ({ expect }) => {
    const env = `TELEGRAM_TOKN=${MARK}\nTELEGRAM_TOKEN=7654321098:AA${MARK}AAAAAAA\nTZ=UTC\n`;
    expect(await at(env, 0o644)).toEqual({
      code: 0,
      stderr:
        'Warning: TELEGRAM_TOKN in .env is not read: did you mean TELEGRAM_TOKEN?\n' +
        'Warning: .env contains secrets, and every user of this machine can read it. Run: chmod 600 .env\n',
    });
  });

  it('tells its faults together with those of values, and no line of it', async ({ expect }) => {
    expect(await at(`AUDIT_KEY:${MARK}\nDEFAULT_LOCALE=xx\nTELEGRAM_TOKEN=${MARK}\n`)).toEqual({
      code: 2,
      stderr: [
        '.env, line 1: expected NAME=value, or # before a comment.',
        'DEFAULT_LOCALE is "xx": expected one of en, ar, he, fr, es, de, tr, fa, ru, uk.',
        'TELEGRAM_TOKEN is not valid: expected the token from @BotFather, such as 123456:ABC….',
        '',
      ].join('\n'),
    });
  });

  it('gives way to the environment', async ({ expect }) => {
    expect(await at('PORT=x\nLOG_LEVEL=silent\n')).toEqual({ code: 0, stderr: '' });
  });
});
