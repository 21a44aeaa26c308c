// Takes the calls over HTTP: routes, authorisation, planned faults, and refusals in Discord's words.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Fault, Faults } from '../faults.ts';
import type { Api, ApiAnswer } from './api-call.ts';
import { Refusal, wrong } from './refusal.ts';
import type { Entry } from './rooms.ts';
import { type Match, matchRoute, OPEN, QUERIES, TAKES_FILES } from './routes.ts';
import { readUploads, type Upload } from './uploads.ts';

export interface FakeCall {
  /** The template of the route, or the method and path if the fake serves no such route. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** What was answered; null as long as nothing was, or if the connection was cut. */
  readonly status: number | null;
}

export interface ServerSetup {
  readonly token: string;
  readonly faults: Faults;
  readonly api: Api;
  /** Null, or after how many seconds the bot may come again. */
  admit(): number | null;
  /** What a channel's limit of messages says of one more; null where there is none. */
  enter(channel: string): Entry | null;
  /** What people have attached, by the path of its address. */
  attached(path: string): Buffer | null;
  /** Takes the call on record; what is returned is told the status. */
  record(call: Omit<FakeCall, 'status'>): (status: number) => void;
  violate(what: string): void;
  /** Called after everything that may have changed the world. */
  changed(): void;
}

const PREFIX = '/api/v10';
/** Kept short so that tests do not wait. */
const RETRY_AFTER_S = 0.05;

const readBytes = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(400, 50109, 'The request body contains invalid JSON.');
  }
};

interface Body {
  readonly body?: unknown;
  readonly uploads: readonly Upload[];
}

/** JSON, or a form whose `payload_json` has it, with files beside. */
const parseBody = async (bytes: Buffer, type: string): Promise<Body> => {
  if (bytes.length === 0) return { uploads: [] };
  if (type.startsWith('application/json')) return { body: parse(bytes.toString()), uploads: [] };
  if (!type.startsWith('multipart/form-data'))
    throw wrong(400, 50035, `a body of the type ${type || 'none'} is not read`);
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  return { body: parse(String(form.get('payload_json') ?? '{}')), uploads: await readUploads(form) };
};

const cut = (request: IncomingMessage): void => {
  request.socket.resetAndDestroy();
};

const write = (response: ServerResponse, { status, body }: ApiAnswer, headers: object = {}): void => {
  // discord.js takes a 204 that claims to be JSON for broken.
  if (body === undefined) response.writeHead(status, { ...headers }).end();
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

/** The limit for all requests together. */
const writeLimited = (response: ServerResponse, wait: number) =>
  write(
    response,
    { status: 429, body: { message: 'You are being rate limited.', retry_after: wait, global: true } },
    {
      'retry-after': String(wait),
      'x-ratelimit-global': 'true',
      'x-ratelimit-scope': 'global',
      via: '1.1 fake',
    },
  );

/** The limit of one channel. */
const writeFull = (response: ServerResponse, { resetAfter, headers }: Entry) =>
  write(
    response,
    { status: 429, body: { message: 'You are being rate limited.', retry_after: resetAfter, global: false } },
    { 'retry-after': String(resetAfter), 'x-ratelimit-scope': 'user', via: '1.1 fake', ...headers },
  );

const writeFault = (
  response: ServerResponse,
  { status, headers, body }: Extract<Fault, { is: 'answer' }>,
) => {
  if (status !== 429) {
    const said = status === 401 ? '401: Unauthorized' : `${status}: a planned fault`;
    return write(response, { status, body: body ?? { message: said, code: 0 } }, headers);
  }
  const after = Number(headers?.['retry-after'] ?? RETRY_AFTER_S);
  write(
    response,
    { status, body: body ?? { message: 'You are being rate limited.', retry_after: after, global: false } },
    {
      'retry-after': String(after),
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.now() / 1000 + after),
      'x-ratelimit-reset-after': String(after),
      'x-ratelimit-bucket': 'planned',
      'x-ratelimit-scope': 'user',
      via: '1.1 fake',
      ...headers,
    },
  );
};

export const createListener = (setup: ServerSetup): RequestListener => {
  const authorise = (match: Match, request: IncomingMessage): void => {
    if (OPEN.has(match.name) || request.headers.authorization === `Bot ${setup.token}`) return;
    throw new Refusal(401, { message: '401: Unauthorized', code: 0 }, true, 'a wrong authorization');
  };

  const checkQuery = ({ name, route }: Match, query: URLSearchParams): void => {
    for (const key of query.keys())
      if (QUERIES[name]?.includes(key) !== true) setup.violate(`${route}: unknown parameter ${key}`);
  };

  const refused = (route: string, reason: unknown): ApiAnswer => {
    if (!(reason instanceof Refusal)) {
      setup.violate(`${route}: the fake itself failed: ${String(reason)}`);
      return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
    }
    if (reason.breach) setup.violate(`${route}: ${reason.status} ${reason.message}`);
    return { status: reason.status, body: reason.body };
  };

  /** Anybody may have a file by its address, which is signed; who sends a token there gives it away. */
  const serveFile = (request: IncomingMessage, response: ServerResponse, { pathname, searchParams }: URL) => {
    if (request.headers.authorization !== undefined) setup.violate('a token was sent to the CDN');
    const fault = setup.faults.take('file');
    if (fault?.is === 'reset') return cut(request);
    if (fault?.is === 'answer') return void response.writeHead(fault.status, fault.headers).end();
    const file = searchParams.has('hm') && request.method === 'GET' ? setup.attached(pathname) : null;
    if (file === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://fake');
    const path = decodeURIComponent(url.pathname).replace(PREFIX, '');
    if (url.pathname.startsWith('/attachments/')) return serveFile(request, response, url);
    const match = url.pathname.startsWith(`${PREFIX}/`) ? matchRoute(method, path) : null;
    const route = match?.route ?? `${method} ${path}`;
    const bytes = await readBytes(request);
    let given: Body = { uploads: [] };
    let bad: unknown;
    try {
      given = await parseBody(bytes, request.headers['content-type'] ?? '');
    } catch (reason) {
      bad = reason;
    }
    const { body, uploads } = given;
    const answered = setup.record({ route, method, path, body });
    const fault = setup.faults.take(route);
    if (fault?.is === 'reset') return cut(request);
    if (fault?.is === 'answer') {
      answered(fault.status);
      return writeFault(response, fault);
    }
    const wait = match === null || OPEN.has(match.name) ? null : setup.admit();
    if (wait !== null) {
      answered(429);
      return writeLimited(response, wait);
    }
    const entry = match?.name === 'send' ? setup.enter(match.params.channel ?? '') : null;
    if (entry?.admitted === false) {
      answered(429);
      return writeFull(response, entry);
    }
    let answer: ApiAnswer;
    try {
      if (match === null)
        throw new Refusal(404, { message: '404: Not Found', code: 0 }, true, 'no such route');
      authorise(match, request);
      checkQuery(match, url.searchParams);
      if (bad !== undefined) throw bad;
      if (uploads.length > 0 && !TAKES_FILES.has(match.name))
        throw wrong(400, 50035, 'no file is taken here');
      const { params } = match;
      const answerLost = fault !== undefined;
      answer = setup.api[match.name]({ params, query: url.searchParams, body, uploads, answerLost });
    } catch (reason) {
      answer = refused(route, reason);
    }
    if (fault?.is === 'lost') return cut(request);
    if (fault?.is === 'late') {
      setup.changed();
      await fault.until;
    }
    answered(answer.status);
    if (fault?.is === 'garbage')
      response.writeHead(200, { 'content-type': 'application/json' }).end(fault.body);
    else write(response, answer, entry?.headers);
  };

  return (request, response) => {
    serve(request, response)
      .catch(() => cut(request))
      .finally(() => setup.changed());
  };
};
