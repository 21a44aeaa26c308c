// The chat on the bot's own web page.

import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { Adapter } from '../../core/adapter.ts';
import type { Origin } from '../../core/ports.ts';
import { serveAsset } from '../../web/assets.ts';
import { rootFrom } from '../../web/frame.ts';
import { createServing } from '../../web/serving.ts';
import { SESSION, sessionOf, visitorOf } from '../../web/visitor.ts';
import { renderAnswer, renderChatPage, renderGreeting, renderNotFound } from './render.ts';

/** How a question is shown above its answer: long ones by their beginning. */
const ECHO_CHARS = 300;

const ASSETS = { 'chat.css': 'text/css', 'chat.js': 'text/javascript' } as const;

/** Puts the chat's routes on a server; `secure` marks the cookie for https only. */
export const createWebChat = ({ app, secure }: { app: Hono; secure: boolean }): Adapter => {
  const { host, answer, adapter } = createServing('web');

  /** The person by their session; how often they ask is counted by their address, which a dropped cookie does not change. */
  const originOf = (c: Context): Origin => {
    const given = sessionOf(c);
    const session = given ?? randomUUID();
    if (session !== given)
      setCookie(c, SESSION, session, { httpOnly: true, sameSite: 'Strict', path: '/', secure });
    return visitorOf(c, session);
  };

  const lineOf = async (c: Context): Promise<string> => {
    // Hono rejects with a TypeError where a body is not the form that its header says.
    const form = await c.req.parseBody().catch(() => {
      throw new HTTPException(400, { message: 'That is not a form.\n' });
    });
    return typeof form.line === 'string' ? form.line : '';
  };

  const ask = (origin: Origin, line: string) => answer({ origin, said: { line } });

  const asShown = (line: string): string =>
    line.length > ECHO_CHARS ? `${line.slice(0, ECHO_CHARS)}…` : line;

  app.get('/', async (c) => {
    const origin = originOf(c);
    c.header('cache-control', 'no-store');
    return c.html(renderChatPage(host().greet(origin), renderGreeting(await ask(origin, '/start'))));
  });

  app.post('/', async (c) => {
    const origin = originOf(c);
    const line = await lineOf(c);
    const given = await ask(origin, line);
    c.header('cache-control', 'no-store');
    const conversation = renderAnswer(asShown(line), given);
    return c.html(renderChatPage(host().greet(origin), conversation));
  });

  /** The answer alone, for the script to add to the page. */
  app.post('/answer', async (c) => {
    const line = await lineOf(c);
    const given = await ask(originOf(c), line);
    c.header('cache-control', 'no-store');
    return c.html(renderAnswer(asShown(line), given));
  });

  app.post('/suggest', async (c) => {
    c.header('cache-control', 'no-store');
    return c.json(host().suggest(await lineOf(c), originOf(c)));
  });

  for (const [name, type] of Object.entries(ASSETS))
    serveAsset(app, name, type, new URL(`./assets/${name}`, import.meta.url));

  app.notFound((c) => c.html(renderNotFound(host().greet(originOf(c)), rootFrom(c.req.path)), 404));

  return adapter;
};
