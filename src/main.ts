// Starts the bot: environment, configuration, app, signals.

import { join } from 'node:path';
import { createConsole } from './adapters/console/adapter.ts';
import { BUDGET } from './adapters/console/place.ts';
import { createWebChat } from './adapters/web/adapter.ts';
import { serveEmbed } from './api/embed.ts';
import { createPrograms } from './api/programs.ts';
import { serveApi } from './api/routes.ts';
import { type App, createApp, rateOf } from './app/app.ts';
import { openSemanticIndex } from './app/embeddings.ts';
import { createFront } from './app/front.ts';
import { createMetrics } from './app/metrics.ts';
import { platformsOf } from './app/platforms.ts';
import { isServing, reasonsAgainst } from './app/readiness.ts';
import { type LiveConfig, takeOver } from './app/reload.ts';
import { startLines } from './app/report.ts';
import { type Config, ConfigError, keepInlineFolders, loadConfig } from './config.ts';
import type { Adapter } from './core/adapter.ts';
import { sanitizeLine } from './core/controls.ts';
import { createFetcher } from './fetching/fetch-document.ts';
import { DOCUMENT_ENDINGS } from './knowledge/document.ts';
import { groupedLines } from './knowledge/fault-report.ts';
import { createPages } from './pages/pages.ts';
import { createTexts } from './pages/texts.ts';
import { openStoresOf } from './stores/open.ts';
import { systemClock } from './system/clock.ts';
import { createFollowingClock } from './system/following-clock.ts';
import { createFileLog, createLog } from './system/log.ts';
import { keepPrivate, OTHERS } from './system/private-files.ts';
import { VERSION } from './system/version.ts';
import { createHooks } from './web/hooks.ts';
import { createWebServer, ListenError } from './web/server.ts';
import { createStartingPage } from './web/starting.ts';
import { loadWords } from './words/words.ts';

const LOG_FILE = 'verbatim.log';
/** The index, below the data folder; it may be deleted at any time. */

/** Answers under way get this long after a signal; then the process ends all the same. */
const DRAIN_MS = 10_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

const mendedLine = (file: string) => sanitizeLine(`${file}: all faults are fixed.`);

const logToFile = ({ logLevel, dataDir }: Config) => {
  try {
    return createFileLog(logLevel, join(dataDir, LOG_FILE));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC')
      throw new ConfigError([`The disk of DATA_DIR ("${dataDir}") is full: free some space.`]);
    throw new ConfigError([`DATA_DIR is "${dataDir}": expected a folder that can be written to (${code}).`]);
  }
};

const main = async (): Promise<void> => {
  // Whatever is made, by libraries too, is for its owner alone.
  process.umask(OTHERS);
  const config: LiveConfig = { ...loadConfig() };
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const log = terminal ? logToFile(config) : createLog(config.logLevel);
  const chat = terminal
    ? createConsole({
        input: process.stdin,
        output: process.stdout,
        terminal,
        colors: process.stdout.hasColors(),
        language: Intl.DateTimeFormat().resolvedOptions().locale,
        folder: process.cwd(),
        ended: () => void stop('the terminal chat ended'),
      })
    : null;
  const announce = (line: string) => (chat === null ? say(line) : chat.notice(line));
  keepPrivate(config.dataDir, log);
  keepInlineFolders(config);
  if (config.auditKey === null)
    log.warn(
      { file: 'audit.key', remedy: 'store its content elsewhere, set AUDIT_KEY to it, and delete the file' },
      'the key of the audit log is stored next to the database: anyone who can change the database can seal it again with the key',
    );
  const clock = createFollowingClock(systemClock);
  const hooks = createHooks(config.publicUrl);
  const platforms = await platformsOf(config, { clock, log, announce, hooks });
  // The process that a terminal belongs to is the only one that can print there, so the same chat posts and listens.
  if (chat !== null)
    platforms.push({ name: chat.name, limits: BUDGET, exclusive: false, create: () => chat });
  const metrics = createMetrics();
  const adapters: Adapter[] = [];
  let stopping = false;
  let app: App | null = null;
  const platformHealth = ({ services }: App) =>
    Object.fromEntries(
      services.listening
        .filter(({ name }) => name !== chat?.name)
        .map((adapter) => [adapter.name, adapter.health()]),
    );
  /** What tells of the bot once it has started: before that, the server itself says that it has not. */
  const started = (): App => {
    if (app === null) throw new Error('the bot has not started yet');
    return app;
  };
  const site = { name: config.libraryName };
  const web = createWebServer({
    ...config,
    log,
    hooks,
    starting: createStartingPage({ site, words: loadWords(), defaultLocale: config.defaultLocale }),
    metrics: { token: config.metricsToken, contentType: metrics.contentType, read: metrics.read },
    requests: { perMinute: config.webRate, clock: systemClock },
    unready: () =>
      stopping
        ? ['The bot is stopping.']
        : reasonsAgainst({ ...started(), platforms: platformHealth(started()) }),
    health: () => {
      const { library, remembers, isCurrent, faults } = started();
      const { documents, passages, revision } = library.snapshot();
      const platforms = platformHealth(started());
      return {
        ok: remembers() && Object.values(platforms).every(isServing),
        platforms,
        modes: Object.fromEntries(Object.entries(config.platforms).map(([name, { mode }]) => [name, mode])),
        remembers: remembers(),
        version: VERSION,
        documents: documents.size,
        passages: passages.length,
        revision: revision.slice(0, 12),
        current: isCurrent(),
        faults: faults().filter(({ level }) => level !== 'note').length,
      };
    },
  });
  // Visitors see that the library loads, and need not wonder why nothing is there.
  const address = await web.listen();

  const made = await createApp({
    answered: metrics.answered,
    config,
    clock,
    log,
    version: VERSION,
    openStores: () => openStoresOf(config, clock, log),
    platforms,
    cacheDir: config.dataDir,
    semanticIndex: await openSemanticIndex(config, log),
    visitor: () => createFetcher({ readable: DOCUMENT_ENDINGS }),
  });
  app = made;
  metrics.watch({ ...made, version: VERSION });

  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await made.stop();
    log.info({}, 'stopped');
    process.exit(0);
  };

  const server: Adapter = {
    name: 'http',
    async start() {
      web.open();
      for (const line of startLines(made.report(), config)) say(line);
      say(`Verbatim ${VERSION} listens on ${config.publicUrl ?? address}`);
      if (chat === null)
        say(`There is no terminal, so no chat opens here. The web page is on ${config.publicUrl ?? address}`);
      log.info({ address, version: VERSION, documents: made.library.snapshot().documents.size }, 'started');
    },
    health: () => 'up',
    stop: web.close,
  };
  const { library, services, topics } = made;
  const pages = createPages({
    app: web.app,
    library,
    editions: services.editions,
    publicUrl: config.publicUrl,
    clock,
    comparing: made.comparing,
    site,
    hasTopics: () => topics.all().length > 0,
  });
  const { publicUrl } = config;
  const programs = createPrograms({
    library,
    topics,
    texts: createTexts({ library, editions: services.editions, clock }),
    publicUrl,
    clock,
    keys: config.apiKeys,
    rate: () => rateOf(config.userRate),
  });
  serveApi(web.app, { programs, version: VERSION, publicUrl });
  if (config.embedOrigins.length > 0) serveEmbed(web.app, programs);
  if (config.mcp) {
    const { serveMcp } = await import('./mcp/http.ts');
    serveMcp(web.app, { programs, version: VERSION, log });
  }
  adapters.push(
    createWebChat({ app: web.app, site, front: createFront({ library, topics }) }),
    pages,
    programs.adapter,
    server,
  );
  if (chat !== null) {
    adapters.push(chat);
    made.onFaults(({ found, mended }) => {
      for (const line of [...groupedLines(found), ...mended.map(mendedLine)]) chat.notice(line);
    });
  }
  const reload = async () => {
    try {
      const told = takeOver(
        config,
        loadConfig((line) => log.warn({}, line)),
      );
      log.level = config.logLevel;
      log.info(told, 'read the settings again');
      if (told.needRestart.length > 0)
        log.warn({ settings: told.needRestart }, 'these settings take effect after a restart');
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const fault of error.faults) log.error({}, `kept the settings as they are. ${fault}`);
    }
    await made.refresh();
    log.info({ documents: made.library.snapshot().documents.size }, 'read the library again');
  };
  let reloading = Promise.resolve();
  const reloadInTurn = () => {
    if (stopping) return;
    reloading = reloading
      .then(reload)
      .catch((error: unknown) =>
        log.error({ err: error }, 'could not read the settings and the library again'),
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  // A terminal that is closed ends what runs in it.
  process.on('SIGHUP', () => (chat === null ? reloadInTurn() : void stop('SIGHUP')));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled promise rejection'));

  await made.start(adapters);
};

try {
  await main();
} catch (error) {
  if (error instanceof ConfigError) for (const fault of error.faults) say(fault);
  else if (error instanceof ListenError) say(error.message);
  else throw error;
  process.exit(2);
}
