// Hostile requests, as bytes on a socket: no client of HTTP would send most of them.

import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { wordOf } from './files.ts';

/** The bot that is attacked. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

export interface RequestCase {
  readonly name: string;
  /** Attacks until the signal is aborted, with requests of about so many characters. */
  attack(target: Target, size: number, until: AbortSignal): Promise<void>;
}

/** Where attacks come from, so that limits for an address do not hold for the others: all of 127.0.0.0/8 is this machine on Linux. */
const FROM = '127.0.0.66';

/** Sockets that attack at once, each one request after the other. */
const AT_ONCE = 8;

const open = ({ host, port }: Target): Socket => {
  const socket = connect({ host, port, localAddress: FROM });
  // A server that closes on whoever attacks it is right.
  socket.on('error', () => {});
  return socket;
};

const closed = (socket: Socket, until: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      socket.destroy();
      resolve();
    };
    until.addEventListener('abort', end, { once: true });
    socket.resume().once('close', () => {
      until.removeEventListener('abort', end);
      resolve();
    });
  });

const head = (line: string, headers: Readonly<Record<string, string>> = {}) =>
  `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}`;

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  `${head(`GET ${path}`, { ...headers, Connection: 'close' })}\r\n`;

const post = (path: string, body: string, type = 'application/x-www-form-urlencoded') =>
  `${head(`POST ${path}`, { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close' })}\r\n${body}`;

const line = (said: string) => post('/answer', new URLSearchParams({ line: said }).toString());

/** Whole requests, as fast as they are answered. Those that do not differ by their number are made once. */
const flood =
  (request: (size: number, nth: number) => string): RequestCase['attack'] =>
  async (target, size, until) => {
    let nth = 0;
    const always = request.length < 2 ? Buffer.from(request(size, 0)) : null;
    const one = async () => {
      while (!until.aborted) {
        const socket = open(target);
        socket.write(always ?? request(size, nth++));
        await closed(socket, until);
        // Refused connections must not make this process too busy to measure.
        await pause(5);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  };

/** Connections that are held open, each sending one piece after the other. */
const hold =
  (first: string, piece: string): RequestCase['attack'] =>
  async (target, size, until) => {
    const one = async () => {
      while (!until.aborted) {
        const socket = open(target);
        socket.write(first);
        const dripping = setInterval(() => socket.write(piece), 100);
        await closed(socket, until);
        clearInterval(dripping);
        await pause(50);
      }
    };
    await Promise.all(Array.from({ length: Math.min(500, Math.ceil(size / 2_000)) }, one));
  };

/** What a line has at most; longer ones get an answer that says so. */
const LINE = 4_000;

const REQUESTS: Readonly<Record<string, RequestCase['attack']>> = {
  'body-long': flood((size) => line('a'.repeat(size))),
  'body-parameters': flood((size) => post('/answer', 'a=1&'.repeat(size / 4))),
  'body-percent': flood((size) => post('/answer', `line=${'%61'.repeat(size / 3)}`)),
  'body-plus': flood((size) => post('/answer', `line=${'+'.repeat(size)}`)),
  'body-json': flood((size) => post('/answer', '['.repeat(size), 'application/json')),
  'body-parts': flood((size) =>
    post(
      '/answer',
      `${'--x\r\nContent-Disposition: form-data; name="line"\r\n\r\na\r\n'.repeat(size / 60)}--x--\r\n`,
      'multipart/form-data; boundary=x',
    ),
  ),
  'body-lines': flood((size) => line('\n'.repeat(size))),
  'body-chunks': flood(
    (size) =>
      `${head('POST /answer', { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/x-www-form-urlencoded', Connection: 'close' })}\r\n${'1\r\na\r\n'.repeat(size / 6)}0\r\n\r\n`,
  ),
  'body-slow': hold(
    `${head('POST /answer', { 'Content-Length': '60000', 'Content-Type': 'application/x-www-form-urlencoded' })}\r\n`,
    'a',
  ),
  'head-slow': hold(head('GET /'), 'X-A: b\r\n'),
  'connections-idle': hold('', ''),
  'head-long': flood((size) => get('/', { 'X-A': 'a'.repeat(size) })),
  'head-many': flood(
    (size) =>
      `${head('GET /')}${Array.from({ length: size / 10 }, (_, i) => `X-${i}: a\r\n`).join('')}Connection: close\r\n\r\n`,
  ),
  'forwarded-forged': flood((_, nth) =>
    get('/', { 'X-Forwarded-For': `10.${nth % 250}.${(nth >> 8) % 250}.1` }),
  ),
  'forwarded-long': flood((size) =>
    get('/', { 'X-Forwarded-For': '10.0.0.1, '.repeat(Math.min(size, 12_000) / 10) }),
  ),
  'cookie-long': flood((size) => get('/', { Cookie: 'a=b; '.repeat(Math.min(size, 12_000) / 5) })),
  'languages-long': flood((size) =>
    get('/', { 'Accept-Language': 'en;q=0.1,'.repeat(Math.min(size, 12_000) / 9) }),
  ),
  'path-long': flood((size) => get(`/s/${'a'.repeat(Math.min(size, 14_000))}`)),
  'path-dots': flood((size) => get(`/s/${'%2e%2e%2f'.repeat(Math.min(size, 13_500) / 9)}`)),
  'path-percent': flood((size) => get(`/s/${'%25'.repeat(Math.min(size, 13_500) / 3)}`)),
  'codes-unknown': flood((_, nth) => get(`/c/${wordOf(nth).padEnd(8, 'z').slice(0, 8)}`)),
  'revisions-unknown': flood((_, nth) => get(`/s/harbour.md?from=${nth.toString(16).padStart(12, '0')}`)),
  'query-long': flood((size) => get(`/search?q=${'a+'.repeat(Math.min(size, 13_500) / 2)}`)),
  'query-many': flood((size) => get(`/search?${'q=a&'.repeat(Math.min(size, 13_500) / 4)}`)),
  'pages-again': flood(() => get('/s/harbour.md')),
  'pages-cited': flood((_, nth) => get(`/s/harbour.md?c=${wordOf(nth).padEnd(8, 'z').slice(0, 8)}`)),
  ranges: flood((size) =>
    get('/s/harbour.md', { Range: `bytes=${'0-,'.repeat(Math.min(size, 12_000) / 3)}0-` }),
  ),
  etags: flood((size) =>
    get('/s/harbour.md', { 'If-None-Match': '"a", '.repeat(Math.min(size, 12_000) / 5) }),
  ),
  pipelined: flood(() => `${`${head('GET /healthz')}\r\n`.repeat(200)}${get('/healthz')}`),
  'question-quotes': flood(() => line('"a" '.repeat(LINE / 4))),
  'question-minus': flood(() => line('-a '.repeat(LINE / 3))),
  'question-words': flood((_, nth) =>
    line(Array.from({ length: LINE / 8 }, (__, i) => wordOf(nth * 500 + i)).join(' ')),
  ),
  'question-word-long': flood(() => line('a'.repeat(LINE))),
  'question-known': flood(() => line('ferry '.repeat(LINE / 6))),
  'check-long': flood(() => line(`/check ${'The ferry leaves the pier at noon. '.repeat(LINE / 36)}`)),
  'suggest-flood': flood(() => post('/suggest', 'line=/ask a')),
};

export const REQUEST_CASES: readonly RequestCase[] = Object.entries(REQUESTS).map(([name, attack]) => ({
  name: `request/${name}`,
  attack,
}));
