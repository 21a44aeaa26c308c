// The chat on the bot's own web page.

import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { Adapter, Host } from '../../core/adapter.ts';
import type { Origin } from '../../core/ports.ts';
import { renderAnswer, renderChatPage, renderGreeting, renderNotFound, renderPassagePage } from './render.ts';

const SESSION = 'verbatim_session';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How a question is shown above its answer: long ones by their beginning. */
const ECHO_CHARS = 300;

const ASSETS = { 'chat.css': 'text/css', 'chat.js': 'text/javascript', 'icon.svg': 'image/svg+xml' } as const;

/** Puts the chat's routes on a server; `secure` marks the cookie for https only. */
export const createWebChat = ({ app, secure }: { app: Hono; secure: boolean }): Adapter => {
  let host: Host | undefined;
  let stopping = false;
  const running = new Set<Promise<unknown>>();

  const ready = (): Host => {
    if (host === undefined || stopping) throw new Error('the web chat is not running');
    return host;
  };

  /** The person by their session; how often they ask is counted by their address, which a dropped cookie does not change. */
  const originOf = (c: Context): Origin => {
    const given = getCookie(c, SESSION);
    const session = given !== undefined && UUID.test(given) ? given : randomUUID();
    if (session !== given)
      setCookie(c, SESSION, session, { httpOnly: true, sameSite: 'Strict', path: '/', secure });
    return {
      platform: 'web',
      chat: `web:${session}`,
      user: `web:${getConnInfo(c).remote.address ?? 'unknown'}`,
      alone: true,
      language: c.req.header('accept-language')?.split(/[,;]/)[0]?.trim() || null,
    };
  };

  const lineOf = async (c: Context): Promise<string> => {
    // Hono rejects with a TypeError where a body is not the form that its header says.
    const form = await c.req.parseBody().catch(() => {
      throw new HTTPException(400, { message: 'That is not a form.\n' });
    });
    return typeof form.line === 'string' ? form.line : '';
  };

  const ask = (origin: Origin, line: string) => {
    const answer = ready().answer({ origin, said: { line } });
    running.add(answer);
    void answer.finally(() => running.delete(answer));
    return answer;
  };

  const asShown = (line: string): string =>
    line.length > ECHO_CHARS ? `${line.slice(0, ECHO_CHARS)}…` : line;

  app.get('/', async (c) => {
    const origin = originOf(c);
    c.header('cache-control', 'no-store');
    return c.html(renderChatPage(ready().greet(origin), renderGreeting(await ask(origin, '/start'))));
  });

  app.post('/', async (c) => {
    const origin = originOf(c);
    const line = await lineOf(c);
    const answer = await ask(origin, line);
    c.header('cache-control', 'no-store');
    const conversation = renderAnswer(asShown(line), answer);
    return c.html(renderChatPage(ready().greet(origin), conversation));
  });

  /** The answer alone, for the script to add to the page. */
  app.post('/answer', async (c) => {
    const line = await lineOf(c);
    const answer = await ask(originOf(c), line);
    c.header('cache-control', 'no-store');
    return c.html(renderAnswer(asShown(line), answer));
  });

  app.post('/suggest', async (c) => {
    c.header('cache-control', 'no-store');
    return c.json(ready().suggest(await lineOf(c), originOf(c)));
  });

  app.get('/c/:citation', async (c) => {
    const origin = originOf(c);
    const answer = await ask(origin, `/cite ${c.req.param('citation').slice(0, 16)}`);
    return c.html(
      renderPassagePage(answer),
      answer.outcome === 'answered' ? 200 : answer.outcome === 'refused' ? 429 : 404,
    );
  });

  for (const [name, type] of Object.entries(ASSETS)) {
    const body = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    app.get(`/assets/${name}`, (c) => {
      c.header('cache-control', 'no-cache');
      c.header('etag', etag);
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      return c.body(body, 200, { 'content-type': `${type}; charset=utf-8` });
    });
  }

  app.notFound((c) => c.html(renderNotFound(ready().greet(originOf(c))), 404));

  return {
    name: 'web',
    async start(given) {
      host = given;
    },
    health: () => 'up',
    async stop() {
      stopping = true;
      await Promise.allSettled(running);
    },
  };
};
