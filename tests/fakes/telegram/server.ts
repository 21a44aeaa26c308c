// The HTTP side: reads a call, checks it, lets it be done or spoilt, and answers as Telegram does.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, Faults } from '../faults.ts';
import { readForm } from './form.ts';
import type { Methods } from './methods/method.ts';
import { isTorn, problemOf } from './parameters.ts';
import { Refusal } from './refusal.ts';

export interface RecordedCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Journal {
  call(call: RecordedCall): void;
  /** Something that the bot should not have done. */
  violation(text: string): void;
  /** An error that the bot was answered with. */
  refusal(method: string, refusal: Refusal): void;
  done(): void;
}

export interface FakeServer {
  readonly url: string;
  close(): Promise<void>;
}

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

const answerRefusal = (response: ServerResponse, { code, message, parameters }: Refusal): void =>
  send(response, code, {
    ok: false,
    error_code: code,
    description: message,
    ...(parameters && { parameters }),
  });

/** Answers as planned, in Telegram's form where the plan names no body. */
const answerPlanned = (
  response: ServerResponse,
  { status, headers, body }: Extract<Fault, { is: 'answer' }>,
): void => {
  const retry = Number(headers?.['retry-after'] ?? 1);
  const description = status === 429 ? `Too Many Requests: retry after ${retry}` : DESCRIPTIONS[status];
  const usual =
    status < 300
      ? { ok: true, result: true }
      : {
          ok: false,
          error_code: status,
          description: description ?? `Error ${status}`,
          ...(status === 429 && { parameters: { retry_after: retry } }),
        };
  send(response, status, body ?? usual, headers);
};

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const parse = async (
  request: IncomingMessage,
  method: string,
  body: Buffer,
): Promise<Record<string, unknown>> => {
  const mistake = (what: string) => new Refusal(400, `Bad Request: ${what}`, true);
  if (request.method !== 'POST') throw mistake(`the fake takes POST, not ${request.method}`);
  const { 'content-type': type = 'nothing' } = request.headers;
  if (type.startsWith('multipart/form-data')) return readForm(method, body, type);
  if (!type.startsWith('application/json')) throw mistake(`the fake takes JSON and forms, not ${type}`);
  let value: unknown;
  try {
    value = JSON.parse(body.length === 0 ? '{}' : body.toString('utf8'));
  } catch {
    throw mistake("can't parse JSON object");
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw mistake('the parameters must be an object');
  return { ...value };
};

export const openServer = async (
  token: string,
  methods: Methods,
  fileAt: (path: string) => Buffer | null,
  faults: Faults,
  journal: Journal,
): Promise<FakeServer> => {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new Promise<void>((resolve) => response.on('close', () => resolve()));
    const body = await read(request);
    const [, owner, path = ''] = /^\/file\/bot([^/]*)\/([^?]*)$/.exec(request.url ?? '') ?? [];
    if (owner !== undefined) {
      const fault = faults.take('file');
      if (fault?.is === 'answer') return answerPlanned(response, fault);
      if (fault?.is === 'reset') {
        request.socket.resetAndDestroy();
        return;
      }
      const file = owner === token && request.method === 'GET' ? fileAt(decodeURIComponent(path)) : null;
      if (file === null) return answerRefusal(response, new Refusal(404, 'Not Found', true));
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.end(file);
      return;
    }
    const [, given, name = ''] = /^\/bot([^/]*)\/([^/?]*)$/.exec(request.url ?? '') ?? [];
    const refuse = (refusal: Refusal) => {
      journal.refusal(name, refusal);
      if (refusal.mistake) journal.violation(`${name}: ${refusal.message}`);
      answerRefusal(response, refusal);
    };
    if (given === undefined) return refuse(new Refusal(404, 'Not Found', true));
    if (given !== token) return refuse(new Refusal(401, 'Unauthorized', false));
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method === undefined) return refuse(new Refusal(404, 'Not Found', true));

    let fault: Fault | undefined;
    try {
      const params = await parse(request, name, body);
      journal.call({ method: name, params });
      fault = faults.take(name);
      const problem = problemOf(name, params);
      if (problem !== null) throw new Refusal(400, `Bad Request: ${problem}`, true);
      if (isTorn(params)) throw new Refusal(400, 'Bad Request: strings must be encoded in UTF-8', true);
      if (fault?.is === 'answer') return answerPlanned(response, fault);
      if (fault?.is === 'garbage') return send(response, 200, fault.body);
      if (fault?.is === 'reset') {
        request.socket.resetAndDestroy();
        return;
      }
      const complain = (what: string) => journal.violation(`${name}: ${what}`);
      const result = await method(params, { lost: fault?.is === 'lost', gone, complain });
      journal.done();
      if (fault?.is === 'late') await fault.until.catch(() => undefined);
      if (fault?.is === 'lost') request.socket.resetAndDestroy();
      else send(response, 200, { ok: true, result });
    } catch (error) {
      if (fault?.is === 'late') await fault.until.catch(() => undefined);
      if (fault?.is === 'lost') request.socket.resetAndDestroy();
      if (error instanceof Refusal) return refuse(error);
      journal.violation(`${name}: the fake failed: ${error instanceof Error ? error.stack : error}`);
      send(response, 500, { ok: false, error_code: 500, description: 'Internal Server Error' });
    }
  };

  const server = createServer((request, response) => {
    // A connection that breaks while a call is read is the caller's own doing.
    handle(request, response)
      .catch(() => response.destroy())
      .finally(() => journal.done());
  });
  // Node closes an idle connection after 5 s; a call sent at that moment would fail, and no test meant it to.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
