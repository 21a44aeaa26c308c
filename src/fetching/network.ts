// The one door to the network: connects to addresses that were checked, and to no others.

import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { VERSION } from '../system/version.ts';
import { isPublicAddress } from './addresses.ts';
import { FetchError } from './fetch-error.ts';

export interface Network {
  /** Whether an IP address may be connected to. */
  isAllowed(address: string): boolean;
  /** All IP addresses of a host name. Asked anew for every connection. */
  resolve(host: string): Promise<readonly string[]>;
}

/** The public internet. */
export const INTERNET: Network = {
  isAllowed: isPublicAddress,
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
};

/** The first word is the one by which robots.txt can name the program. */
export const PRODUCT = 'Verbatim';
const USER_AGENT = `${PRODUCT}/${VERSION}`;

const MANUALLY = 'Save the page as a file, and add that.';

/** An address that may be asked for. Throws a FetchError that repeats no password. */
export const parseAddress = (text: string, base?: string): URL => {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  if (url === null) throw new FetchError('is not a valid address.', 'Write it as https://example.org/page.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError(`leads to ${url.protocol}, not to http: or https:.`, MANUALLY);
  if (url.username !== '' || url.password !== '')
    throw new FetchError(
      'contains a user name or a password.',
      'Remove it. Pages with a login are not fetched.',
    );
  url.hash = '';
  return url;
};

/** The addresses of a host, checked: one that is not allowed is enough to refuse them all. */
const addressesOf = async (
  host: string,
  network: Network,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(literal) ? [literal] : await unlessAborted(network.resolve(host), signal);
  const refused = addresses.find((address) => !network.isAllowed(address));
  if (refused !== undefined)
    throw new FetchError(
      `leads to ${refused === host ? host : `${host} (${refused})`}, which is not a public address.`,
      'Only pages on the public internet are fetched. Save it as a file, and add that.',
    );
  if (addresses.length === 0)
    throw new FetchError(`has a host name that was not found (${host}).`, 'Check the address.');
  return addresses;
};

/** Names are looked up by the system, which cannot be stopped, but need not be waited for. */
const unlessAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

/** Answers with the addresses that were checked, whatever the system would say by now. */
const pinnedTo = (addresses: readonly string[]): LookupFunction => {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all: wantsAll }, done) => {
    if (wantsAll) done(null, all);
    else done(null, all[0]?.address ?? '', all[0]?.family);
  };
};

export interface Asking {
  readonly network: Network;
  readonly headBytes: number;
  readonly signal: AbortSignal;
  /** The media types that are wanted. */
  readonly accept: string;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  header(name: string): string | null;
  /** The unpacked body. Of one with more than so many bytes, its beginning, or if it has to be whole, a FetchError. */
  body(maxBytes: number, wanted: 'whole' | 'beginning'): Promise<Buffer>;
  close(): void;
}

const UNPACKERS = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress };

/** One request by GET, without cookies. Follows nothing. Rejects with a FetchError, or with an error of the system. */
export const ask = async (
  url: URL,
  { network, headBytes, signal, accept, headers = {} }: Asking,
): Promise<Answered> => {
  const addresses = await addressesOf(url.hostname, network, signal);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    const request = send(url, {
      agent: false,
      lookup: pinnedTo(addresses),
      maxHeaderSize: headBytes,
      insecureHTTPParser: false,
      signal,
      headers: { 'User-Agent': USER_AGENT, Accept: accept, 'Accept-Encoding': 'gzip, br', ...headers },
    });
    request.on('response', resolve);
    // After an answer, what happens to the connection is told by the body.
    request.on('error', reject);
    request.end();
  });
  // A body that nobody reads may fail.
  response.on('error', () => {});
  const header = (name: string): string | null => {
    const value = response.headers[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    status: response.statusCode ?? 0,
    header,
    body: async (maxBytes, wanted) => {
      if (wanted === 'whole' && Number(header('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
      return unpacked(response, header('content-encoding'), maxBytes, wanted, signal);
    },
    close: () => void response.destroy(),
  };
};

class TooLargeError extends FetchError {}

const tooLarge = (maxBytes: number) =>
  new TooLargeError(`has more than ${maxBytes} bytes.`, 'Only smaller documents are read.');

/** Passes on what is within the limit, and then fails. */
const atMost = (maxBytes: number) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let left = maxBytes;
    for await (const chunk of source) {
      yield chunk.subarray(0, left);
      left -= chunk.length;
      if (left < 0) throw tooLarge(maxBytes);
    }
  };

const unpacked = async (
  response: IncomingMessage,
  encoding: string | null,
  maxBytes: number,
  wanted: 'whole' | 'beginning',
  signal: AbortSignal,
): Promise<Buffer> => {
  const name = (encoding ?? '').trim().toLowerCase();
  const parts: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) parts.push(chunk);
  };
  const limit = atMost(maxBytes);
  const read = async () => {
    if (name === '' || name === 'identity') return pipeline(response, limit, collect, { signal });
    if (!Object.hasOwn(UNPACKERS, name))
      throw new FetchError(`is packed in a way that is not known (${name.slice(0, 40)}).`, MANUALLY);
    const unpacker = UNPACKERS[name as keyof typeof UNPACKERS]();
    return pipeline(response, limit, unpacker, limit, collect, { signal });
  };
  try {
    await read();
  } catch (error) {
    if (wanted === 'whole' || !(error instanceof TooLargeError)) throw error;
  }
  return Buffer.concat(parts);
};
