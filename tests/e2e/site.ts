// The web chat in this process, over real HTTP on a free port.

import { request } from 'node:http';
import { createWebChat } from '../../src/adapters/web/adapter.ts';
import { serveEmbed } from '../../src/api/embed.ts';
import { createPrograms } from '../../src/api/programs.ts';
import { serveApi } from '../../src/api/routes.ts';
import { type App, createApp, rateOf } from '../../src/app/app.ts';
import { createFront } from '../../src/app/front.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock } from '../../src/core/ports.ts';
import { createPages } from '../../src/pages/pages.ts';
import { createTexts } from '../../src/pages/texts.ts';
import { openStoresOf } from '../../src/stores/open.ts';
import { systemClock } from '../../src/system/clock.ts';
import { createFollowingClock } from '../../src/system/following-clock.ts';
import { createLog } from '../../src/system/log.ts';
import type { WebLimits } from '../../src/web/limits.ts';
import { createWebServer } from '../../src/web/server.ts';
import { atEnd, folderWith } from './leftovers.ts';

export interface Site {
  /** Without a slash at its end. */
  readonly address: string;
  readonly app: App;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends the form of the page, as the page itself would. */
  post(path: string, line: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The status of a request whose headers fetch would not send. */
  statusWith(headers: Readonly<Record<string, string>>): Promise<number | undefined>;
}

export const openSite = async (
  env: Readonly<Record<string, string>>,
  {
    clock = systemClock,
    remembers = false,
    limits = {},
  }: { clock?: Clock; remembers?: boolean; limits?: Partial<WebLimits> } = {},
): Promise<Site> => {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: await folderWith(),
    USER_RATE: '0',
    CHAT_RATE: '0',
    WEB_RATE: '0',
    ...env,
  });
  const log = createLog('silent');
  const app = await createApp({
    config,
    clock,
    log,
    version: 'test',
    ...(remembers ? { openStores: () => openStoresOf(config, createFollowingClock(clock), log) } : {}),
  });
  const web = createWebServer({
    ...config,
    log,
    limits,
    requests: { perMinute: config.webRate, clock },
    health: () => ({ ok: true, documents: app.library.snapshot().documents.size }),
  });
  const { publicUrl } = config;
  const { library, services } = app;
  const pages = createPages({
    app: web.app,
    library,
    editions: services.editions,
    publicUrl,
    clock,
    comparing: app.comparing,
    site: { name: config.libraryName },
    hasTopics: () => app.topics.all().length > 0,
  });
  const programs = createPrograms({
    library,
    topics: app.topics,
    texts: createTexts({ library, editions: services.editions, clock }),
    publicUrl,
    clock,
    keys: config.apiKeys,
    rate: () => rateOf(config.userRate),
  });
  serveApi(web.app, { programs, version: 'test', publicUrl });
  if (config.embedOrigins.length > 0) serveEmbed(web.app, programs);
  const front = createFront({ library, topics: app.topics });
  await app.start([
    createWebChat({ app: web.app, site: { name: config.libraryName }, front }),
    pages,
    programs.adapter,
  ]);
  const address = (await web.listen()).replace(/\/$/, '');
  atEnd(async () => {
    await app.stop();
    await web.close();
  });
  return {
    address,
    app,
    get: (path, headers = {}) => fetch(address + path, { headers }),
    post: (path, line, headers = {}) =>
      fetch(address + path, {
        method: 'POST',
        body: new URLSearchParams({ line }),
        headers: { origin: address, ...headers },
      }),
    statusWith: (headers) =>
      new Promise((resolve, reject) => {
        const asked = request(address, { headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.once('error', reject);
        asked.end();
      }),
  };
};
