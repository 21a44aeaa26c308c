// MCP over HTTP: each request is answered by itself, so that any process can answer it.

import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Hono } from 'hono';
import { ProblemError } from '../api/answers.ts';
import { originOf } from '../api/callers.ts';
import type { Programs } from '../api/programs.ts';
import { sendProblemOf } from '../api/routes.ts';
import type { Log } from '../core/ports.ts';
import { readJson } from '../web/json.ts';
import { BODY_BYTES } from '../web/limits.ts';
import { PROTOCOL, problemOf } from '../web/problem.ts';
import { createMcpServer } from './server.ts';

interface HttpParts {
  readonly programs: Programs;
  readonly version: string;
  readonly log: Log;
}

/** Puts MCP's one address on a server. Host and Origin have been looked at before, with those of all requests. */
export const serveMcp = (app: Hono, { programs: { answers, callers }, version, log }: HttpParts): void => {
  app.all(PROTOCOL, async (c) => {
    try {
      const origin = originOf(c, callers.admit(c), undefined);
      const parsedBody = c.req.method === 'POST' ? await readJson(c) : undefined;
      // One call counts as one.
      if (Array.isArray(parsedBody)) throw new ProblemError(problemOf(400, 'Send one message at a time.'));
      const handler = createMcpHandler(() => createMcpServer({ answers, origin, version }), {
        // Nobody is told of changes, so nobody needs a connection that stays open.
        maxSubscriptions: 0,
        maxRequestBodySize: BODY_BYTES,
        onerror: (err) => log.debug({ err }, 'an MCP request was not as expected'),
      });
      const { status, headers, body } = await handler.fetch(c.req.raw, { parsedBody });
      const answer = new Response(body, { status, headers });
      answer.headers.set('cache-control', 'no-store');
      return answer;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return sendProblemOf(c, error);
    }
  });
};
