// Requests of platforms: what they send to the bot by themselves, below one path of the server.

import type { Context, Hono, HonoRequest } from 'hono';
import type { Hook, Hooks } from '../core/hooks.ts';
import { HOOK_BUSY_SECONDS } from './limits.ts';

/** Below it, each platform has its name. */
const HOOKS = '/hooks/';

/** Whether a request is for a platform's hook, which has limits of its own. */
export const isHook = ({ method, path }: HonoRequest): boolean => method === 'POST' && path.startsWith(HOOKS);

export interface ServedHooks extends Hooks {
  mount(app: Hono): void;
}

/** The body, if it has at most so many bytes; null if it is longer. */
const readBody = async (request: Request, max: number): Promise<Uint8Array | null> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (request.body !== null)
    for await (const part of request.body) {
      length += part.byteLength;
      if (length > max) return null;
      parts.push(part);
    }
  return Buffer.concat(parts);
};

export const createHooks = (publicUrl: string | null): ServedHooks => {
  const hooks = new Map<string, Hook>();

  const answer = async (c: Context): Promise<Response> => {
    c.header('cache-control', 'no-store');
    const hook = hooks.get(c.req.param('platform') ?? '');
    if (hook === undefined) return c.text('There is nothing here.\n', 404);
    const header = (name: string) => c.req.header(name) ?? null;
    if (!hook.admits(header)) return c.text('This address is for a platform only.\n', 401);
    const tooLong = Number(header('content-length') ?? 0) > hook.maxBytes;
    const body = tooLong ? null : await readBody(c.req.raw, hook.maxBytes);
    if (body === null) {
      // The rest would otherwise be read in vain.
      c.header('connection', 'close');
      return c.text('That is too long.\n', 413);
    }
    const { status, json } = await hook.answer({ header, body });
    if (status === 503) c.header('retry-after', String(HOOK_BUSY_SECONDS));
    return json === undefined ? c.body(null, status) : c.json(json, status);
  };

  return {
    urlOf: (platform) => (publicUrl === null ? null : `${publicUrl}${HOOKS}${platform}`),
    isOurs: (platform, url) => URL.canParse(url) && new URL(url).pathname.endsWith(`${HOOKS}${platform}`),
    serve(platform, hook) {
      hooks.set(platform, hook);
    },
    mount: (app) => void app.post(`${HOOKS}:platform`, answer),
  };
};
