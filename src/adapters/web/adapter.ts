// The chat on the bot's own web page: the first screen, an answer at its address, what a script adds to the page.

import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Adapter, Answer } from '../../core/adapter.ts';
import { waitForTurn } from '../../core/event-loop.ts';
import { isLocale, type Origin } from '../../core/ports.ts';
import { serveAsset } from '../../web/assets.ts';
import { readField } from '../../web/form.ts';
import { rootFrom } from '../../web/frame.ts';
import type { FrontOf } from '../../web/front.ts';
import { headerLinks, type SiteName } from '../../web/header.ts';
import { createServing } from '../../web/serving.ts';
import { sessionOf, visitorOf, writeChoices } from '../../web/visitor.ts';
import { renderFrontPage, renderNotFound, renderTopicsPage } from './front-page.ts';
import { ADDRESS_BYTES, ECHO_CHARS, LABEL_CHARS } from './limits.ts';
import { type Asked, renderAnswer, renderChatPage } from './render.ts';

const ASSETS = { 'chat.css': 'text/css', 'chat.js': 'text/javascript' } as const;

interface ChatParts {
  readonly app: Hono;
  readonly site: SiteName;
  readonly front: FrontOf;
}

/** Puts the chat's routes on a server. */
export const createWebChat = ({ app, site, front }: ChatParts): Adapter => {
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

  /** What a visitor has chosen by an answer goes into their browser, and nowhere else. */
  const sent = (c: Context, { reply: { own }, waitSeconds }: Answer): 200 | 429 => {
    c.header('cache-control', 'no-store');
    if (own !== undefined) c.get('cookies').choices.write(c, writeChoices(own));
    if (waitSeconds === undefined) return 200;
    c.header('retry-after', String(waitSeconds));
    return 429;
  };

  /** Whoever has just chosen a language gets the page around the answer in it. */
  const greet = (origin: Origin, { reply: { own } }: Answer) =>
    host().greet(own === undefined ? origin : { ...origin, own });

  const around = (c: Context, origin: Origin) => {
    const words = host().greet(origin);
    const told = front(words.locale);
    return { site, words, front: told, links: headerLinks(rootFrom(c.req.path), told.topics.length > 0) };
  };

  const clipped = (text: string, chars: number): string =>
    text.length > chars ? `${text.slice(0, chars)}…` : text;

  /** What stands above an answer: what was typed, or the label of what was pressed, and never a line that only machines read. */
  const askedBy = (origin: Origin, line: string, label: string): Asked => {
    if (label !== '') return { said: clipped(label, LABEL_CHARS), isPressed: true };
    const topic = front(host().greet(origin).locale).topics.find(({ name }) => line.trim() === `/${name}`);
    return topic !== undefined && origin.way === 'link'
      ? { said: topic.title, isPressed: true }
      : { said: clipped(line, ECHO_CHARS), isPressed: false };
  };

  const page = (c: Context, origin: Origin, asked: Asked, given: Answer) => {
    const { links } = around(c, origin);
    return c.html(
      renderChatPage({ site, links, words: greet(origin, given), conversation: renderAnswer(asked, given) }),
      sent(c, given),
    );
  };

  app.get('/', async (c) => {
    // HTML has no way to say NUL; browsers show this sign in its place.
    const line = (c.req.query('q') ?? '').replaceAll('\0', '\ufffd');
    const origin: Origin = { ...originOf(c), way: 'link' };
    if (line.trim() !== '') return page(c, origin, askedBy(origin, line, ''), await ask(origin, line));
    c.header('cache-control', 'no-store');
    return c.html(renderFrontPage(around(c, origin)));
  });

  app.post('/', async (c) => {
    const [line, label] = [await lineOf(c), await readField(c, 'label')];
    const address = `./?${new URLSearchParams({ q: line })}`;
    // A question gets an address. What is a command may change something, which an address must not do.
    if (label === '' && /^\s*[^\s/]/.test(line) && address.length <= ADDRESS_BYTES)
      return c.redirect(address, 303);
    const origin = originOf(c);
    return page(c, origin, askedBy(origin, line, label), await ask(origin, line));
  });

  /** The answer alone, for the script to add to the page. */
  app.post('/answer', async (c) => {
    const [line, label] = [await lineOf(c), await readField(c, 'label')];
    const origin = originOf(c);
    const given = await ask(origin, line);
    return c.html(renderAnswer(askedBy(origin, line, label), given), sent(c, given));
  });

  app.post('/suggest', async (c) => {
    c.header('cache-control', 'no-store');
    const line = await lineOf(c);
    await waitForTurn();
    return c.json(host().suggest(line, originOf(c)));
  });

  /** Keeps the language in the visitor's browser, and shows the page that they came from in it. */
  app.post('/language', async (c) => {
    const chosen = await readField(c, 'language');
    const { own } = visitorOf(c, sessionOf(c));
    const keepsQuestions = own?.keepsQuestions ?? null;
    c.get('cookies').choices.write(
      c,
      writeChoices({ locale: isLocale(chosen) ? chosen : null, keepsQuestions }),
    );
    c.header('cache-control', 'no-store');
    return c.redirect(cameFrom(c) ?? './', 303);
  });

  app.get('/topics', (c) => {
    c.header('cache-control', 'no-store');
    return c.html(renderTopicsPage(around(c, visitorOf(c, sessionOf(c)))));
  });

  for (const [name, type] of Object.entries(ASSETS))
    serveAsset(app, name, type, new URL(`./assets/${name}`, import.meta.url));

  app.notFound((c) => c.html(renderNotFound(around(c, originOf(c))), 404));

  return adapter;
};

/** The path of the page of ours that a form was on, if the browser says so. Two slashes at its beginning would lead elsewhere. */
const cameFrom = (c: Context): string | null => {
  const from = c.req.header('referer') ?? '';
  if (!URL.canParse(from)) return null;
  const { host, origin, pathname, search } = new URL(from);
  return host === c.req.header('host') || origin === c.req.header('origin')
    ? `${pathname.replace(/^[/\\]+/, '/')}${search}`
    : null;
};
