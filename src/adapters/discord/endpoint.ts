// Interactions over HTTP: Discord sends each to any process of the bot, and no gateway is used.

import { REST } from 'discord.js';
import * as z from 'zod';
import type { Health } from '../../core/adapter.ts';
import { PlatformError } from '../../core/errors.ts';
import type { HookAnswer, HookRequest, Hooks } from '../../core/hooks.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { pauseAfter } from '../../core/retry.ts';
import type { Connection } from './connection.ts';
import { INTERACTION_BYTES } from './limits.ts';
import { REFUSED, TIMEOUT_MS } from './refused.ts';
import type { Caller } from './rest.ts';
import { isSigned, isStale, readPublicKey, readSigned } from './signature.ts';

export interface EndpointParts {
  readonly token: string;
  readonly apiUrl: string;
  /** The application's public key, in hexadecimal digits. */
  readonly publicKey: string;
  readonly hooks: Hooks;
  readonly call: Caller;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (line: string) => void;
}

export const application = z.object({
  id: z.string(),
  /** The public key. */
  verify_key: z.string(),
  interactions_endpoint_url: z.string().nullish(),
});

/** Discord asks for an answer of this kind before it takes the address of the endpoint. */
const PING = 1;
const PONG = { type: 1 };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export const WRONG_KEY =
  'DISCORD_PUBLIC_KEY is not that of the application whose token is DISCORD_TOKEN: copy both again (Developer Portal > General Information > Public Key, and Bot > Reset Token)';

/** What to do so that Discord sends interactions. */
export const setEndpoint = (url: string | null): string =>
  `In the Developer Portal, under General Information, set Interactions Endpoint URL to ${url}`;

export const createEndpoint = ({
  token,
  apiUrl,
  publicKey,
  hooks,
  call,
  clock,
  log,
  announce,
}: EndpointParts): Connection => {
  const ending = new AbortController();
  const key = readPublicKey(publicKey);
  const rest = new REST({ api: apiUrl, version: '10', retries: 0, timeout: TIMEOUT_MS }).setToken(token);
  const taking = new Set<Promise<HookAnswer>>();
  let health: Health = 'starting';
  let toldStale = false;
  let running: Promise<void> = Promise.resolve();

  const become = (next: Health) => {
    if (health === next) return;
    log.info({ platform: 'discord', was: health, is: next }, 'connection');
    health = next;
  };
  const fail = (line: string) => {
    log.error({ platform: 'discord' }, line);
    announce(`Discord: ${line}.`);
    become('failed');
  };

  const learn = async () => {
    const template = '/applications/@me';
    const found = application.safeParse(await call({ method: 'GET', template, path: template }));
    if (!found.success)
      throw new PlatformError({
        platform: 'discord',
        method: `GET ${template}`,
        status: 200,
        code: 'unreadable',
        certain: false,
        retryAfterMs: 0,
      });
    return found.data;
  };

  const enter = async (ready: (application: string) => void) => {
    for (let tried = 1; !ending.signal.aborted; tried++) {
      try {
        const { id, verify_key, interactions_endpoint_url: url } = await learn();
        if (verify_key.toLowerCase() !== publicKey.toLowerCase()) return fail(WRONG_KEY);
        if (ending.signal.aborted) return;
        become('up');
        if (url !== hooks.urlOf('discord')) {
          log.warn({ platform: 'discord' }, 'Discord does not send interactions to this bot yet');
          announce(
            `Discord does not send interactions to this bot yet. ${setEndpoint(hooks.urlOf('discord'))}.`,
          );
        }
        return ready(id);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        if (ending.signal.aborted) return;
        if (error.status === 401) return fail(REFUSED);
        become('down');
        log.warn({ platform: 'discord', err: error, tried }, 'cannot reach Discord; trying again');
        const pause = Math.min(pauseAfter(tried, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
        await clock.wait(Math.max(pause, error.retryAfterMs ?? 0), ending.signal);
      }
    }
  };

  const answer = async (
    { header, body }: HookRequest,
    take: (raw: unknown) => Promise<boolean>,
  ): Promise<HookAnswer> => {
    const signed = readSigned(header);
    if (signed === null || !isSigned(signed, body, key)) return { status: 401 };
    if (isStale(signed, clock.now())) {
      if (!toldStale)
        log.warn(
          { platform: 'discord' },
          'refused a request that was signed minutes ago: check the clock of this machine',
        );
      toldStale = true;
      return { status: 401 };
    }
    const raw = readJson(body);
    if ((raw as { type?: unknown } | null)?.type === PING) return { status: 200, json: PONG };
    if (ending.signal.aborted) return { status: 503 };
    return { status: (await take(raw)) ? 202 : 400 };
  };

  return {
    start({ ready, interaction }) {
      hooks.serve('discord', {
        maxBytes: INTERACTION_BYTES,
        admits: (headerOf) => readSigned(headerOf) !== null,
        answer(request) {
          const answered = answer(request, interaction).finally(() => taking.delete(answered));
          taking.add(answered);
          return answered;
        },
      });
      running = enter(ready);
    },
    health: () => health,
    rest: () => rest,
    refused() {
      // discord.js throws the token away after one 401, and every later call would fail without being made.
      rest.setToken(token);
      if (health !== 'up' || ending.signal.aborted) return;
      become('down');
      running = running.then(() => enter(() => {}));
    },
    async stop() {
      ending.abort();
      await running;
      while (taking.size > 0) await Promise.all(taking);
    },
  };
};

const readJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
};
