// The API over HTTP: addresses and bodies in, JSON or a problem out.

import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type * as z from 'zod';
import type { Locale, Origin } from '../core/ports.ts';
import { sha256 } from '../system/hash.ts';
import { isAmong } from '../web/etags.ts';
import { readJson, readQuery } from '../web/json.ts';
import { API, problemOf, sendProblem } from '../web/problem.ts';
import { sendBytes } from '../web/slices.ts';
import { ProblemError } from './answers.ts';
import { originOf } from './callers.ts';
import { API_ROOT, describeApi } from './openapi.ts';
import type { Programs } from './programs.ts';
import { checkBody, codeShape, pageQuery, pathShape, plainQuery, searchQuery } from './shapes.ts';

export interface ApiParts {
  readonly programs: Programs;
  readonly version: string;
  /** Where people reach the server; null if nowhere. */
  readonly publicUrl: string | null;
}

/** What is wrong with the first value that is not as expected, in a sentence. */
const faultIn = ({ issues }: z.ZodError): string => {
  const [issue] = issues;
  if (issue === undefined) return 'The request is not valid.';
  const { path, message } = issue;
  const names = issue.code === 'unrecognized_keys' ? issue.keys : path.map(String);
  const name = (names[0] ?? 'body').slice(0, 32);
  return issue.code === 'unrecognized_keys'
    ? `"${name}" is not a parameter here.`
    : `"${name}" is not valid: ${message}.`;
};

const read = <S extends z.ZodType>(shape: S, given: unknown): z.output<S> => {
  const { success, data, error } = shape.safeParse(given);
  if (!success) throw new ProblemError(problemOf(400, faultIn(error)));
  return data;
};

/** Answers with what is wrong, and with what its status asks for. */
export const sendProblemOf = (c: Context, { problem, waitSeconds }: ProblemError): Response => {
  if (waitSeconds !== undefined) c.header('retry-after', String(waitSeconds));
  if (problem.status === 401) c.header('www-authenticate', 'Bearer');
  return sendProblem(c, problem);
};

/** Puts the API's routes on a server. */
export const serveApi = (app: Hono, { programs, version, publicUrl }: ApiParts): void => {
  const { answers, callers, needsKey } = programs;
  /** Another start may be of another program, which makes other answers of the same. */
  const program = randomUUID();
  const description = JSON.stringify(describeApi({ version, publicUrl, needsKey }));

  const send = (c: Context, value: unknown): Response => {
    c.header('x-robots-tag', 'noindex');
    return sendBytes(c, [Buffer.from(`${JSON.stringify(value)}\n`)], 'application/json; charset=utf-8');
  };

  /** Answers anew only what the caller does not have. */
  const sendTagged = async (
    c: Context,
    { locale, key }: { readonly locale: readonly unknown[]; readonly key: readonly unknown[] },
    make: () => Promise<unknown> | unknown,
  ): Promise<Response> => {
    const state = JSON.stringify([program, answers.state(), locale, key]);
    const tag = `"${sha256(state, 'base64url').slice(0, 27)}"`;
    // Of a private cache only, and asked for anew: what is withdrawn is gone at once.
    c.header('cache-control', 'private, no-cache');
    c.header('vary', 'Accept-Language, Authorization', { append: true });
    if (isAmong(tag, c.req.header('if-none-match'))) {
      c.header('etag', `W/${tag}`);
      return c.body(null, 304);
    }
    const value = await make();
    c.header('etag', `W/${tag}`);
    return send(c, value);
  };

  const answered =
    (handle: (c: Context, caller: string) => Promise<Response> | Response) => async (c: Context) => {
      try {
        return await handle(c, callers.admit(c));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return sendProblemOf(c, error);
      }
    };

  const from = (c: Context, caller: string, lang: Locale | undefined) => {
    const origin: Origin = originOf(c, caller, lang);
    return { origin, locale: [origin.language, lang ?? null] };
  };

  app.get(`${API_ROOT}/openapi.json`, (c) => {
    c.header('cache-control', 'no-cache');
    return c.body(description, 200, { 'content-type': 'application/json; charset=utf-8' });
  });

  app.get(
    `${API_ROOT}/search`,
    answered((c, caller) => {
      const { q, lang, ...asked } = read(searchQuery, readQuery(c));
      const { origin, locale } = from(c, caller, lang);
      return sendTagged(c, { locale, key: ['search', q, asked] }, () =>
        answers.search({ question: q, ...asked }, origin),
      );
    }),
  );

  app.get(
    `${API_ROOT}/passages/:code`,
    answered((c, caller) => {
      const { lang } = read(plainQuery, readQuery(c));
      const code = read(codeShape, c.req.param('code'));
      const { origin, locale } = from(c, caller, lang);
      const find = () => answers.passage(code, origin);
      if (answers.isHeld(code)) return sendTagged(c, { locale, key: ['passage', code] }, find);
      // What was held once may be removed for good by another process at any time.
      c.header('cache-control', 'no-store');
      return find().then((found) => send(c, found));
    }),
  );

  app.post(
    `${API_ROOT}/check`,
    answered(async (c, caller) => {
      const { lang } = read(plainQuery, readQuery(c));
      const { text } = read(checkBody, await readJson(c));
      c.header('cache-control', 'no-store');
      return send(c, await answers.check(text, from(c, caller, lang).origin));
    }),
  );

  app.get(
    `${API_ROOT}/documents`,
    answered((c, caller) => {
      const { page = 1, lang } = read(pageQuery, readQuery(c));
      const { origin, locale } = from(c, caller, lang);
      return sendTagged(c, { locale, key: ['documents', page] }, () => answers.documents(page, origin));
    }),
  );

  app.get(
    `${API_ROOT}/texts/:path{.+}`,
    answered((c, caller) => {
      const { lang } = read(plainQuery, readQuery(c));
      const path = read(pathShape, c.req.param('path'));
      const { origin, locale } = from(c, caller, lang);
      return sendTagged(c, { locale, key: ['text', path] }, () => answers.text(path, origin));
    }),
  );

  app.get(
    `${API_ROOT}/topics`,
    answered((c, caller) => {
      const { lang } = read(plainQuery, readQuery(c));
      const { origin, locale } = from(c, caller, lang);
      return sendTagged(c, { locale, key: ['topics'] }, () => answers.topics(origin));
    }),
  );

  const METHODS: readonly (readonly [path: RegExp, method: string])[] = [
    [/^\/check$/, 'POST'],
    [/^\/(search|documents|topics|openapi\.json|passages\/[^/]+|texts\/.+)$/, 'GET, HEAD'],
  ];
  app.all(`${API}*`, (c) => {
    const path = c.req.path.startsWith(API_ROOT) ? c.req.path.slice(API_ROOT.length) : '';
    const [, method] = METHODS.find(([pattern]) => pattern.test(path)) ?? [];
    if (method === undefined)
      return sendProblem(
        c,
        problemOf(404, `There is nothing here. ${API_ROOT}/openapi.json lists what there is.`),
      );
    c.header('allow', method);
    return sendProblem(c, problemOf(405, `Ask with ${method.replace(', ', ' or ')}.`));
  });
};
