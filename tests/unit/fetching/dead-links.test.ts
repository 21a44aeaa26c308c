// Dead links: only what a site calls gone, or what does not answer, and politely.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { deadLinks } from '../../../src/fetching/dead-links.ts';
import { createFetcher } from '../../../src/fetching/fetch-document.ts';

test('finds what is gone, takes what is not read for there, and pauses between two requests', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/robots.txt') response.writeHead(200).end('User-agent: *\nDisallow: /closed');
    else if (url === '/gone') response.writeHead(410).end();
    else if (url === '/photo') response.writeHead(200, { 'content-type': 'image/png' }).end('x');
    else if (url === '/busy') response.writeHead(503).end();
    else if (url === '/page') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Words.</p>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const site = `http://harbor.example:${(server.address() as AddressInfo).port}`;
  const network = { isAllowed: () => true, resolve: async () => ['127.0.0.1'] };
  const fetcher = createFetcher({ readable: ['.html'], network });
  const pauses: number[] = [];
  const paths = ['/page', '/gone', '/photo', '/missing', '/busy', '/closed'];
  const dead = await deadLinks(
    paths.map((path) => site + path),
    { fetcher, sleep: async (ms) => void pauses.push(ms) },
  );
  expect(dead).toEqual([
    { address: `${site}/gone`, is: 'gone', problem: 'is gone (status 410).' },
    { address: `${site}/missing`, is: 'gone', problem: 'is gone (status 404).' },
  ]);
  expect(asked).toEqual(['/robots.txt', '/page', '/gone', '/photo', '/missing', '/busy']);
  expect(pauses).toEqual(Array(5).fill(1_000));
});
