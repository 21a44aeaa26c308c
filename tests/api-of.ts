// The API over HTTP, of an app in this process. Every answer is checked against the API's own description.

import type { AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished } from 'vitest';
import { serveEmbed } from '../src/api/embed.ts';
import { API_ROOT } from '../src/api/openapi.ts';
import { createPrograms } from '../src/api/programs.ts';
import { serveApi } from '../src/api/routes.ts';
import { rateOf } from '../src/app/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { serveMcp } from '../src/mcp/http.ts';
import { createPages } from '../src/pages/pages.ts';
import { createTexts } from '../src/pages/texts.ts';
import { createWebServer } from '../src/web/server.ts';
import { appOf, type Surroundings, type TestApp } from './app-of.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What a test reads of it, it expects to be there.
  // biome-ignore lint/suspicious/noExplicitAny: the description of the API says what it is
  readonly json: any;
}

export interface TestApi extends TestApp {
  /** Without a slash at its end. */
  readonly address: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<ApiAnswer>;
  post(
    path: string,
    body: string | Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ApiAnswer>;
  send(path: string, init: RequestInit): Promise<ApiAnswer>;
}

interface Described {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>>
  >;
}

/** Says what in an answer is not as the description has it. */
const checkAgainst = (description: Described) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(description as unknown as AnySchema, 'api');
  const pattern = (path: string) =>
    new RegExp(`^${path.replace(/\{path\}/, '.+').replace(/\{\w+\}/, '[^/]+')}$`);
  const pointer = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
  return (method: string, path: string, { status, headers, text }: Omit<ApiAnswer, 'json'>): string[] => {
    const found = Object.keys(description.paths).find((one) => pattern(one).test(path));
    const operation = found === undefined ? undefined : description.paths[found]?.[method.toLowerCase()];
    const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (operation === undefined || found === undefined)
      return [404, 405].includes(status) && type === 'application/problem+json'
        ? []
        : [`${method} ${path} is not described`];
    const code = String(status) in operation.responses ? String(status) : 'default';
    if (text === '') return code === '304' ? [] : [`${status} without a body`];
    const where = ['paths', found, method.toLowerCase(), 'responses', code, 'content', type, 'schema'];
    const validate = ajv.getSchema(`api#/${where.map(pointer).join('/')}`);
    if (validate === undefined)
      return [`${method} ${path} answers ${status} ${type}, which is not described`];
    return validate(JSON.parse(text)) === true
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
};

export const openApi = async (
  changes: Partial<Config> & { readonly webRate?: number } = {},
  surroundings: Surroundings = {},
): Promise<TestApi> => {
  const test = await appOf(changes, surroundings);
  const { app, clock, log } = test;
  const config = { ...readConfig({ PORT: '0' }), userRate: 0, chatRate: 0, webRate: 0, ...changes };
  const web = createWebServer({
    ...config,
    log,
    requests: { perMinute: config.webRate, clock },
    health: () => ({ ok: true }),
  });
  const { library, services, topics } = app;
  const { publicUrl } = config;
  const { editions } = services;
  const pages = createPages({
    app: web.app,
    library,
    editions,
    publicUrl,
    clock,
    comparing: app.comparing,
    site: { name: config.libraryName },
    hasTopics: () => topics.all().length > 0,
  });
  const programs = createPrograms({
    library,
    topics,
    texts: createTexts({ library, editions, clock }),
    publicUrl,
    clock,
    keys: config.apiKeys,
    rate: () => rateOf(config.userRate),
  });
  serveApi(web.app, { programs, version: '0.0.0', publicUrl });
  if (config.embedOrigins.length > 0) serveEmbed(web.app, programs);
  if (config.mcp) serveMcp(web.app, { programs, version: '0.0.0', log });
  await app.start([pages, programs.adapter]);
  const address = (await web.listen()).replace(/\/$/, '');
  onTestFinished(async () => {
    await app.stop();
    await web.close();
  });
  const { json: description } = await raw(`${address}${API_ROOT}/openapi.json`, {});
  const faultsOf = checkAgainst(description);
  const send: TestApi['send'] = async (path, init) => {
    const answer = await raw(address + path, init);
    const { pathname } = new URL(address + path);
    if (pathname.startsWith(`${API_ROOT}/`) && !['HEAD', 'OPTIONS'].includes(init.method ?? 'GET'))
      if (!pathname.endsWith('/openapi.json'))
        expect(
          faultsOf(init.method ?? 'GET', pathname.slice(API_ROOT.length), answer),
          `${path}: ${answer.text.slice(0, 500)}`,
        ).toEqual([]);
    return answer;
  };
  return {
    ...test,
    address,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : Buffer.from(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };
};

const raw = async (address: string, init: RequestInit): Promise<ApiAnswer> => {
  const answer = await fetch(address, { redirect: 'manual', ...init });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
  return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : null };
};
