// oEmbed (https://oembed.com) for citations: whoever pastes the address of a passage can show its words, and from where they are.

import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { captionOf, nameOf } from '../core/caption.ts';
import { dayOf } from '../core/day.ts';
import type { Clock, Localizer } from '../core/ports.ts';
import { plainInline } from '../core/reply.ts';
import { EMBED_WIDTH } from './limits.ts';
import { textAttributes } from './render.ts';
import { excerptAtRevision } from './source.ts';
import type { Texts } from './texts.ts';

interface EmbedParts {
  readonly app: Hono;
  readonly texts: Pick<Texts, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Where the server is reached from outside; null if nowhere, and then there is no address that anybody could paste. */
  readonly publicUrl: string | null;
  readonly wordsFor: (c: Context) => Localizer;
}

const CODE = /^[0-9a-z]{8}$/i;

/** The code in an address of a citation of ours; null if it is no such address. */
const codeIn = (given: string, publicUrl: string): string | null => {
  if (!given.startsWith(`${publicUrl}/c/`)) return null;
  const code = given.slice(publicUrl.length + '/c/'.length).replace(/[?#].*$/s, '');
  return CODE.test(code) ? code.toLowerCase() : null;
};

export const serveOembed = ({ app, texts, clock, publicUrl, wordsFor }: EmbedParts): void => {
  app.get('/oembed', async (c) => {
    c.header('cache-control', 'no-store');
    if ((c.req.query('format') ?? 'json') !== 'json') return c.text('Only format=json is there.\n', 501);
    const code = publicUrl === null ? null : codeIn(c.req.query('url') ?? '', publicUrl);
    const found = code === null ? null : await texts.find(code);
    const isShown =
      found !== null && !('withdrawn' in found) && found.source.meta.standing?.is !== 'retracted';
    if (!isShown) return c.text('That is not the address of a passage that is shown here.\n', 404);
    const { source, passage } = found;
    const words = wordsFor(c);
    const excerpt = excerptAtRevision(source, passage);
    const address = `${publicUrl}/c/${passage.citation}`;
    const caption = captionOf(excerpt, words, dayOf(clock.now())).map((line) =>
      line.map(plainInline).join(''),
    );
    const quote =
      await html`<blockquote cite="${address}"><p${textAttributes(source.meta)}>${excerpt.text}</p><footer>${caption.join(' · ')} · <a href="${address}">${address}</a></footer></blockquote>`;
    const max = Number(c.req.query('maxwidth'));
    return c.json({
      version: '1.0',
      type: 'rich',
      provider_name: words.say('web-title'),
      provider_url: `${publicUrl}/`,
      title: nameOf(excerpt.place),
      ...(source.meta.author === null ? {} : { author_name: source.meta.author }),
      html: String(quote),
      width: max >= 1 && max < EMBED_WIDTH ? Math.floor(max) : EMBED_WIDTH,
      height: null,
    });
  });
};
