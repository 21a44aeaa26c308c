// The long-polling loop. Restarts until the token is rejected or the bot stops.

import type { Telegraf } from 'telegraf';
import * as z from 'zod';
import type { Health } from '../../core/adapter.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { pauseAfter } from '../../core/retry.ts';
import { platformErrorOf } from './api.ts';
import { KINDS } from './kinds.ts';
import { isRefused, REFUSED } from './refused.ts';
import { withTimeout } from './with-timeout.ts';

export interface Polling {
  /** Begins and returns at once. `ready` is called whenever the bot has been let in. */
  start(listeners: PollingListeners): void;
  health(): Health;
  /** Resolves when no more updates will arrive. */
  stop(): Promise<void>;
}

export interface PollingListeners {
  readonly ready: () => void;
  /** Telegram has forgotten all updates below this number. */
  readonly confirmed: (below: number) => void;
}

export interface PollingParts {
  readonly bot: Telegraf;
  readonly clock: Clock;
  readonly log: Log;
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
}

const FIRST_PAUSE_MS = 500;

const LONGEST_PAUSE_MS = 60_000;
/** A connection that lasted this long resets the backoff. */
const STEADY_MS = 60_000;
/** The timeout of the last call while stopping. */
const FAREWELL_MS = 3_000;
/** A long poll that has had no answer after this time has lost its connection: Telegram answers after 50 seconds. */
const POLL_MS = 90_000;

const me = z.object({ id: z.int(), username: z.string() });
const numbered = z.array(z.object({ update_id: z.int() }));

interface Abortable {
  readonly signal: AbortSignal;
}
type CallApi = (method: string, params: object, options?: Abortable) => Promise<unknown>;

export const createPolling = ({ bot, clock, log, announce }: PollingParts): Polling => {
  const ending = new AbortController();
  let health: Health = 'starting';
  let since = clock.elapsed();
  let confirmed: (below: number) => void = () => {};
  let running: Promise<void> = Promise.resolve();

  const become = (next: Health) => {
    if (health === next) return;
    log.info({ platform: 'telegram', was: health, is: next }, 'connection');
    health = next;
    since = clock.elapsed();
  };

  // Telegraf sleeps five seconds after each fault of a poll, whatever it was, and gives up at others; so faults end here, and
  // it sees only polls that went well, those that Telegram refuses, and the end.
  const telegram = bot.telegram as unknown as { callApi: CallApi };
  const callApi = telegram.callApi.bind(bot.telegram) as CallApi;
  telegram.callApi = async (method, params, options) => {
    if (method === 'getUpdates') return poll(params, options);
    const act = (signal: AbortSignal) => callApi(method, params, { signal });
    const result = await (options === undefined
      ? withTimeout(POLL_MS, ending.signal, act)
      : act(options.signal));
    // Telegraf would keep whatever comes for the bot's own name.
    if (method === 'getMe') me.parse(result);
    return result;
  };

  const poll = async (params: { readonly offset?: number }, options?: Abortable) => {
    for (let tried = 1; ; tried++) {
      const ms = ending.signal.aborted ? FAREWELL_MS : POLL_MS;
      const until = options === undefined ? null : ending.signal;
      try {
        // Until one poll has gone well none is left hanging, so that it shows at once whether they do.
        const asked = health === 'up' ? params : { ...params, timeout: 0 };
        const updates = await withTimeout(ms, until, (signal) => callApi('getUpdates', asked, { signal }));
        // Telegraf would ask for what comes after them, whatever their numbers are.
        numbered.parse(updates);
        become('up');
        if (params.offset !== undefined) confirmed(params.offset);
        return updates;
      } catch (error) {
        if (ending.signal.aborted) throw Object.assign(new Error('the bot stops'), { name: 'AbortError' });
        const { status, retryAfterMs } = platformErrorOf('getUpdates', error);
        if (retryAfterMs === undefined) throw error;
        become('down');
        log.warn({ platform: 'telegram', status, tried }, 'could not fetch updates; trying again');
        await clock.wait(
          Math.max(retryAfterMs, Math.min(pauseAfter(tried, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)),
          ending.signal,
        );
      }
    }
  };

  const run = async (ready: () => void) => {
    for (let tried = 1; !ending.signal.aborted; tried++) {
      try {
        await bot.launch({ allowedUpdates: [...KINDS] }, ready);
        tried = 0;
      } catch (error) {
        const fault = platformErrorOf('launch', error);
        if (ending.signal.aborted) return;
        if (isRefused(fault.status)) {
          become('failed');
          log.error({ platform: 'telegram', status: fault.status }, REFUSED);
          announce(`Telegram: ${REFUSED}.`);
          return;
        }
        // Two programs with one token let each other in again and again; that is no success.
        if (health === 'up' && clock.elapsed() - since > STEADY_MS) tried = 1;
        become('down');
        const why =
          fault.status === 409
            ? 'another program is fetching the updates of this bot: stop one of the two'
            : 'cannot reach Telegram; trying again';
        log.warn({ platform: 'telegram', err: fault, tried }, why);
        await clock.wait(Math.min(pauseAfter(tried, FIRST_PAUSE_MS), LONGEST_PAUSE_MS), ending.signal);
      }
    }
  };

  return {
    start(listeners) {
      confirmed = listeners.confirmed;
      running = run(listeners.ready);
    },
    health: () => health,
    async stop() {
      ending.abort();
      await running;
    },
  };
};
