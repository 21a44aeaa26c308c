// The configuration: the only reader of environment variables. All faults are told at once.

import { statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { mixedUp } from './apart.ts';
import { isLocale, LOCALES, type Locale } from './core/ports.ts';
import { readEnvFile } from './environment/env-file.ts';
import { CREDENTIALS, fileVariable, looksSecret, readSecrets } from './environment/secrets.ts';
import { warningsOfUnknown } from './environment/unknown.ts';
import { distance } from './knowledge/edit-distance.ts';
import { LIBRARY_ACTS, type LibraryAct } from './proposals/proposal.ts';
import { readTrustedProxies, type TrustedProxies } from './web/addresses.ts';

export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly knowledgeDir: string;
  readonly topicsDir: string;
  /** Further folders into which links in these two may lead. */
  readonly knowledgeRoots: readonly string[];
  readonly dataDir: string;
  readonly logLevel: string;
  readonly defaultLocale: Locale;
  /** Where the web page is reached from outside, without a slash at the end; null if nowhere. */
  readonly publicUrl: string | null;
  /** A platform that has a token; null where none is given. Addresses have no slash at the end. */
  readonly discord: { readonly token: string; readonly apiUrl: string } | null;
  readonly telegram: { readonly token: string; readonly apiUrl: string } | null;
  /** Names of the chats in which the bot answers; empty: all. */
  readonly allowedChats: readonly string[];
  /** A `postgres://` address; null: SQLite in the data folder. */
  readonly databaseUrl: string | null;
  /** With which the audit log is sealed; null: a key of its own in the data folder. */
  readonly auditKey: string | null;
  /** How often the head of the audit log is posted in the editorial chat; null: never. */
  readonly auditHead: 'daily' | null;
  /** People who may change the library, by names such as `telegram:4711`. */
  readonly librarians: readonly string[];
  /** The chat whose moderators may; null: none. */
  readonly editorialChat: string | null;
  /** Acts that one librarian proposes and another confirms; `true` for all of them, `false` for none. */
  readonly twoLibrarians: boolean | readonly LibraryAct[];
  /** What ranks by meaning too; null: nothing does. */
  readonly embeddings: 'use-lite' | null;
  /** How long the ledger remembers what was posted where. */
  readonly ledgerDays: number;
  /** How much reading one file of the community's may take: seconds of processor time, and for each megabyte besides; memory. */
  readonly reading: { readonly seconds: number; readonly secondsPerMb: number; readonly memoryMb: number };
  /** Calls a minute; 0: no limit. */
  readonly userRate: number;
  readonly chatRate: number;
  /** Requests of any kind a minute to the web page, from one network; 0: no limit. */
  readonly webRate: number;
  /** The proxies before the web page; null: none. */
  readonly trustedProxies: TrustedProxies | null;
}

export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

interface Variable<T> {
  /** What stands if the variable is not set; written as in `.env`. */
  readonly fallback: string;
  /** What is expected, for the message. */
  readonly expected: string;
  /** What was given is never said back. */
  readonly secret?: true;
  /** `undefined`: not what was expected. */
  read(value: string): T | undefined;
  /** What else to say about a value that is not as expected; empty for nothing. */
  hint?(value: string): string;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

const number = (fallback: number, least: number, most: number): Variable<number> => ({
  fallback: String(fallback),
  expected: `a whole number from ${least} to ${most}`,
  read: (value) =>
    /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined,
});

const folder = (fallback: string, mustExist: boolean): Variable<string> => ({
  fallback,
  expected: mustExist ? 'a folder that exists' : 'a path that is not a file',
  read(value) {
    const path = resolve(value);
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      return (found === undefined && !mustExist) || found?.isDirectory() ? path : undefined;
    } catch {
      // A part of the path is no folder, or may not be looked into.
      return undefined;
    }
  },
});

/** Split as the platform splits lists of paths, and at commas; `C:\\docs` holds no delimiter where that is a semicolon. */
const folders: Variable<readonly string[]> = {
  fallback: '',
  expected: `folders that exist, separated by ${delimiter} or commas, or nothing`,
  read(value) {
    const paths = value
      .split(new RegExp(`[,${delimiter}]`))
      .map((path) => path.trim())
      .filter((path) => path !== '')
      .map((path) => resolve(path));
    try {
      return paths.every((path) => statSync(path).isDirectory()) ? paths : undefined;
    } catch {
      return undefined;
    }
  },
};

const publicUrl: Variable<string | null> = {
  fallback: '',
  expected: 'an http or https address, with a path or without, or nothing',
  read(value) {
    if (value === '') return null;
    if (!URL.canParse(value)) return undefined;
    const { protocol, search, hash, username, password, origin, pathname } = new URL(value);
    const isPlain = [search, hash, username, password].every((part) => part === '') && !/[?#]/.test(value);
    return isPlain && /^https?:$/.test(protocol) ? origin + pathname.replace(/\/+$/, '') : undefined;
  },
};

const token = (expected: string, pattern: RegExp): Variable<string> => ({
  fallback: '',
  expected,
  secret: true,
  read: (value) => (value === '' || pattern.test(value) ? value : undefined),
});

const address = (fallback: string): Variable<string> => ({
  fallback,
  expected: 'an http or https address',
  read: (value) =>
    URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? value.replace(/\/+$/, '') : undefined,
});

const allowedChats: Variable<readonly string[]> = {
  fallback: '',
  expected:
    'names such as telegram:-1001234567890, discord:123456789012345678 or telegram:private, parted by commas',
  read(value) {
    const names = value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    return names.every((name) => /^(telegram:(-?\d+|private)|discord:(\d+|private))$/.test(name))
      ? names
      : undefined;
  },
};

const databaseUrl: Variable<string | null> = {
  fallback: '',
  expected: 'an address such as postgres://user:password@host:5432/verbatim, or nothing',
  secret: true,
  read(value) {
    if (value === '') return null;
    return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol) ? value : undefined;
  },
};

const auditKey: Variable<string | null> = {
  fallback: '',
  expected: 'at least 32 characters that nobody can guess, such as those of: openssl rand -hex 32',
  secret: true,
  read: (value) => (value === '' ? null : value.length >= 32 ? value : undefined),
};

const auditHead: Variable<'daily' | null> = {
  fallback: '',
  expected: 'daily, or nothing',
  read: (value) => (value === '' ? null : value === 'daily' ? value : undefined),
};

const librarians: Variable<readonly string[]> = {
  fallback: '',
  expected: 'people, such as telegram:123456789 or discord:123456789012345678, parted by commas',
  read(value) {
    const names = value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    return names.every((name) => /^(telegram|discord):\d+$/.test(name)) ? names : undefined;
  },
};

const editorialChat: Variable<string | null> = {
  fallback: '',
  expected: 'a group or channel, such as telegram:-1001234567890 or discord:SERVER/CHANNEL, or nothing',
  read: (value) =>
    value === '' ? null : /^(telegram:-\d+(\/\d+)?|discord:\d+\/\d+)$/.test(value) ? value : undefined,
};

const wordsIn = (value: string): string[] =>
  value
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
const isAct = (word: string): word is LibraryAct => LIBRARY_ACTS.some((act) => act === word);

const twoLibrarians: Variable<boolean | readonly LibraryAct[]> = {
  fallback: 'no',
  expected: `yes, no, or acts separated by commas: ${LIBRARY_ACTS.join(', ')}`,
  read(value) {
    const acts = wordsIn(value);
    const [only] = acts;
    if (acts.length === 1 && (only === 'yes' || only === 'no')) return only === 'yes';
    return acts.length > 0 && acts.every(isAct) ? acts : undefined;
  },
  hint(value) {
    const unknown = wordsIn(value).filter((word) => !isAct(word));
    const near = unknown.flatMap((word) => {
      const slips = Math.max(1, Math.floor(word.length / 3));
      const found = [...LIBRARY_ACTS, 'yes', 'no'].find((act) => distance(word, act, slips) <= slips);
      return found === undefined || found === word ? [] : [`"${found}" for "${word}"`];
    });
    return near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
  },
};

const trustedProxies: Variable<TrustedProxies | null> = {
  fallback: '',
  expected:
    'the number of proxies before the bot, from 1 to 10, or their addresses and networks separated by commas, such as 127.0.0.1,10.0.0.0/8, or nothing',
  read: readTrustedProxies,
};

/** Every variable that the bot reads, by name. `.env.example` explains each of them. */
export const VARIABLES = {
  PORT: number(8080, 0, 65_535),
  HOST: {
    fallback: '127.0.0.1',
    expected: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
    read: (value) => (/^[\w.:-]+$/.test(value) ? value : undefined),
  } satisfies Variable<string>,
  KNOWLEDGE_DIR: folder('knowledge', true),
  TOPICS_DIR: folder('commands/topics', true),
  KNOWLEDGE_ROOTS: folders,
  DATA_DIR: folder('data', false),
  LOG_LEVEL: {
    fallback: 'info',
    expected: `one of ${LEVELS.join(', ')}`,
    read: (value) => (LEVELS.includes(value) ? value : undefined),
  } satisfies Variable<string>,
  DEFAULT_LOCALE: {
    fallback: 'en',
    expected: `one of ${LOCALES.join(', ')}`,
    read: (value) => (isLocale(value) ? value : undefined),
  } satisfies Variable<Locale>,
  PUBLIC_URL: publicUrl,
  DISCORD_TOKEN: token(
    'the token of the Developer Portal (Bot, Reset Token), without "Bot" before it',
    /^[\w-]+\.[\w-]+\.[\w-]+$/,
  ),
  DISCORD_API_URL: address('https://discord.com/api'),
  TELEGRAM_TOKEN: token('the token that @BotFather gave, such as 123456:ABC…', /^\d+:[\w-]{20,}$/),
  TELEGRAM_API_URL: address('https://api.telegram.org'),
  ALLOWED_CHATS: allowedChats,
  DATABASE_URL: databaseUrl,
  AUDIT_KEY: auditKey,
  AUDIT_HEAD: auditHead,
  LIBRARIANS: librarians,
  EDITORIAL_CHAT: editorialChat,
  TWO_LIBRARIANS: twoLibrarians,
  EMBEDDINGS: {
    fallback: '',
    expected: 'use-lite, or nothing',
    read: (value) => (value === '' ? null : value === 'use-lite' ? value : undefined),
  } satisfies Variable<'use-lite' | null>,
  LEDGER_DAYS: number(180, 1, 3_650),
  READ_SECONDS: number(5, 1, 3_600),
  READ_SECONDS_PER_MB: number(5, 0, 3_600),
  READ_MEMORY_MB: number(512, 64, 65_536),
  USER_RATE: number(60, 0, 100_000),
  CHAT_RATE: number(120, 0, 100_000),
  WEB_RATE: number(600, 0, 100_000),
  TRUSTED_PROXIES: trustedProxies,
};

/** The variables whose value no message repeats. Each may be given by a file as well. */
export const SECRETS: readonly string[] = Object.entries<Variable<unknown>>(VARIABLES)
  .filter(([, { secret }]) => secret)
  .map(([name]) => name);

/** Every name that is read from the environment. */
const KNOWN: readonly string[] = [...Object.keys(VARIABLES), ...SECRETS.map(fileVariable), CREDENTIALS];

/** In the folder that the process was started from. */
const ENV_FILE = '.env';

interface Reading {
  /** What is known to be wrong already. */
  readonly faults?: readonly string[];
  /** Is told what is likely not meant so, in a sentence. */
  readonly warn?: (sentence: string) => void;
}

/**
 * Reads the configuration from variables, and secrets from the files that they name. Throws a ConfigError that lists everything
 * that is not as expected.
 */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>>,
  { faults: known = [], warn = () => {} }: Reading = {},
): Config => {
  const secrets = readSecrets(env, SECRETS);
  const faults: string[] = [...known, ...secrets.faults];
  for (const warning of secrets.warnings) warn(warning);
  const read = <T>(
    name: keyof typeof VARIABLES,
    { fallback, expected, secret, read: readValue, hint }: Variable<T>,
  ): T => {
    const found = secrets.values.get(name);
    const given = secret ? (found?.value ?? '') : (env[name]?.trim() ?? '');
    const value = readValue(given === '' ? fallback : given);
    if (value === undefined) {
      const from = found === undefined || found.from === name ? '' : `, from ${found.from},`;
      const shown = secret || looksSecret(given) ? 'not what it should be' : `"${given}"`;
      const where = given === '' ? `not set, and its default "${fallback}" is not there` : shown;
      const quotes = /^(["'`]).*\1$/.test(given) ? ', without quotation marks' : '';
      faults.push(`${name}${from} is ${where}: expected ${expected}${quotes}.${hint?.(given) ?? ''}`);
    }
    return value as T;
  };
  const platform = (name: 'DISCORD' | 'TELEGRAM') => {
    const [given, apiUrl] = [
      read(`${name}_TOKEN`, VARIABLES[`${name}_TOKEN`]),
      read(`${name}_API_URL`, VARIABLES[`${name}_API_URL`]),
    ];
    return given === '' ? null : { token: given, apiUrl };
  };
  const config: Config = {
    port: read('PORT', VARIABLES.PORT),
    host: read('HOST', VARIABLES.HOST),
    knowledgeDir: read('KNOWLEDGE_DIR', VARIABLES.KNOWLEDGE_DIR),
    topicsDir: read('TOPICS_DIR', VARIABLES.TOPICS_DIR),
    knowledgeRoots: read('KNOWLEDGE_ROOTS', VARIABLES.KNOWLEDGE_ROOTS),
    dataDir: read('DATA_DIR', VARIABLES.DATA_DIR),
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
    defaultLocale: read('DEFAULT_LOCALE', VARIABLES.DEFAULT_LOCALE),
    publicUrl: read('PUBLIC_URL', VARIABLES.PUBLIC_URL),
    discord: platform('DISCORD'),
    telegram: platform('TELEGRAM'),
    allowedChats: read('ALLOWED_CHATS', VARIABLES.ALLOWED_CHATS),
    databaseUrl: read('DATABASE_URL', VARIABLES.DATABASE_URL),
    auditKey: read('AUDIT_KEY', VARIABLES.AUDIT_KEY),
    auditHead: read('AUDIT_HEAD', VARIABLES.AUDIT_HEAD),
    librarians: read('LIBRARIANS', VARIABLES.LIBRARIANS),
    editorialChat: read('EDITORIAL_CHAT', VARIABLES.EDITORIAL_CHAT),
    twoLibrarians: read('TWO_LIBRARIANS', VARIABLES.TWO_LIBRARIANS),
    embeddings: read('EMBEDDINGS', VARIABLES.EMBEDDINGS),
    ledgerDays: read('LEDGER_DAYS', VARIABLES.LEDGER_DAYS),
    reading: {
      seconds: read('READ_SECONDS', VARIABLES.READ_SECONDS),
      secondsPerMb: read('READ_SECONDS_PER_MB', VARIABLES.READ_SECONDS_PER_MB),
      memoryMb: read('READ_MEMORY_MB', VARIABLES.READ_MEMORY_MB),
    },
    userRate: read('USER_RATE', VARIABLES.USER_RATE),
    chatRate: read('CHAT_RATE', VARIABLES.CHAT_RATE),
    webRate: read('WEB_RATE', VARIABLES.WEB_RATE),
    trustedProxies: read('TRUSTED_PROXIES', VARIABLES.TRUSTED_PROXIES),
  };
  if (config.databaseUrl != null && config.auditKey === null && !secrets.lost.has('AUDIT_KEY'))
    faults.push(
      'AUDIT_KEY is not set: expected with DATABASE_URL, since all processes have to seal the audit log with the same key (openssl rand -hex 32).',
    );
  if (config.auditHead === 'daily' && config.editorialChat === null)
    faults.push('EDITORIAL_CHAT is not set: expected with AUDIT_HEAD=daily, since the head is posted there.');
  const quoted = [
    { name: 'KNOWLEDGE_DIR', path: config.knowledgeDir },
    { name: 'TOPICS_DIR', path: config.topicsDir },
    ...(config.knowledgeRoots ?? []).map((path) => ({ name: 'KNOWLEDGE_ROOTS', path })),
  ].filter(({ path }) => path !== undefined);
  const secretFiles = [...SECRETS.map(fileVariable), CREDENTIALS].flatMap((name) => {
    const path = env[name]?.trim() ?? '';
    return path === '' ? [] : [{ name, path: resolve(path) }];
  });
  if (config.dataDir !== undefined)
    faults.push(
      ...mixedUp(quoted, config.dataDir, [
        { name: `The ${ENV_FILE} file`, path: resolve(ENV_FILE) },
        ...secretFiles,
      ]),
    );
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
};

/**
 * The configuration of this process: its environment, and what `.env` sets besides. Hands every warning to `say`, as a line;
 * without one, to standard error. Throws a ConfigError.
 */
export const loadConfig = (
  say: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): Config => {
  const warn = (sentence: string) => say(`Warning: ${sentence}`);
  const file = readEnvFile(ENV_FILE, (name) => KNOWN.includes(name));
  const { env } = process;
  const names = {
    inFile: Object.keys(file.values),
    inProcess: Object.keys(env),
    known: KNOWN,
    secret: SECRETS,
  };
  for (const warning of warningsOfUnknown(names)) warn(warning);
  if (file.isOpen && SECRETS.some((name) => (file.values[name] ?? '') !== '' && env[name] === undefined))
    warn(`${ENV_FILE} holds secrets and can be read by every user of this machine: chmod 600 ${ENV_FILE}`);
  // Node and the Postgres client read variables of their own, such as TZ and PGPASSWORD. Ours stay out of what processes inherit.
  for (const [name, value] of Object.entries(file.values)) if (!KNOWN.includes(name)) env[name] ??= value;
  return readConfig({ ...file.values, ...env }, { faults: file.faults, warn });
};
