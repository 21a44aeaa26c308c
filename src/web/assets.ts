// Files that pages need: sent once, and asked for anew when they have changed.

import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import { etag } from 'hono/etag';

export const serveAsset = (app: Hono, name: string, type: string, file: URL): void => {
  const body = readFileSync(file, 'utf8');
  app.get(`/assets/${name}`, etag(), (c) => {
    c.header('cache-control', 'no-cache');
    return c.body(body, 200, { 'content-type': `${type}; charset=utf-8` });
  });
};

/** What all pages share. */
const SHARED = { 'page.css': 'text/css', 'icon.svg': 'image/svg+xml' } as const;

export const serveSharedAssets = (app: Hono): void => {
  for (const [name, type] of Object.entries(SHARED))
    serveAsset(app, name, type, new URL(`./assets/${name}`, import.meta.url));
};
