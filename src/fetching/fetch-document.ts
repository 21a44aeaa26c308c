// Fetches documents from the web, in a way that cannot be led into a private network and has a limit for everything.

import { FetchError, fetchErrorOf } from './fetch-error.ts';
import { FETCH_LIMITS, type FetchLimits } from './limits.ts';
import { checkBytes, mediaTypeOf } from './media-type.ts';
import { type Answered, ask, INTERNET, type Network, PRODUCT, parseAddress } from './network.ts';
import { ALLOWS_ALL, parseRobots, type Robots } from './robots.ts';

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

interface FetcherOptions {
  /** Endings of files that have a reader. */
  readonly readable: readonly string[];
  readonly network?: Network;
  readonly limits?: FetchLimits;
}

/** Too many requests: the site is there, and wants to be asked later. */
const TOO_MANY = 429;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const WANTED = 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5';

/** Remembers the robots.txt of each site between its calls. */
export const createFetcher = ({
  readable,
  network = INTERNET,
  limits = FETCH_LIMITS,
}: FetcherOptions): Fetcher => {
  const robots = new Map<string, Promise<Robots>>();

  /** What answers in the end, after redirects. `before`: is called with every address before it is asked. */
  const follow = async (
    start: URL,
    signal: AbortSignal,
    accept: string,
    before: (url: URL) => Promise<void>,
  ): Promise<{ url: URL; answer: Answered }> => {
    let url = start;
    for (let left = limits.redirects; ; left--) {
      await before(url);
      const answer = await ask(url, { network, headBytes: limits.headBytes, signal, accept });
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
    const refused = (why: string) =>
      new FetchError(
        `has a robots.txt that cannot be read (${why}), so nothing of the site is fetched.`,
        'Try again later, or save the page as a file.',
      );
    const { answer } = await follow(new URL('/robots.txt', origin), signal, 'text/plain', async () => {});
    try {
      if (answer.status === 200)
        return parseRobots((await answer.body(limits.robotsBytes, 'beginning')).toString(), PRODUCT);
      if (answer.status >= 400 && answer.status < 500 && answer.status !== TOO_MANY) return ALLOWS_ALL;
      throw refused(`status ${answer.status}`);
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

  const fetchWithin = async (address: string, signal: AbortSignal): Promise<Fetched> => {
    const { url, answer } = await follow(parseAddress(address), signal, WANTED, (next) =>
      checkRobots(next, signal),
    );
    try {
      if (answer.status !== 200)
        throw new FetchError(`answers with the status ${answer.status}.`, 'Check the address in a browser.');
      const { ending, charset } = mediaTypeOf(answer.header('content-type'), url.pathname, readable);
      const bytes = await answer.body(limits.bodyBytes, 'whole');
      checkBytes(ending, bytes);
      return { url: url.href, ending, charset, bytes };
    } finally {
      answer.close();
    }
  };

  return {
    async fetch(address) {
      try {
        return await fetchWithin(address, AbortSignal.timeout(limits.totalMs));
      } catch (error) {
        throw fetchErrorOf(error);
      }
    },
  };
};
