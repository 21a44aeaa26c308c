// A Postgres of our own: a server in a temporary folder that ends with the process that started it.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { PostgresSource } from './given.ts';

export interface PostgresOptions {
  /**
   * Whether a commit waits until it is on the disk, as Postgres does by default. Without it tests are faster, and a commit
   * still survives the death of every process, but not that of the machine. A server that TEST_DATABASE_URL names stays as
   * it is.
   */
  readonly fsync: boolean;
}

const run = promisify(execFile);

/**
 * Keeps one server for as long as its standard input is open: that closes with the process that holds it, however that
 * process ends, so nothing is left running and no folder is left behind. The server is its child, not a daemon, so that it is
 * reaped in a container whose first process does not do that.
 */
const KEEPER = `
settings=$2
folder=$(mktemp -d "$1/verbatim-postgres-XXXXXX") || exit 1
shift 2
log=$folder/log pid=$folder/data/postmaster.pid
leave() {
  status=$?
  if [ -n "$server" ]; then kill -QUIT "$server"; wait "$server"; fi
  [ "$status" = 0 ] || cat "$log" >&2
  rm -rf "$folder"
}
trap leave EXIT
trap exit INT TERM
trap '' PIPE
initdb -D "$folder/data" -U postgres -A trust -E UTF8 --no-sync "$@" > "$log" 2>&1 < /dev/null || exit 1
printf "%s\\nunix_socket_directories = '%s'\\n" "$settings" "$folder" >> "$folder/data/postgresql.conf"
postgres -D "$folder/data" > "$log" 2>&1 < /dev/null &
server=$!
until grep -q '^ready' "$pid" 2> /dev/null; do kill -0 "$server" || { server=; exit 1; }; sleep 0.02; done
echo "$folder"
read -r _
exit 0
`;

/** The folder with Postgres's programs: one on PATH, else the newest of those that Debian installs beside each other. */
const findPrograms = (): string | undefined => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    ...versions.map((version) => join(debian, version, 'bin')),
  ].find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
};

/** Whom the server runs as: Postgres refuses to run as root, and its package brings a user for it. */
const findUser = async (): Promise<{ uid?: number; gid?: number } | undefined> => {
  if (process.getuid?.() !== 0) return {};
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
};

/** Text sorts by language, as on most servers and unlike SQLite, so that no test comes to rely on the order of bytes. */
const localeOf = async (programs: string): Promise<readonly string[]> => {
  const { stdout } = await run(join(programs, 'initdb'), ['--version']);
  const version = Number(/\d+/.exec(stdout)?.[0]);
  // initdb knows ICU since version 15.
  return ['--locale=C', ...(version >= 15 ? ['--locale-provider=icu', '--icu-locale=en-US'] : [])];
};

/**
 * Starts a server that can be reached only through a socket in its own folder, which nobody else may enter.
 *
 * @returns null where Postgres is not installed.
 */
export const startOwn = async ({ fsync }: PostgresOptions): Promise<PostgresSource | null> => {
  const programs = findPrograms();
  const user = programs === undefined ? undefined : await findUser();
  if (programs === undefined || user === undefined) return null;

  const locale = await localeOf(programs);
  const settings = [
    "listen_addresses = ''",
    'port = 5432',
    'max_connections = 200',
    'shared_buffers = 32MB',
    ...(fsync ? [] : ['fsync = off', 'full_page_writes = off']),
  ];
  // A group of its own: Ctrl-C reaches us alone, and we decide when the server ends.
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', tmpdir(), settings.join('\n'), ...locale], {
    ...user,
    cwd: tmpdir(),
    detached: true,
    env: { PATH: [programs, process.env.PATH ?? ''].join(delimiter) },
  });
  const ended = once(keeper, 'close');
  const failure = text(keeper.stderr);
  const [line] = await Promise.race([once(keeper.stdout, 'data'), ended.then(() => [])]);
  if (line === undefined) throw new Error(`Postgres did not start:\n${await failure}`);
  const folder = String(line).trim();

  // Whoever forgets to stop it can still end.
  keeper.unref();
  for (const stream of keeper.stdio) (stream as { unref?: () => void } | null)?.unref?.();
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    end: async () => {
      keeper.ref();
      keeper.stdin.end();
      await ended;
    },
  };
};
