// The configuration: the only reader of environment variables. All faults are told at once.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isLocale, LOCALES, type Locale } from './core/ports.ts';

export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly knowledgeDir: string;
  readonly topicsDir: string;
  readonly dataDir: string;
  readonly logLevel: string;
  readonly defaultLocale: Locale;
  /** Where the web page is reached from outside, without a slash at the end; null if nowhere. */
  readonly publicUrl: string | null;
  /** Calls a minute; 0: no limit. */
  readonly userRate: number;
  readonly chatRate: number;
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
  /** `undefined`: not what was expected. */
  read(value: string): T | undefined;
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

const publicUrl: Variable<string | null> = {
  fallback: '',
  expected: 'an http or https address without a path, or nothing',
  read(value) {
    if (value === '') return null;
    if (!URL.canParse(value)) return undefined;
    const { protocol, pathname, search, hash, origin } = new URL(value);
    const bare = pathname === '/' && search === '' && hash === '';
    return bare && /^https?:$/.test(protocol) ? origin : undefined;
  },
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
  USER_RATE: number(60, 0, 100_000),
  CHAT_RATE: number(120, 0, 100_000),
};

/** Reads the configuration; throws a ConfigError that lists every variable that is not as expected. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const faults: string[] = [];
  const read = <T>(name: keyof typeof VARIABLES, { fallback, expected, read: readValue }: Variable<T>): T => {
    const given = env[name]?.trim() ?? '';
    const value = readValue(given === '' ? fallback : given);
    if (value === undefined) {
      const where = given === '' ? `not set, and its default "${fallback}" is not there` : `"${given}"`;
      faults.push(`${name} is ${where}: expected ${expected}.`);
    }
    return value as T;
  };
  const config: Config = {
    port: read('PORT', VARIABLES.PORT),
    host: read('HOST', VARIABLES.HOST),
    knowledgeDir: read('KNOWLEDGE_DIR', VARIABLES.KNOWLEDGE_DIR),
    topicsDir: read('TOPICS_DIR', VARIABLES.TOPICS_DIR),
    dataDir: read('DATA_DIR', VARIABLES.DATA_DIR),
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
    defaultLocale: read('DEFAULT_LOCALE', VARIABLES.DEFAULT_LOCALE),
    publicUrl: read('PUBLIC_URL', VARIABLES.PUBLIC_URL),
    userRate: read('USER_RATE', VARIABLES.USER_RATE),
    chatRate: read('CHAT_RATE', VARIABLES.CHAT_RATE),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
};
