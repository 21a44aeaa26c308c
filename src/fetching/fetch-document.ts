// Fetches documents, feeds, and sitemaps from the web, in a way that cannot be led into a private network and has a limit for everything.

import { FetchError, fetchErrorOf, type Refusal } from './fetch-error.ts';
import { FETCH_LIMITS, type FetchLimits } from './limits.ts';
import { charsetOfList, checkBytes, checkList, mediaTypeOf } from './media-type.ts';
import { type Answered, ask, INTERNET, type Network, PRODUCT, parseAddress } from './network.ts';
import { ALLOWS_ALL, parseRobots, type Robots } from './robots.ts';
import { conditionsOf, type Validators, validatorsIn } from './validators.ts';

export interface Fetched {
  /** Where it was in the end, after redirects, without a fragment. */
  readonly url: string;
  /** The ending of a file that holds such a document, such as `.html`. */
  readonly ending: string;
  /** The label of the encoding that the server says; null if it says none. */
  readonly charset: string | null;
  readonly bytes: Buffer;
}

export interface Fetcher {
  /** Rejects with a FetchError that says why not. */
  fetch(address: string): Promise<Fetched>;
}

/** What came of asking for something that may have been fetched before. */
export type Revisited =
  | { readonly is: 'unchanged' }
  | { readonly is: 'fetched'; readonly validators: Validators | null; readonly fetched: Fetched };

export interface Visit {
  /** `list`: a feed or a sitemap, whose ending is empty. */
  readonly wanted: 'document' | 'list';
  /** What came with the last version; null: it is to be sent in any case. */
  readonly known: Validators | null;
  /** Ends it early. */
  readonly signal?: AbortSignal;
}

/** A fetcher for what is asked for again and again. */
export interface Visitor extends Fetcher {
  /** As `fetch`, unless it has not changed since. */
  visit(address: string, visit: Visit): Promise<Revisited>;
}

interface FetcherOptions {
  /** Endings of files that have a reader. */
  readonly readable: readonly string[];
  readonly network?: Network;
  readonly limits?: FetchLimits;
}

/** Too many requests: the site is there, and wants to be asked later. */
const TOO_MANY = 429;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const NOT_MODIFIED = 304;
const WANTED_LIST =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';
const WANTED = 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5';

/** Remembers the robots.txt of each site between its calls. */
export const createFetcher = ({
  readable,
  network = INTERNET,
  limits = FETCH_LIMITS,
}: FetcherOptions): Visitor => {
  const robots = new Map<string, Promise<Robots>>();

  /** What answers in the end, after redirects. `before`: is called with every address before it is asked. */
  const follow = async (
    start: URL,
    signal: AbortSignal,
    accept: string,
    before: (url: URL) => Promise<void>,
    headersFor: (url: URL) => Readonly<Record<string, string>> = () => ({}),
  ): Promise<{ url: URL; answer: Answered }> => {
    let url = start;
    for (let left = limits.redirects; ; left--) {
      await before(url);
      const answer = await ask(url, {
        ...{ network, headBytes: limits.headBytes, signal, accept },
        headers: headersFor(url),
      });
      const location = REDIRECTS.has(answer.status) ? answer.header('location') : null;
      if (location === null) return { url, answer };
      answer.close();
      if (left === 0)
        throw new FetchError(
          `redirects more than ${limits.redirects} times.`,
          'Check the address in a browser.',
        );
      try {
        url = parseAddress(location, url.href);
      } catch (error) {
        throw error instanceof FetchError
          ? new FetchError(`redirects to an address that ${error.problem}`, error.remedy)
          : error;
      }
    }
  };

  const readRobots = async (origin: string, signal: AbortSignal): Promise<Robots> => {
    const { answer } = await follow(new URL('/robots.txt', origin), signal, 'text/plain', async () => {});
    try {
      if (answer.status === 200)
        return parseRobots((await answer.body(limits.robotsBytes, 'beginning')).toString(), PRODUCT);
      if (answer.status >= 400 && answer.status < 500 && answer.status !== TOO_MANY) return ALLOWS_ALL;
      throw new FetchError(
        `has a robots.txt that cannot be read (status ${answer.status}), so nothing of the site is fetched.`,
        'Try again later, or save the page as a file.',
        { refusal: refusalIn(answer) },
      );
    } finally {
      answer.close();
    }
  };

  const checkRobots = async ({ origin, pathname, search }: URL, signal: AbortSignal): Promise<void> => {
    const known = robots.get(origin) ?? readRobots(origin, signal);
    robots.set(origin, known);
    if ((await known).allows(pathname + search)) return;
    throw new FetchError(
      'may not be fetched by programs: the robots.txt of its site says so.',
      'Ask the site, or open the page in a browser, save it as a file, and add that.',
    );
  };

  const visitWithin = async (
    address: string,
    { wanted, known }: Visit,
    signal: AbortSignal,
  ): Promise<Revisited> => {
    const { url, answer } = await follow(
      parseAddress(address),
      signal,
      wanted === 'list' ? WANTED_LIST : WANTED,
      (next) => checkRobots(next, signal),
      (next) => conditionsOf(known, next),
    );
    try {
      if (answer.status === NOT_MODIFIED && Object.keys(conditionsOf(known, url)).length > 0)
        return { is: 'unchanged' };
      if (answer.status !== 200)
        throw new FetchError(`answers with the status ${answer.status}.`, 'Check the address in a browser.', {
          refusal: refusalIn(answer),
        });
      const type = answer.header('content-type');
      const { ending, charset } =
        wanted === 'list'
          ? { ending: '', charset: charsetOfList(type) }
          : mediaTypeOf(type, url.pathname, readable);
      const bytes = await answer.body(wanted === 'list' ? limits.listBytes : limits.bodyBytes, 'whole');
      if (wanted === 'list') checkList(bytes);
      else checkBytes(ending, bytes);
      const fetched = { url: url.href, ending, charset, bytes };
      return { is: 'fetched', validators: validatorsIn(answer, url), fetched };
    } finally {
      answer.close();
    }
  };

  const visit = async (address: string, what: Visit): Promise<Revisited> => {
    try {
      const timeout = AbortSignal.timeout(limits.totalMs);
      const { signal = timeout } = what;
      return await visitWithin(address, what, AbortSignal.any([timeout, signal]));
    } catch (error) {
      throw fetchErrorOf(error);
    }
  };

  return {
    visit,
    async fetch(address) {
      const visited = await visit(address, { wanted: 'document', known: null });
      if (visited.is === 'unchanged') throw new Error('it was asked for without conditions');
      return visited.fetched;
    },
  };
};

const refusalIn = ({ status, header }: Answered): Refusal => ({
  status,
  retryAfter: header('retry-after'),
});
