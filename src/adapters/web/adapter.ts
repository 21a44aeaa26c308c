// The chat on the bot's own web page.

import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Adapter, Answer } from '../../core/adapter.ts';
import { waitForTurn } from '../../core/event-loop.ts';
import type { Origin } from '../../core/ports.ts';
import { serveAsset } from '../../web/assets.ts';
import { readField } from '../../web/form.ts';
import { rootFrom } from '../../web/frame.ts';
import type { Html } from '../../web/html.ts';
import { createServing } from '../../web/serving.ts';
import { sessionOf, visitorOf, writeChoices } from '../../web/visitor.ts';
import { renderAnswer, renderChatPage, renderGreeting, renderNotFound } from './render.ts';

/** How a question is shown above its answer: long ones by their beginning. */
const ECHO_CHARS = 300;

const ASSETS = { 'chat.css': 'text/css', 'chat.js': 'text/javascript' } as const;

/** Puts the chat's routes on a server. */
export const createWebChat = ({ app }: { app: Hono }): Adapter => {
  const { host, answer, adapter } = createServing('web');

  /** The person by their session; how often they ask is counted by their address, which a dropped cookie does not change. */
  const originOf = (c: Context): Origin => {
    const given = sessionOf(c);
    const session = given ?? randomUUID();
    if (session !== given) c.get('cookies').session.write(c, session);
    return visitorOf(c, session);
  };

  const lineOf = (c: Context): Promise<string> => readField(c, 'line');

  const ask = (origin: Origin, line: string) => answer({ origin, said: { line } });

  /** The page of an answer. What the visitor has chosen by it goes into their browser, and nowhere else. */
  const shown = (c: Context, { reply: { own }, waitSeconds }: Answer, page: Html) => {
    c.header('cache-control', 'no-store');
    if (own !== undefined) c.get('cookies').choices.write(c, writeChoices(own));
    if (waitSeconds === undefined) return c.html(page);
    c.header('retry-after', String(waitSeconds));
    return c.html(page, 429);
  };

  /** Whoever has just chosen a language gets the page around the answer in it. */
  const greet = (origin: Origin, { reply: { own } }: Answer) =>
    host().greet(own === undefined ? origin : { ...origin, own });

  const asShown = (line: string): string =>
    line.length > ECHO_CHARS ? `${line.slice(0, ECHO_CHARS)}…` : line;

  app.get('/', async (c) => {
    const origin = originOf(c);
    const given = await ask(origin, '/start');
    return shown(c, given, renderChatPage(greet(origin, given), renderGreeting(given)));
  });

  app.post('/', async (c) => {
    const origin = originOf(c);
    const line = await lineOf(c);
    const given = await ask(origin, line);
    return shown(c, given, renderChatPage(greet(origin, given), renderAnswer(asShown(line), given)));
  });

  /** The answer alone, for the script to add to the page. */
  app.post('/answer', async (c) => {
    const line = await lineOf(c);
    const given = await ask(originOf(c), line);
    return shown(c, given, renderAnswer(asShown(line), given));
  });

  app.post('/suggest', async (c) => {
    c.header('cache-control', 'no-store');
    const line = await lineOf(c);
    await waitForTurn();
    return c.json(host().suggest(line, originOf(c)));
  });

  for (const [name, type] of Object.entries(ASSETS))
    serveAsset(app, name, type, new URL(`./assets/${name}`, import.meta.url));

  app.notFound((c) => c.html(renderNotFound(host().greet(originOf(c)), rootFrom(c.req.path)), 404));

  return adapter;
};
