// `npm run doctor` on machines with something wrong, and with nothing.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPlatforms, WRONG_TELEGRAM } from './both-platforms.ts';
import { folderWith } from './leftovers.ts';
import { script } from './scripts.ts';
import { town } from './town.ts';

const json = (stdout: string) =>
  JSON.parse(stdout) as {
    ok: boolean;
    findings: { check: string; level: string; says: string; remedy: string }[];
  };

it('finds nothing to mend, and changes nothing', async () => {
  const { env, telegram, discord } = await openPlatforms();
  const done = await script('doctor', ['--json'], { ...env, ...(await town()) });
  const { ok, findings } = json(done.stdout);
  expect([done.code, done.stderr, ok]).toEqual([0, '', true]);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  for (const check of ['settings', 'versions', 'disk', 'database', 'discord', 'telegram', 'documents'])
    expect(findings.map((finding) => finding.check)).toContain(check);
  expect(telegram.calls.map(({ method }) => method)).toEqual(['getMe', 'getWebhookInfo']);
  expect(discord.calls.filter(({ route }) => !/^(GET|HEAD) /.test(route))).toEqual([]);
});

it('names each fault with its remedy', async () => {
  const { env } = await openPlatforms();
  const DATA_DIR = await folderWith({
    'verbatim.db': 'this is no database, but is as long as the head of one: '.repeat(30),
  });
  const folders = await town();
  writeFileSync(join(folders.KNOWLEDGE_DIR, 'bad.md'), '---\npublished: someday\ntitle: [\n---\n\nText.\n');
  const done = await script('doctor', [], { ...env, ...folders, DATA_DIR, TELEGRAM_TOKEN: WRONG_TELEGRAM });
  expect(done.code).toBe(1);
  expect(done.stdout).toMatch(/^ERROR {4}Telegram refuses TELEGRAM_TOKEN\. Copy the token again\.$/m);
  expect(done.stdout).toMatch(/^ERROR {4}The database file is damaged\. .*restore a backup/m);
  expect(done.stdout).toMatch(/^(ERROR|warning) +knowledge\/bad\.md/m);
  expect(done.stdout).not.toContain(WRONG_TELEGRAM);
});

it('knows how each platform brings questions, and what is missing for that', async () => {
  const { env, telegram, discord } = await openPlatforms();
  const folders = await town();
  const modes = {
    PUBLIC_URL: 'https://bot.example.org',
    TELEGRAM_MODE: 'webhook',
    DISCORD_MODE: 'http',
    DISCORD_PUBLIC_KEY: discord.endpoint.publicKey,
  };
  const call = (method: string, params: object) =>
    fetch(`${telegram.url}/bot${telegram.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
  const told = async (changes: Record<string, string> = modes) => {
    const done = await script('doctor', [], { ...env, ...folders, ...changes });
    expect(done.stdout).not.toContain(telegram.token);
    return done.stdout;
  };
  const before = await told();
  expect(before).toContain(
    'Telegram: no webhook is set yet; the next start sets https://bot.example.org/hooks/telegram.',
  );
  expect(before).toMatch(
    /^ERROR {4}Discord sends no interactions to this bot: the Interactions Endpoint URL is not set\. .*set Interactions Endpoint URL to https:\/\/bot\.example\.org\/hooks\/discord/m,
  );
  expect(await told({ ...modes, DISCORD_PUBLIC_KEY: 'ab'.repeat(32) })).toMatch(
    /^ERROR {4}DISCORD_PUBLIC_KEY is not that/m,
  );
  await call('setWebhook', { url: 'https://other.example.com/x' });
  expect(await told()).toMatch(
    /^ERROR {4}Telegram: another webhook is set for this bot, at other\.example\.com/m,
  );
  expect(await told({})).toMatch(
    /^warning {2}Telegram: .* A webhook is set at other\.example\.com\. The next start removes it\./m,
  );
});

it('names faults of the settings, and refuses unknown options', async () => {
  const done = await script('doctor', ['--json'], { PORT: 'many' });
  expect([done.code, json(done.stdout).findings[0]]).toEqual([
    1,
    expect.objectContaining({ check: 'settings', level: 'error' }),
  ]);
  expect((await script('doctor', ['--fast'])).code).toBe(2);
});
