// Refusals: plain words for people, and for programs the same words as a problem (RFC 9457).

import type { Context, HonoRequest } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Below this, and at {@link PROTOCOL}, programs ask. */
export const API = '/api/';
export const PROTOCOL = '/mcp';

/** Whether a request is for a program: no cookie counts there, so that nobody's name can be used, and refusals are problems. */
export const isForPrograms = ({ path }: Pick<HonoRequest, 'path'>): boolean =>
  path.startsWith(API) || path === PROTOCOL;

/** What is wrong: `type` ends in a name that stays the same, `title` says what it stands for, and `detail` what has happened here. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly detail: string;
}

const TITLES = {
  invalid: 'The request is not valid',
  'key-needed': 'A key is needed',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'method-not-allowed': 'The method is not allowed here',
  removed: 'No longer available',
  'too-long': 'Too long',
  'wrong-type': 'The media type is not supported',
  'wrong-host': 'The server does not use that name',
  'too-often': 'Too many requests',
  unavailable: 'Not available at the moment',
  failed: 'Something went wrong on our side',
} as const;
export type ProblemName = keyof typeof TITLES;
export const PROBLEMS = Object.keys(TITLES) as readonly ProblemName[];

const NAMES: Readonly<Record<number, ProblemName>> = {
  401: 'key-needed',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  410: 'removed',
  413: 'too-long',
  415: 'wrong-type',
  421: 'wrong-host',
  429: 'too-often',
  500: 'failed',
  503: 'unavailable',
};

const nameOf = (status: number): ProblemName => NAMES[status] ?? 'invalid';

export const problemOf = (status: ContentfulStatusCode, detail: string): Problem => {
  const name = nameOf(status);
  return { type: `urn:verbatim:problem:${name}`, title: TITLES[name], status, detail };
};

/** Answers a program with what is wrong. */
export const sendProblem = (c: Context, problem: Problem): Response => {
  c.header('cache-control', 'no-store');
  return c.body(`${JSON.stringify(problem)}\n`, problem.status, {
    'content-type': 'application/problem+json; charset=utf-8',
  });
};

/** Answers with a sentence, in the form that whoever asks can read. */
export const refuse = (c: Context, status: ContentfulStatusCode, said: string): Response =>
  isForPrograms(c.req) ? sendProblem(c, problemOf(status, said)) : c.text(`${said}\n`, status);
