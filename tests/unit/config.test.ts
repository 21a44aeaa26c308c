// The configuration, and that .env.example explains all of it.

import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { mixedUp } from '../../src/environment/folder-overlaps.ts';
import { VARIABLES } from '../../src/environment/variables.ts';
import { folderOf } from './knowledge/folder-of.ts';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      knowledgeDir: resolve('knowledge'),
      defaultLocale: 'en',
      publicUrl: null,
    });
  });

  it('takes yes, no or a list of acts for TWO_LIBRARIANS, and says which act was meant', () => {
    const read = (value: string) => readConfig({ TWO_LIBRARIANS: value }).twoLibrarians;
    expect([read(''), read('no'), read('yes'), read('Yes')]).toEqual([false, false, true, true]);
    expect(read(' withdraw,Restore , gap-link')).toEqual(['withdraw', 'restore', 'gap-link']);
    for (const value of ['maybe', 'yes, withdraw', 'withdraw, no', ','])
      expect(faultsOf({ TWO_LIBRARIANS: value })).toEqual([
        expect.stringContaining('expected yes, no, or acts separated by commas: withdraw, restore'),
      ]);
    const [fault = ''] = faultsOf({ TWO_LIBRARIANS: 'withdrwa, restore, retrat' });
    expect(fault).toMatch(/Did you mean "withdraw" for "withdrwa", "retract" for "retrat"\?$/);
  });

  it('tells every fault at once, with the name, what was given and what was expected', () => {
    const faults = faultsOf({
      PORT: '99999',
      HOST: 'a b',
      KNOWLEDGE_DIR: '/nowhere',
      LOG_LEVEL: 'loud',
      DEFAULT_LOCALE: 'eo',
      PUBLIC_URL: 'ftp://x',
      DISCORD_TOKEN: 'Bot abc.def.ghi-secret',
      DISCORD_API_URL: 'discord.com',
      TELEGRAM_TOKEN: 'secret-of-telegram',
      TELEGRAM_API_URL: 'ftp://x',
      ALLOWED_CHATS: 'telegram:-1, harbour',
      EMBEDDINGS: 'use-large',
      USER_RATE: '-1',
      WEB_RATE: 'many',
      TRUSTED_PROXIES: 'nginx',
      API_KEYS: 'short-secret',
      API_ORIGINS: 'https://a.example/',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'KNOWLEDGE_DIR',
      'LOG_LEVEL',
      'DEFAULT_LOCALE',
      'PUBLIC_URL',
      'DISCORD_TOKEN',
      'DISCORD_API_URL',
      'TELEGRAM_TOKEN',
      'TELEGRAM_API_URL',
      'ALLOWED_CHATS',
      'EMBEDDINGS',
      'USER_RATE',
      'WEB_RATE',
      'TRUSTED_PROXIES',
      'API_KEYS',
      'API_ORIGINS',
    ]);
    expect(faults.join()).not.toContain('secret');
    expect(faults[0]).toBe('PORT is "99999": expected a whole number from 0 to 65535.');
  });

  it('takes an address without its slash, and no path', () => {
    expect(readConfig({ PUBLIC_URL: 'https://answers.example/' }).publicUrl).toBe('https://answers.example');
    expect(readConfig({ PUBLIC_URL: 'https://answers.example/bot/' }).publicUrl).toBe(
      'https://answers.example/bot',
    );
    for (const PUBLIC_URL of [
      'https://a.example/?q=1',
      'https://a.example/#x',
      'https://me:it@a.example/',
      '/bot',
    ])
      expect(faultsOf({ PUBLIC_URL })).toHaveLength(1);
  });

  it('knows a platform by its token, and speaks to it at the usual address', () => {
    const token = `123456:${'A'.repeat(35)}`;
    expect(readConfig({}).platforms).toEqual({});
    expect(readConfig({ TELEGRAM_TOKEN: token }).platforms).toEqual({
      telegram: { token, apiUrl: 'https://api.telegram.org', mode: 'polling', settings: {} },
    });
    const discord = { DISCORD_TOKEN: 'abc.def.ghi', DISCORD_API_URL: 'http://127.0.0.1:9/api/' };
    expect(readConfig(discord).platforms).toEqual({
      discord: {
        token: 'abc.def.ghi',
        apiUrl: 'http://127.0.0.1:9/api',
        mode: 'gateway',
        settings: { PUBLIC_KEY: '', SHARDS: 'auto' },
      },
    });
    const { allowedChats } = readConfig({ ALLOWED_CHATS: 'telegram:-100123, discord:456,telegram:private' });
    expect(allowedChats).toEqual(['telegram:-100123', 'discord:456', 'telegram:private']);
  });

  describe('of a platform that sends requests', () => {
    const PUBLIC_URL = 'https://a.example/bot';
    const TELEGRAM = { TELEGRAM_TOKEN: `123456:${'A'.repeat(35)}`, TELEGRAM_MODE: 'webhook' };
    const DISCORD = { DISCORD_TOKEN: 'abc.def.ghi', DISCORD_MODE: 'http' };
    const DISCORD_PUBLIC_KEY = 'ab12'.repeat(16);

    it('is complete with a public URL, and on Discord with the public key', () => {
      expect(readConfig({ ...TELEGRAM, PUBLIC_URL }).platforms.telegram?.mode).toBe('webhook');
      expect(readConfig({ ...DISCORD, PUBLIC_URL, DISCORD_PUBLIC_KEY }).platforms.discord).toMatchObject({
        mode: 'http',
        settings: { PUBLIC_KEY: DISCORD_PUBLIC_KEY },
      });
    });

    it('is refused without them, with what is missing', () => {
      expect(faultsOf(TELEGRAM)).toEqual([
        expect.stringMatching(/^PUBLIC_URL is not set: .*TELEGRAM_MODE=webhook/),
      ]);
      expect(faultsOf(DISCORD)).toEqual([
        expect.stringMatching(/^DISCORD_PUBLIC_KEY is not set: /),
        expect.stringMatching(/^PUBLIC_URL is not set: .*DISCORD_MODE=http/),
      ]);
      expect(faultsOf({ ...DISCORD, PUBLIC_URL, DISCORD_PUBLIC_KEY: 'ab12' })).toEqual([
        expect.stringContaining('expected the 64 hexadecimal digits'),
      ]);
      expect(faultsOf({ DISCORD_SHARDS: '0' })).toEqual([
        'DISCORD_SHARDS is "0": expected auto, or a number of shards from 1 to 9999.',
      ]);
      expect(faultsOf({ TELEGRAM_MODE: 'push' })).toEqual([
        'TELEGRAM_MODE is "push": expected polling or webhook.',
      ]);
    });

    it.each(['http://a.example', 'https://a.example:8080', 'http://a.example:443'])(
      'is refused at %s, where Telegram sends nothing',
      (url) => {
        expect(faultsOf({ ...TELEGRAM, PUBLIC_URL: url })).toEqual([
          expect.stringContaining('must be an https URL on port 443, 80, 88, 8443'),
        ]);
        // A server of one's own does.
        expect(faultsOf({ ...TELEGRAM, PUBLIC_URL: url, TELEGRAM_API_URL: 'http://127.0.0.1:9' })).toEqual(
          [],
        );
        expect(faultsOf({ ...TELEGRAM, PUBLIC_URL: url, TELEGRAM_MODE: 'polling' })).toEqual([]);
      },
    );

    it.each(['https://a.example:8443/bot', 'https://a.example:443'])('is taken at %s', (url) => {
      expect(faultsOf({ ...TELEGRAM, PUBLIC_URL: url })).toEqual([]);
    });
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(readConfig({ PORT: ' ', DEFAULT_LOCALE: '' })).toEqual(readConfig({}));
  });
});

describe('what is quoted and what is secret', () => {
  const town = async () => {
    const { path } = await folderOf({
      'kb/a.txt': '',
      'topics/a.md': '',
      'more/a.txt': '',
      'data/audit.key': '',
      'bot/.env': '',
    });
    const at = (name: string) => join(path, name);
    const env = { KNOWLEDGE_DIR: at('kb'), TOPICS_DIR: at('topics'), DATA_DIR: at('data') };
    return { at, env };
  };

  it('lie apart, also where the data lies above the documents', async () => {
    const { at, env } = await town();
    expect(faultsOf(env)).toEqual([]);
    expect(faultsOf({ ...env, DATA_DIR: at('.') })).toEqual([]);
    expect(faultsOf({ ...env, DATA_DIR: at('kb-data') })).toEqual([]);
  });

  it.each([
    ['KNOWLEDGE_DIR', 'kb/data'],
    ['KNOWLEDGE_DIR', 'kb/.data'],
    ['KNOWLEDGE_DIR', 'kb'],
    ['TOPICS_DIR', 'topics/not/yet/there'],
    ['KNOWLEDGE_DIR', 'link/data'],
  ])('the data inside of %s is refused, with what to do: %s', async (name, data) => {
    const { at, env } = await town();
    await symlink('kb', at('link'));
    expect(faultsOf({ ...env, DATA_DIR: at(data) })).toEqual([
      `DATA_DIR is "${at(data)}", inside ${name}: expected a folder outside it, because documents there are quoted. Move it, for example to ${at('data')}, and set DATA_DIR to that.`,
    ]);
  });

  it('through links on either side, and in a further folder', async () => {
    const { at, env } = await town();
    await symlink(at('.'), at('all'));
    await symlink('../data/audit.key', at('more/key'));
    expect(faultsOf({ ...env, KNOWLEDGE_DIR: at('all') }).join()).toContain('DATA_DIR is');
    expect(faultsOf({ ...env, KNOWLEDGE_ROOTS: at('.') }).join()).toContain('inside KNOWLEDGE_ROOTS');
    expect(faultsOf(env)).toEqual([]);
    // The bot would make it there.
    await symlink('../kb/key', at('data/link.key'));
    expect(faultsOf(env)).toEqual([
      `${at('data/link.key')} is inside KNOWLEDGE_DIR, whose files are quoted. Move it out of ${at('kb')}.`,
    ]);
  });

  it('the .env file is as secret, wherever it really lies', async () => {
    const { at } = await town();
    const quoted = [{ name: 'KNOWLEDGE_DIR', path: at('bot') }];
    const told = (path: string) => mixedUp(quoted, at('data'), [{ name: 'The .env file', path }]);
    expect(told(at('bot/.env'))).toHaveLength(1);
    await symlink('bot/.env', at('.env'));
    expect(told(at('.env'))).toHaveLength(1);
    expect(told(at('bot/none'))).toEqual([]);
  });

  it('further folders are a list, by the platform’s own mark or commas', async () => {
    const { at, env } = await town();
    const roots = (list: string) => readConfig({ ...env, KNOWLEDGE_ROOTS: list }).knowledgeRoots;
    expect(roots('')).toEqual([]);
    expect(roots(`${at('more')}${delimiter}${at('topics')}, ${at('kb')}`)).toEqual([
      at('more'),
      at('topics'),
      at('kb'),
    ]);
    expect(faultsOf({ ...env, KNOWLEDGE_ROOTS: at('lost') }).join()).toContain('expected folders that exist');
  });
});

describe('.env.example', () => {
  const source = readFileSync('.env.example', 'utf8');

  it('explains every variable and no other, with its default', () => {
    const defaults = Object.fromEntries(Object.entries(VARIABLES).map(([name, v]) => [name, v.fallback]));
    expect(parse(source)).toEqual(defaults);
  });

  it('has a comment above each', () => {
    for (const name of Object.keys(VARIABLES)) expect(source).toMatch(new RegExp(`^# .+\\n${name}=`, 'm'));
  });
});
