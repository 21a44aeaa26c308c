// Pages are made once, and browsers that have them are told so before they are made.

import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createPageCache, type PageKey } from '../../../src/pages/cache.ts';

/** A page cache behind a route, and what it made. */
const serving = ({ max = 1_000, maxOfOne = 500 } = {}) => {
  const cache = createPageCache({ max, maxOfOne });
  const made: string[] = [];
  const get = async (
    key: PageKey,
    {
      text = JSON.stringify(key),
      headers = {},
    }: { text?: string | Promise<string>; headers?: Record<string, string> } = {},
  ) => {
    const app = new Hono();
    app.onError((_, c) => c.text('', 500));
    app.get('/', (c) =>
      cache.serve(c, key, async () => {
        made.push(String(key[0]));
        return (await text) as never;
      }),
    );
    const answer = await app.request('/', { headers });
    return {
      status: answer.status,
      tag: answer.headers.get('etag') ?? '',
      text: await answer.text(),
      answer,
    };
  };
  return { get, made };
};

describe('a page', () => {
  it('is made once for the same key, and again for another', async () => {
    const { get, made } = serving();
    const first = await get(['a', 1]);
    const again = await get(['a', 1]);
    expect([first.text, again.text, first.tag]).toEqual(['["a",1]', '["a",1]', again.tag]);
    expect(first.tag).toMatch(/^"[\w-]{27}"$/);
    expect((await get(['a', 2])).tag).not.toBe(first.tag);
    expect(made).toEqual(['a', 'a']);
  });

  it('has another tag after a start, since another program may make another page of the same', async () => {
    const [before, after] = [serving(), serving()];
    const { tag } = await before.get(['a']);
    const answer = await after.get(['a'], { text: 'made anew', headers: { 'if-none-match': tag } });
    expect([answer.status, answer.text]).toEqual([200, 'made anew']);
    expect(answer.tag).not.toBe(tag);
  });

  it('is not made for a browser that has it', async () => {
    const { get, made } = serving();
    const { tag } = await get(['a']);
    // Not kept either, since nothing of it is needed.
    const fresh = serving({ max: 0 });
    for (const given of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const { status, text, answer } = await get(['a'], { headers: { 'if-none-match': given } });
      expect([status, text]).toEqual([304, '']);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('vary')).toBe('Accept-Language, Cookie');
      expect((await fresh.get(['a'], { headers: { 'if-none-match': '*' } })).status).toBe(304);
    }
    expect([made, fresh.made]).toEqual([['a'], []]);
    for (const given of ['"other"', '', tag.slice(1), 'W/"other"'])
      expect((await get(['a'], { headers: { 'if-none-match': given } })).status).toBe(200);
  });

  it('is made once for all who ask at the same time, and again after a failure', async () => {
    const { get, made } = serving();
    let give = (_: string): void => {};
    const text = new Promise<string>((resolve) => {
      give = resolve;
    });
    const asked = Array.from({ length: 20 }, () => get(['a'], { text }));
    await Promise.resolve();
    give('slow');
    expect((await Promise.all(asked)).map((answer) => answer.text)).toEqual(Array(20).fill('slow'));
    expect(made).toEqual(['a']);
    expect((await get(['b'], { text: Promise.reject(new Error('broken')) })).status).toBe(500);
    expect((await get(['b'])).text).toBe('["b"]');
  });

  it('leaves when others need its room, the one that was not asked for longest first', async () => {
    const { get, made } = serving({ max: 1_000, maxOfOne: 500 });
    const text = 'x'.repeat(300);
    for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await get([name], { text });
    expect(made).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  it('is not kept if it is larger than one may be, and takes nobody their room', async () => {
    const { get, made } = serving({ max: 1_000, maxOfOne: 500 });
    await get(['a'], { text: 'x'.repeat(500) });
    await get(['large'], { text: 'x'.repeat(501) });
    await get(['large'], { text: 'x'.repeat(501) });
    await get(['a']);
    expect(made).toEqual(['a', 'large', 'large']);
  });

  it('has all of its parts, in their order, whatever their size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'é', '€', '😀'), fc.nat(40_000))),
        async (parts) => {
          const cache = createPageCache({ max: 0, maxOfOne: 0 });
          const texts = parts.map(([sign, times]) => sign.repeat(times));
          const app = new Hono();
          app.get('/', (c) => cache.serve(c, [], async () => texts));
          const answer = await app.request('/');
          expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(texts.join(''))));
          expect((await answer.text()) === texts.join('')).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
