// The configuration: the only reader of environment variables. All faults are told at once.

import { resolve } from 'node:path';
import { PLATFORMS } from './adapters/platforms.ts';
import type { Access, PlatformDescription } from './core/description.ts';
import type { Locale } from './core/ports.ts';
import { readEnvFile } from './environment/env-file.ts';
import { mixedUp } from './environment/folder-overlaps.ts';
import { keepFolders, lastFolders } from './environment/last-folders.ts';
import { CREDENTIALS, fileVariable, looksSecret, readSecrets } from './environment/secrets.ts';
import { warningsOfUnknown } from './environment/unknown.ts';
import {
  apiUrlVariable,
  modeVariable,
  SECRETS,
  settingVariable,
  tokenVariable,
  VARIABLES,
  type Variable,
  variablesOf,
} from './environment/variables.ts';
import type { LibraryAct } from './proposals/proposal.ts';
import type { TrustedProxies } from './web/addresses.ts';

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
  /** What the pages call the library; null: nothing but that. */
  readonly libraryName: string | null;
  /** Where the web page is reached from outside, without a slash at the end; null if nowhere. */
  readonly publicUrl: string | null;
  /** The platforms that have a token, by name. */
  readonly platforms: Readonly<Record<string, Access>>;
  /** Names of the chats in which the bot answers; empty: all. */
  readonly allowedChats: readonly string[];
  /** A `postgres://` address; null: SQLite in the data folder. */
  readonly databaseUrl: string | null;
  /** With which the audit log is sealed; null: a key of its own in the data folder. */
  readonly auditKey: string | null;
  /** How often the head of the audit log is posted in the editorial chat; null: never. */
  readonly auditHead: 'daily' | null;
  /** The IDs of people who may change the library. */
  readonly librarians: readonly string[];
  /** The chat whose moderators may; null: none. */
  readonly editorialChat: string | null;
  /** Acts that one librarian proposes and another confirms; `true` for all of them, `false` for none. */
  readonly twoLibrarians: boolean | readonly LibraryAct[];
  /** What ranks by meaning too; null: nothing does. */
  /** `use-lite`, or a folder with a model. */
  readonly embeddings: string | null;
  /** How long the ledger remembers what was posted where. */
  readonly ledgerDays: number;
  /** How much reading one file of the community's may take: seconds of processor time, and for each megabyte besides; memory. */
  readonly reading: { readonly seconds: number; readonly secondsPerMb: number; readonly memoryMb: number };
  /** Calls a minute; 0: no limit. */
  readonly userRate: number;
  readonly chatRate: number;
  /** Requests of any kind a minute to the web page, from one network; 0: no limit. */
  readonly webRate: number;
  /** With which /metrics may be read from elsewhere; null: only on this machine. */
  readonly metricsToken: string | null;
  /** The proxies before the web page; null: none. */
  readonly trustedProxies: TrustedProxies | null;
  /** With which programs may ask; empty: all may. */
  readonly apiKeys: readonly string[];
  /** Sites whose pages may read the API, or `*`. */
  readonly apiOrigins: readonly string[];
  /** Sites that may show the question box in a frame; empty: there is no such box. */
  readonly embedOrigins: readonly string[];
  /** Whether assistants may ask over HTTP. */
  readonly mcp: boolean;
}

export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Every name that is read from the environment. */
const KNOWN: readonly string[] = [...Object.keys(VARIABLES), ...SECRETS.map(fileVariable), CREDENTIALS];

/** In the folder that the process was started from. */
const ENV_FILE = '.env';

interface ReadOptions {
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
  { faults: known = [], warn = () => {} }: ReadOptions = {},
): Config => {
  const secrets = readSecrets(env, SECRETS);
  const faults: string[] = [...known, ...secrets.faults];
  for (const warning of secrets.warnings) warn(warning);
  const read = <T>(name: string, { fallback, expected, secret, read: readValue, hint }: Variable<T>): T => {
    const found = secrets.values.get(name);
    const given = secret ? (found?.value ?? '') : (env[name]?.trim() ?? '');
    const value = readValue(given === '' ? fallback : given);
    if (value === undefined) {
      const from = found === undefined || found.from === name ? '' : `, from ${found.from},`;
      const shown = secret || looksSecret(given) ? 'not valid' : `"${given}"`;
      const where = given === '' ? `not set, and its default "${fallback}" does not exist` : shown;
      const quotes = /^(["'`]).*\1$/.test(given) ? ', without quotation marks' : '';
      faults.push(`${name}${from} is ${where}: expected ${expected}${quotes}.${hint?.(given) ?? ''}`);
    }
    return value as T;
  };
  const accessTo = (platform: PlatformDescription): [string, Access][] => {
    const variables = variablesOf(platform);
    const token = read(tokenVariable(platform), variables.token);
    const apiUrl = read(apiUrlVariable(platform), variables.apiUrl);
    const mode = read(modeVariable(platform), variables.mode);
    const settings = Object.fromEntries(
      Object.entries(variables.settings).map(([name, setting]) => [
        name,
        read(settingVariable(platform, name), setting),
      ]),
    );
    return token === '' ? [] : [[platform.name, { token, apiUrl, mode, settings }]];
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
    libraryName: read('LIBRARY_NAME', VARIABLES.LIBRARY_NAME),
    publicUrl: read('PUBLIC_URL', VARIABLES.PUBLIC_URL),
    platforms: Object.fromEntries(PLATFORMS.flatMap(accessTo)),
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
    metricsToken: read('METRICS_TOKEN', VARIABLES.METRICS_TOKEN),
    trustedProxies: read('TRUSTED_PROXIES', VARIABLES.TRUSTED_PROXIES),
    apiKeys: read('API_KEYS', VARIABLES.API_KEYS),
    apiOrigins: read('API_ORIGINS', VARIABLES.API_ORIGINS),
    embedOrigins: read('EMBED_ORIGINS', VARIABLES.EMBED_ORIGINS),
    mcp: read('MCP', VARIABLES.MCP),
  };
  if (config.databaseUrl != null && config.auditKey === null && !secrets.lost.has('AUDIT_KEY'))
    faults.push(
      'AUDIT_KEY is not set: it is required with DATABASE_URL, because all processes must seal the audit log with the same key. To create one, run: openssl rand -hex 32',
    );
  if (config.auditHead === 'daily' && config.editorialChat === null)
    faults.push(
      'EDITORIAL_CHAT is not set: it is required with AUDIT_HEAD=daily, because the head is posted there.',
    );
  if (faults.length === 0)
    for (const platform of PLATFORMS) {
      const access = config.platforms[platform.name];
      if (access !== undefined) faults.push(...platform.faults(access, config.publicUrl));
    }
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
 * without one, to standard error. `asLastStarted`: folders that were set for the last start of the bot alone count too. Throws a ConfigError.
 */
export const loadConfig = (
  say: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
  { asLastStarted = false }: { readonly asLastStarted?: boolean } = {},
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
    warn(
      `${ENV_FILE} contains secrets, and every user of this machine can read it. Run: chmod 600 ${ENV_FILE}`,
    );
  // Node and the Postgres client read variables of their own, such as TZ and PGPASSWORD. Ours stay out of what processes inherit.
  for (const [name, value] of Object.entries(file.values)) if (!KNOWN.includes(name)) env[name] ??= value;
  const given = { ...file.values, ...env };
  const { DATA_DIR } = VARIABLES;
  const dataDir = asLastStarted ? DATA_DIR.read(given.DATA_DIR?.trim() || DATA_DIR.fallback) : undefined;
  const last = dataDir === undefined ? {} : lastFolders(dataDir, env, file.values);
  for (const [name, value] of Object.entries(last))
    say(`${name} is ${value}, as at the last start of the bot.`);
  return readConfig({ ...given, ...last }, { faults: file.faults, warn });
};

/** Writes down the folders of this start if the environment sets them, for `loadConfig` of other commands. */
export const keepInlineFolders = ({ dataDir }: Pick<Config, 'dataDir'>): void =>
  keepFolders(dataDir, process.env, readEnvFile(ENV_FILE, (name) => KNOWN.includes(name)).values);
