// A small question box for the frames of other sites. It needs no script and no cookie: a form asks, and the answer is a page.

import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { isLocale, type Localizer, type Origin } from '../core/ports.ts';
import { EMBED, EMBED_SCRIPT } from '../web/embedding.ts';
import { framed } from '../web/frame.ts';
import { ProblemError, type ProgramAnswers } from './answers.ts';
import { type Callers, originOf } from './callers.ts';
import { MAX_EMBEDDED } from './limits.ts';

export interface EmbedParts {
  readonly answers: Pick<ProgramAnswers, 'search'>;
  /** Counts by network: a page of another site has no key. */
  readonly visitors: Callers;
  readonly greet: (origin: Origin) => Localizer;
}

/** Puts the frame behind the tag of the script. What its page does not say, it decides by itself. */
const SCRIPT = `(() => {
  const script = document.currentScript;
  if (!script) return;
  const { lang, label = 'Ask the library', width = '100%', height = '24rem' } = script.dataset;
  const address = new URL('embed', script.src);
  if (lang) address.searchParams.set('lang', lang);
  const frame = document.createElement('iframe');
  Object.assign(frame, { src: address.href, title: label, loading: 'lazy', referrerPolicy: 'no-referrer' });
  Object.assign(frame.style, { width, height, border: '0' });
  script.after(frame);
})();
`;

export const serveEmbed = (app: Hono, { answers, visitors, greet }: EmbedParts): void => {
  app.get(EMBED_SCRIPT, (c) => {
    c.header('cache-control', 'public, max-age=3600');
    return c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  const find = async (question: string, origin: Origin, c: Context) => {
    visitors.admit(c);
    const { confident, findings } = await answers.search({ question, limit: MAX_EMBEDDED }, origin);
    return confident ? findings : [];
  };
  app.get(EMBED, async (c) => {
    const lang = c.req.query('lang') ?? '';
    const origin = originOf(c, c.get('network'), isLocale(lang) ? lang : undefined);
    const words = greet(origin);
    const question = (c.req.query('q') ?? '').trim();
    let answer = html``;
    let status: ProblemError['problem']['status'] = 200;
    try {
      if (question !== '') {
        const found = await find(question, origin, c);
        answer =
          found.length === 0
            ? html`<p>${words.say('no-answer')}</p>`
            : html`${found.map(
                ({ text, caption, address, language }) =>
                  html`<blockquote dir="auto"${language === null ? '' : html` lang="${language}"`}>${text}</blockquote><p class="soft">${caption.join(' · ')}${address === null ? '' : html` · <a href="${address}" target="_blank" rel="noopener">${address}</a>`}</p>`,
              )}`;
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      status = error.problem.status;
      if (error.waitSeconds !== undefined) c.header('retry-after', String(error.waitSeconds));
      answer = html`<p>${error.message}</p>`;
    }
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
    c.status(status as 200);
    return c.html(
      framed({
        words,
        title: words.say('web-title'),
        asset: (name) => `assets/${name}`,
        styles: ['page.css'],
        body: html`<main><h1>${words.say('web-title')}</h1><form action="embed" method="get"><label for="q">${words.say('web-search')}</label>
<input id="q" name="q" type="search" dir="auto" autocomplete="off" value="${question}">${isLocale(lang) ? html`<input type="hidden" name="lang" value="${lang}">` : ''}<button>${words.say('web-send')}</button></form>
<div role="status">${answer}</div></main>`,
      }),
    );
  });
};
