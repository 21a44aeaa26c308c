// Names that were meant for the bot are warned of; those of other programs are not.

import { describe, expect, it } from 'vitest';
import { fileVariable } from '../../../src/environment/secrets.ts';
import { warningsOfUnknown } from '../../../src/environment/unknown.ts';
import { SECRETS, VARIABLES } from '../../../src/environment/variables.ts';

const known = [...Object.keys(VARIABLES), ...SECRETS.map(fileVariable), 'CREDENTIALS_DIRECTORY'];

const warnings = (names: { inFile?: readonly string[]; inProcess?: readonly string[] }) =>
  warningsOfUnknown({ inFile: [], inProcess: [], known, secret: SECRETS, ...names });

describe('a name that the bot does not read', () => {
  it.each([
    ['TELEGRAM_TOKN', 'TELEGRAM_TOKEN'],
    ['TELEGARM_TOKEN', 'TELEGRAM_TOKEN'],
    ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_TOKEN'],
    ['telegram_token', 'TELEGRAM_TOKEN'],
    ['TELEGRAM-TOKEN', 'TELEGRAM_TOKEN'],
    ['TELEGRAM_TOKEN_FLIE', 'TELEGRAM_TOKEN_FILE'],
    ['TELEGRAM_BOT_TOKEN_FILE', 'TELEGRAM_TOKEN_FILE'],
    ['TELEGRAM_TOKENFILE', 'TELEGRAM_TOKEN_FILE'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DISCROD_TOKEN', 'DISCORD_TOKEN'],
    ['DISCORDTOKEN', 'DISCORD_TOKEN'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['LIBRARIAN', 'LIBRARIANS'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['PROT', 'PORT'],
    ['KNOWLEDGE_DIRS', 'KNOWLEDGE_DIR'],
    ['VERBATIM_LOG_LEVEL', 'LOG_LEVEL'],
    ['VERBATIM_DISCORD_TOKEN', 'DISCORD_TOKEN'],
  ])('%s is warned of, in .env and in the environment: did you mean %s', (name, guess) => {
    expect(warnings({ inFile: [name] })).toEqual([`${name} in .env is not read: did you mean ${guess}?`]);
    expect(warnings({ inProcess: [name] })).toEqual([
      `${name} in the environment is not read: did you mean ${guess}?`,
    ]);
  });

  it('is warned of without a guess where it comes near none', () => {
    expect(warnings({ inFile: ['COLOUR', 'A.B', 'constructor'], inProcess: ['TELEGRAM_COLOUR'] })).toEqual([
      'COLOUR in .env is not read: the bot has no such variable. .env.example lists all of them.',
      'A.B in .env is not read: the bot has no such variable. .env.example lists all of them.',
      'constructor in .env is not read: the bot has no such variable. .env.example lists all of them.',
      'TELEGRAM_COLOUR in the environment is not read: the bot has no such variable. .env.example lists all of them.',
    ]);
  });

  it('is warned of where it asks for a file that only secrets can have', () => {
    const [warning] = warnings({ inProcess: ['LIBRARIANS_FILE'] });
    expect(warning).toMatch(
      /^LIBRARIANS_FILE in the environment is not read: only secrets can come from files/,
    );
    expect(warning).toMatch(/Set LIBRARIANS directly\.$/);
  });

  it('is warned of once where both have it', () => {
    expect(warnings({ inFile: ['TELEGRAM_TOKN'], inProcess: ['TELEGRAM_TOKN'] })).toHaveLength(1);
  });

  it('may be for Node or the Postgres client in .env', () => {
    expect(warnings({ inFile: ['TZ', 'NODE_ENV', 'PGPASSWORD', 'PGSSLMODE'] })).toEqual([]);
  });

  it('is no matter in the environment where it is of others', () => {
    const inProcess = [
      ...['PATH', 'HOME', 'HOSTNAME', 'HOSTTYPE', 'USER', 'USERNAME', 'USER_NAME', 'LOGNAME', 'LANG', 'TERM'],
      ...['PWD', 'OLDPWD', 'SHELL', 'SHLVL', 'TZ', 'POST', 'SORT', 'PORTS', 'host', 'port', 'EDITOR', 'MAIL'],
      ...['XDG_DATA_DIRS', 'XDG_DATA_HOME', 'DATA', 'LOG', 'LOG_FORMAT', 'LOGS_DIRECTORY', 'STATE_DIRECTORY'],
      ...['NODE_ENV', 'NODE_OPTIONS', 'npm_config_loglevel', 'npm_lifecycle_event', 'INIT_CWD', 'CI'],
      ...['DATABASE_SSL', 'DATABASE_HOST', 'DATABASE_USER', 'POSTGRES_URL', 'PGDATA', 'TEST_DATABASE_URL'],
      ...[
        'ALLOWED_HOSTS',
        'DEFAULT_REGION',
        'PUBLIC_KEY',
        'AUDIT_LOG',
        'LEDGER_FILE',
        'CHAT_ID',
        'CHAT_NAME',
      ],
      ...['DISCORD_WEBHOOK', 'DISCORD_WEBHOOK_URL', 'DISCORD_USERNAME', 'TELEGRAM_TO', 'TELEGRAM_CHAT_ID'],
      ...['TELEGRAM_API_ID', 'TELEGRAM_API_HASH', 'VERBATIM_SERVICE_HOST', 'VERBATIM_PORT'],
      ...['VERBATIM_PORT_8080_TCP_ADDR', 'KUBERNETES_PORT', 'KUBERNETES_SERVICE_HOST', 'GITHUB_TOKEN'],
      ...['INVOCATION_ID', 'JOURNAL_STREAM', 'SYSTEMD_EXEC_PID', 'NOTIFY_SOCKET', 'DOTENV_CONFIG_PATH'],
    ];
    expect(warnings({ inProcess })).toEqual([]);
  });

  it('is not what the bot reads', () => {
    expect(warnings({ inFile: known })).toEqual([]);
    expect(warnings({ inProcess: known })).toEqual([]);
  });
});
