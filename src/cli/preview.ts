// `npm run preview`: a page on this machine that shows answers as the chat platforms show them.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createApp } from '../app/app.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { readQuery, renderPage, STYLES } from '../preview/page.ts';
import { type SendContext, sendOnAll } from '../preview/sent.ts';
import { systemClock } from '../system/clock.ts';
import { createLog } from '../system/log.ts';
import { VERSION } from '../system/version.ts';
import { createWebServer, ListenError } from '../web/server.ts';
import { operatorCommand } from '../words/operator-commands.ts';
import { isArgsError } from './operator/usage.ts';

const USAGE = `Usage: ${operatorCommand('preview', { args: true })} [--port <0 to 65535>]    without it, the first free port from 8090 on`;

const ASSETS = new URL('../preview/assets/', import.meta.url);

const main = async (): Promise<number | null> => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8090' }, help: { type: 'boolean', short: 'h' } },
  });
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  const isPort = port <= 65_535;
  if (values.help || !isPort) {
    process[isPort ? 'stdout' : 'stderr'].write(`${USAGE}\n`);
    return isPort ? 0 : 2;
  }
  const config = { ...loadConfig(), userRate: 0, chatRate: 0 };
  const { publicUrl, logLevel } = config;
  const log = createLog(logLevel === 'info' ? 'warn' : logLevel);
  const clock = systemClock;
  const app = await createApp({ config, clock, log, version: VERSION });
  const web = createWebServer({ ...config, port, publicUrl: null, log, health: () => ({ ok: true }) });

  const sending: SendContext = {
    host: app.host,
    clock,
    link: (citation) => (publicUrl === null ? null : `${publicUrl}/c/${citation}`),
  };
  web.app.get('/', async (c) => {
    const { asked, theme } = readQuery(c.req.query());
    const sent = await sendOnAll(asked, sending);
    c.header('cache-control', 'no-store');
    return c.html(renderPage({ asked, theme, menu: app.host.menu(), ...sent }));
  });
  // Read anew each time: whoever works on the drawings sees a change at once.
  for (const name of STYLES)
    web.app.get(`/${name}`, (c) => {
      c.header('cache-control', 'no-store');
      return c.body(readFileSync(new URL(name, ASSETS), 'utf8'), 200, {
        'content-type': 'text/css; charset=utf-8',
      });
    });
  web.app.get('/favicon.ico', (c) => c.body(null, 204));

  await app.start([]);
  const address = await web.listen();
  const stop = async () => {
    await web.close();
    await app.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
  process.stdout.write(`Preview on ${address}\n`);
  return null;
};

try {
  const code = await main();
  if (code !== null) process.exitCode = code;
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.faults.join('\n')}\n`);
  else if (error instanceof ListenError) process.stderr.write(`${error.message}\n`);
  else if (isArgsError(error)) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exit(2);
}
