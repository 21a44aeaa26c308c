// Which other sites may show the question box in a frame. Every other page stays out of frames.

import type { MiddlewareHandler } from 'hono';

export const EMBED = '/embed';
/** A script with which a page of another site gets the frame. */
export const EMBED_SCRIPT = '/embed.js';

/** Stands before what forbids all frames, and lets these sites have one. */
export const letFrame =
  (origins: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const policy = c.res.headers.get('content-security-policy') ?? '';
    c.res.headers.set(
      'content-security-policy',
      policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`),
    );
    c.res.headers.delete('x-frame-options');
  };

/** Lets browsers run the script on pages of other sites. Which of them get the frame, the frame itself says. */
export const letRun: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('cross-origin-resource-policy', 'cross-origin');
};
