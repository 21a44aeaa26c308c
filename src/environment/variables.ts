// The variables that the bot reads: what each holds, what stands where it is not set, and what is expected of it.

import { existsSync, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { exampleIds, isId, orOf, PLATFORMS } from '../adapters/platforms.ts';
import { KEY_CHARS, MAX_KEYS } from '../api/limits.ts';
import type { PlatformDescription } from '../core/description.ts';
import { isLocale, LOCALES, type Locale } from '../core/ports.ts';
import { distance } from '../knowledge/edit-distance.ts';
import { LIBRARY_ACTS, type LibraryAct } from '../proposals/proposal.ts';
import { readTrustedProxies, type TrustedProxies } from '../web/addresses.ts';

/** The name of the library, which stands in the header of a phone beside the menu. */
const LIBRARY_NAME_CHARS = 60;

export interface Variable<T> {
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

const number = (fallback: number, min: number, max: number): Variable<number> => ({
  fallback: String(fallback),
  expected: `a whole number from ${min} to ${max}`,
  read: (value) =>
    /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max ? Number(value) : undefined,
});

const folder = (fallback: string, mustExist: boolean): Variable<string> => ({
  fallback,
  expected: mustExist ? 'a folder that exists' : 'the path of a folder, which may be new',
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
  expected: 'an http or https URL, with or without a path, or nothing',
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
  expected: 'an http or https URL',
  read: (value) =>
    URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? value.replace(/\/+$/, '') : undefined,
});

const allowedChats: Variable<readonly string[]> = {
  fallback: '',
  expected: `chat IDs such as ${orOf(exampleIds('allowed'))}, separated by commas`,
  read(value) {
    const names = value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    return names.every((name) => isId('allowed', name)) ? names : undefined;
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
  expected: 'at least 32 characters that nobody can guess, such as the output of: openssl rand -hex 32',
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
  expected: `IDs of people, such as ${orOf(exampleIds('person'))}, separated by commas`,
  read(value) {
    const names = value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    return names.every((name) => isId('person', name)) ? names : undefined;
  },
};

const editorialChat: Variable<string | null> = {
  fallback: '',
  expected: `a group or channel, such as ${orOf(exampleIds('group'))}, or nothing`,
  read: (value) => (value === '' ? null : isId('group', value) ? value : undefined),
};

const splitList = (value: string): string[] =>
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
    const acts = splitList(value);
    const [only] = acts;
    if (acts.length === 1 && (only === 'yes' || only === 'no')) return only === 'yes';
    return acts.length > 0 && acts.every(isAct) ? acts : undefined;
  },
  hint(value) {
    const unknown = splitList(value).filter((word) => !isAct(word));
    const near = unknown.flatMap((word) => {
      const slips = Math.max(1, Math.floor(word.length / 3));
      const found = [...LIBRARY_ACTS, 'yes', 'no'].find((act) => distance(word, act, slips) <= slips);
      return found === undefined || found === word ? [] : [`"${found}" for "${word}"`];
    });
    return near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
  },
};

/** A letter more or less, and a key is another; the others are on the same line. */
const apiKeys: Variable<readonly string[]> = {
  fallback: '',
  expected: `up to ${MAX_KEYS} keys of at least ${KEY_CHARS} characters (openssl rand -hex 16), separated by commas, or nothing`,
  secret: true,
  read(value) {
    const keys = value
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== '');
    const isKey = (key: string) => key.length >= KEY_CHARS && /^[\x21-\x7e]+$/.test(key);
    const isFine = keys.every(isKey) && new Set(keys).size === keys.length && keys.length <= MAX_KEYS;
    return isFine ? keys : undefined;
  },
};

/** As browsers name them: no path, no slash at the end. */
const origins = (wild: boolean): Variable<readonly string[]> => ({
  fallback: '',
  expected: `sites such as https://example.org, separated by commas${wild ? ', or * for all' : ''}, or nothing`,
  read(value) {
    const names = splitList(value);
    if (wild && names.length === 1 && names[0] === '*') return names;
    const isOrigin = (name: string) =>
      URL.canParse(name) && /^https?:$/.test(new URL(name).protocol) && new URL(name).origin === name;
    return names.every(isOrigin) ? names : undefined;
  },
  hint: (value) => (value.includes('/', 8) ? ' A site has no path and no slash at its end.' : ''),
});

const trustedProxies: Variable<TrustedProxies | null> = {
  fallback: '',
  expected:
    'the number of proxies in front of the bot, from 1 to 10, or their addresses and networks separated by commas, such as 127.0.0.1,10.0.0.0/8, or nothing',
  read: readTrustedProxies,
};

export const tokenVariable = ({ name }: PlatformDescription): string => `${name.toUpperCase()}_TOKEN`;
export const apiUrlVariable = ({ name }: PlatformDescription): string => `${name.toUpperCase()}_API_URL`;

export const modeVariable = ({ name }: PlatformDescription): string => `${name.toUpperCase()}_MODE`;
export const settingVariable = ({ name }: PlatformDescription, setting: string): string =>
  `${name.toUpperCase()}_${setting}`;

/** The variables of a platform. */
export const variablesOf = ({
  token: { expected, pattern },
  apiUrl,
  modes,
  settings,
}: PlatformDescription) => ({
  token: token(expected, pattern),
  apiUrl: address(apiUrl),
  mode: {
    fallback: modes[0],
    expected: orOf(modes),
    read: (value) => (modes.includes(value.toLowerCase()) ? value.toLowerCase() : undefined),
  } satisfies Variable<string>,
  settings: Object.fromEntries(
    Object.entries(settings).map(([name, setting]): [string, Variable<string>] => [
      name,
      {
        ...setting,
        read: (value) => (value === '' || setting.pattern.test(value) ? value : undefined),
      },
    ]),
  ),
});

const OF_PLATFORMS: Readonly<Record<string, Variable<string>>> = Object.fromEntries(
  PLATFORMS.flatMap((platform) => {
    const { token, apiUrl, mode, settings } = variablesOf(platform);
    return [
      [tokenVariable(platform), token],
      [apiUrlVariable(platform), apiUrl],
      [modeVariable(platform), mode],
      ...Object.entries(settings).map(([name, setting]) => [settingVariable(platform, name), setting]),
    ];
  }),
);

/** Communities have theirs in `topics`; a clone has the samples. */
const topicsFolder = (): string =>
  existsSync('topics') || !existsSync('commands/topics') ? 'topics' : 'commands/topics';

const hintToMake = (given: string): string =>
  given === '' ? ' To make a folder with everything that the bot needs, run: verbatim init DIR' : '';

/** Every variable that the bot reads, by name. `.env.example` explains each of them. */
export const VARIABLES = {
  PORT: number(8080, 0, 65_535),
  HOST: {
    fallback: '127.0.0.1',
    expected: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
    read: (value) => (/^[\w.:-]+$/.test(value) ? value : undefined),
  } satisfies Variable<string>,
  KNOWLEDGE_DIR: { ...folder('knowledge', true), hint: hintToMake },
  TOPICS_DIR: folder(topicsFolder(), true),
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
  LIBRARY_NAME: {
    fallback: '',
    expected: `at most ${LIBRARY_NAME_CHARS} characters on one line, or nothing`,
    read(value) {
      const name = value.trim();
      if (name === '') return null;
      return name.length <= LIBRARY_NAME_CHARS && !/\p{C}/u.test(name) ? name : undefined;
    },
  } satisfies Variable<string | null>,
  PUBLIC_URL: publicUrl,
  ...OF_PLATFORMS,
  ALLOWED_CHATS: allowedChats,
  DATABASE_URL: databaseUrl,
  AUDIT_KEY: auditKey,
  AUDIT_HEAD: auditHead,
  LIBRARIANS: librarians,
  EDITORIAL_CHAT: editorialChat,
  TWO_LIBRARIANS: twoLibrarians,
  EMBEDDINGS: {
    fallback: '',
    expected: 'use-lite, the path of a folder with a model (such as ./models/e5), or nothing',
    read: (value) => (value === '' ? null : value === 'use-lite' || /[\\/]/.test(value) ? value : undefined),
  } satisfies Variable<string | null>,
  LEDGER_DAYS: number(180, 1, 3_650),
  READ_SECONDS: number(5, 1, 3_600),
  READ_SECONDS_PER_MB: number(5, 0, 3_600),
  READ_MEMORY_MB: number(512, 64, 65_536),
  USER_RATE: number(60, 0, 100_000),
  CHAT_RATE: number(120, 0, 100_000),
  WEB_RATE: number(600, 0, 100_000),
  METRICS_TOKEN: {
    fallback: '',
    expected: 'at least 16 characters without spaces (openssl rand -hex 32), or nothing',
    secret: true,
    read: (value) => (value === '' ? null : /^\S{16,}$/.test(value) ? value : undefined),
  } satisfies Variable<string | null>,
  TRUSTED_PROXIES: trustedProxies,
  API_KEYS: apiKeys,
  API_ORIGINS: origins(true),
  EMBED_ORIGINS: origins(true),
  MCP: {
    fallback: 'off',
    expected: 'on or off',
    read: (value) => (value === 'on' ? true : value === 'off' ? false : undefined),
  } satisfies Variable<boolean>,
};

/** The variables whose value no message repeats. Each may be given by a file as well. */
export const SECRETS: readonly string[] = Object.entries<Variable<unknown>>(VARIABLES)
  .filter(([, { secret }]) => secret)
  .map(([name]) => name);
