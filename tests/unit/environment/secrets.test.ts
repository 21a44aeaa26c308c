// Secrets from files and credentials: where they may come from, what is refused, and that no message says them.

import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig } from '../../../src/config.ts';
import { SECRETS } from '../../../src/environment/variables.ts';
import { folderOf } from './folder-of.ts';

/** In every secret of these tests; no message may hold it. */
const MARK = 'aMarkerThatNobodyMayRead';
const TELEGRAM = `7654321098:AA${MARK}AAAAAAA`;
const DISCORD = `MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.${MARK}`;
const KEY = `${MARK}${'k'.repeat(40)}`;
const DATABASE = `postgres://bot:${MARK}@127.0.0.1:1/verbatim`;

type Env = Readonly<Record<string, string>>;

interface Read {
  readonly config: Config | null;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

const read = (env: Env): Read => {
  const warnings: string[] = [];
  const warn = (sentence: string) => void warnings.push(sentence);
  let result: Read;
  try {
    result = { config: readConfig(env, { warn }), faults: [], warnings };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    result = { config: null, faults: error.faults, warnings };
  }
  expect([...result.faults, ...result.warnings].join('\n')).not.toContain(MARK);
  return result;
};

const TOKENS: readonly (readonly [string, string, (config: Config) => unknown])[] = [
  ['DISCORD_TOKEN', DISCORD, (config) => config.platforms.discord?.token],
  ['TELEGRAM_TOKEN', TELEGRAM, (config) => config.platforms.telegram?.token],
  ['AUDIT_KEY', KEY, (config) => config.auditKey],
  ['DATABASE_URL', DATABASE, (config) => config.databaseUrl],
  ['METRICS_TOKEN', KEY, (config) => config.metricsToken],
  ['API_KEYS', KEY, (config) => config.apiKeys[0]],
];

/** A database needs the key as well. */
const besides = (name: string): Env => (name === 'DATABASE_URL' ? { AUDIT_KEY: KEY } : {});

describe('a secret', () => {
  it('is each of these', () => {
    expect([...SECRETS].sort()).toEqual(TOKENS.map(([name]) => name).sort());
  });

  it.each(TOKENS)('%s may be in a file that a variable names', (name, value, found) => {
    const folder = folderOf({ secret: `${value}\n` });
    const { config, faults, warnings } = read({ [`${name}_FILE`]: join(folder, 'secret'), ...besides(name) });
    expect(faults).toEqual([]);
    expect(warnings).toEqual([]);
    expect(config && found(config)).toBe(value);
  });

  it.each(TOKENS)('%s may be a credential of systemd, in whatever case', (name, value, found) => {
    for (const file of [name.toLowerCase(), name]) {
      const CREDENTIALS_DIRECTORY = folderOf({ [file]: value });
      const { config, faults, warnings } = read({ CREDENTIALS_DIRECTORY, ...besides(name) });
      expect(faults).toEqual([]);
      expect(warnings).toEqual([]);
      expect(config && found(config)).toBe(value);
    }
  });

  it('loses the end of its line, whatever the system', () => {
    for (const text of [TELEGRAM, `${TELEGRAM}\r\n`, `\uFEFF${TELEGRAM}\n\n`, ` ${TELEGRAM} \n`])
      expect(
        read({ TELEGRAM_TOKEN_FILE: join(folderOf({ secret: text }), 'secret') }).config?.platforms.telegram
          ?.token,
      ).toBe(TELEGRAM);
  });

  it('may be mounted by links, as Kubernetes does', () => {
    const folder = folderOf({ '..2026/token': TELEGRAM });
    symlinkSync('..2026', join(folder, '..data'));
    symlinkSync('..data/token', join(folder, 'token'));
    expect(read({ TELEGRAM_TOKEN_FILE: join(folder, 'token') }).config?.platforms.telegram?.token).toBe(
      TELEGRAM,
    );
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    const { config } = read({
      TELEGRAM_TOKEN_FILE: ' ',
      CREDENTIALS_DIRECTORY: '',
      TELEGRAM_TOKEN: TELEGRAM,
    });
    expect(config?.platforms.telegram?.token).toBe(TELEGRAM);
  });

  it('may not be given twice', () => {
    const folder = folderOf({ secret: TELEGRAM, 'c/telegram_token': TELEGRAM, 'd/TELEGRAM_TOKEN': TELEGRAM });
    const [TELEGRAM_TOKEN_FILE, CREDENTIALS_DIRECTORY] = [join(folder, 'secret'), join(folder, 'c')];
    const cases: readonly (readonly [Env, string])[] = [
      [{ TELEGRAM_TOKEN: TELEGRAM, TELEGRAM_TOKEN_FILE }, 'TELEGRAM_TOKEN and TELEGRAM_TOKEN_FILE'],
      [
        { TELEGRAM_TOKEN: TELEGRAM, CREDENTIALS_DIRECTORY },
        'TELEGRAM_TOKEN and the credential telegram_token',
      ],
      [
        { TELEGRAM_TOKEN_FILE, CREDENTIALS_DIRECTORY: join(folder, 'd') },
        'TELEGRAM_TOKEN_FILE and the credential TELEGRAM_TOKEN',
      ],
    ];
    for (const [env, sources] of cases)
      expect(read(env).faults).toEqual([
        `TELEGRAM_TOKEN is set more than once, by ${sources}: keep one of them.`,
      ]);
  });
});

describe('a file of a secret', () => {
  const faultsOf = (path: string): readonly string[] => read({ TELEGRAM_TOKEN_FILE: path }).faults;
  const expected = 'expected a file that contains only the secret, on one line.';

  it('is refused with the remedy where it is none, or holds something else', () => {
    const folder = folderOf({
      empty: ' \n',
      lines: `# ${MARK}\n${TELEGRAM}\n`,
      returns: `${TELEGRAM}\r# ${MARK}`,
      wide: Buffer.from(`\uFEFF${TELEGRAM}`, 'utf16le'),
      narrow: Buffer.from(TELEGRAM, 'utf16le'),
      huge: MARK.repeat(1000),
      other: `TELEGRAM_TOKEN=${TELEGRAM}`,
    });
    mkdirSync(join(folder, 'folder'));
    const fault = (name: string, what: string) =>
      expect(faultsOf(join(folder, name))).toEqual([
        `TELEGRAM_TOKEN_FILE ${what} (${join(folder, name)}): ${expected}`,
      ]);
    fault('empty', 'is empty');
    fault('lines', 'has several lines');
    fault('returns', 'has several lines');
    fault('wide', 'is not UTF-8 text');
    fault('narrow', 'is not UTF-8 text');
    fault('huge', 'is larger than 16 KB');
    fault('folder', 'is a folder');
    expect(faultsOf(join(folder, 'other'))).toEqual([
      'TELEGRAM_TOKEN, from TELEGRAM_TOKEN_FILE, is not valid: expected the token from @BotFather, such as 123456:ABC….',
    ]);
  });

  it('is refused where it is a device or a FIFO, without waiting for it', () => {
    const fifo = join(folderOf(), 'fifo');
    execFileSync('/usr/bin/env', ['mkfifo', fifo]);
    for (const path of [fifo, '/dev/zero'])
      expect(faultsOf(path)).toEqual([`TELEGRAM_TOKEN_FILE is not a regular file (${path}): ${expected}`]);
  });

  it('is refused where it is missing, and what stands there is not said: it may be the secret itself', () => {
    const folder = folderOf({ file: '' });
    for (const path of [TELEGRAM, `/nowhere/${MARK}`, join(folder, 'file', MARK), MARK.repeat(200)]) {
      const [fault, ...others] = faultsOf(path);
      expect(others).toEqual([]);
      expect(fault).toMatch(
        /^TELEGRAM_TOKEN_FILE (does not name a file|cannot be resolved \(E[A-Z]+\)): expected the path/,
      );
    }
    expect(faultsOf('nowhere')).toEqual([
      `TELEGRAM_TOKEN_FILE does not name a file: expected the path of a file that the bot can read. Relative paths start at ${process.cwd()}.`,
    ]);
    expect(faultsOf('~/token')[0]).toMatch(
      / Write the full path of the home folder: only shells expand ~\.$/,
    );
  });

  it('is warned of where everybody can read it, and read all the same', () => {
    const folder = folderOf({ secret: TELEGRAM, telegram_token: TELEGRAM }, 0o644);
    const byVariable = read({ TELEGRAM_TOKEN_FILE: join(folder, 'secret') });
    const byCredential = read({ CREDENTIALS_DIRECTORY: folder });
    expect(byVariable.config?.platforms.telegram?.token).toBe(TELEGRAM);
    expect(byVariable.warnings).toHaveLength(1);
    expect(byVariable.warnings[0]).toMatch(/^TELEGRAM_TOKEN_FILE can be read by every user of this machine/);
    expect(byCredential.config?.platforms.telegram?.token).toBe(TELEGRAM);
    expect(byCredential.warnings[0]).toMatch(/^the credential telegram_token can be read by every user/);
  });

  it('brings all its faults at once, together with those of other variables', () => {
    const folder = folderOf({ empty: '' });
    const { faults } = read({
      PORT: 'x',
      DISCORD_TOKEN_FILE: join(folder, 'empty'),
      TELEGRAM_TOKEN_FILE: folder,
      DATABASE_URL: DATABASE,
      AUDIT_KEY_FILE: join(folder, 'missing'),
    });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'AUDIT_KEY_FILE',
      'DISCORD_TOKEN_FILE',
      'PORT',
      'TELEGRAM_TOKEN_FILE',
    ]);
  });
});

describe('the folder of credentials', () => {
  it('is a fault where it cannot be read', () => {
    expect(read({ CREDENTIALS_DIRECTORY: '/nowhere' }).faults).toEqual([
      'CREDENTIALS_DIRECTORY cannot be read (ENOENT): expected a folder of files, as systemd sets it.',
    ]);
  });

  it('may hold files for others; what comes near ours is warned of', () => {
    const { config, warnings } = read({
      CREDENTIALS_DIRECTORY: folderOf({
        'telegram-token': TELEGRAM,
        'verbatim.discord_token': DISCORD,
        audit_kye: KEY,
        'tls.crt': MARK,
      }),
    });
    expect(config?.platforms).toEqual({});
    expect(config?.auditKey).toBeNull();
    expect(warnings).toEqual([
      'the credential audit_kye is not read: did you mean audit_key?',
      'the credential telegram-token is not read: did you mean telegram_token?',
      'the credential verbatim.discord_token is not read: did you mean discord_token?',
    ]);
  });
});

describe('a secret in the wrong variable', () => {
  it.each([
    ['TELEGRAM_API_URL', TELEGRAM],
    ['LIBRARIANS', DISCORD],
    ['PUBLIC_URL', `https://me:${MARK}@answers.example`],
    ['DISCORD_API_URL', `ftp://me:${MARK}@proxy.example`],
  ])('is not repeated by the fault of %s', (name, value) => {
    const { faults } = read({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} is not valid: expected `));
  });

  it('and quotation marks around a value are told', () => {
    expect(read({ TELEGRAM_TOKEN: `"${TELEGRAM}"` }).faults[0]).toMatch(/, without quotation marks\.$/);
    expect(read({ PORT: "'80'" }).faults[0]).toMatch(/, without quotation marks\.$/);
  });
});
