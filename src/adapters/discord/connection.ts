// The gateway connection. Reconnects until the token is rejected or the bot stops.

import { Client, GatewayIntentBits, type REST } from 'discord.js';
import type { Health } from '../../core/adapter.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { pauseAfter } from '../../core/retry.ts';
import { REFUSED, TIMEOUT_MS } from './refused.ts';
import { platformErrorOf } from './rest.ts';

export interface Connection {
  /** Begins and returns at once. */
  start(listeners: Listeners): void;
  health(): Health;
  /** The REST client of the present connection. */
  rest(): REST;
  /** Called when Discord rejects the token in a call. discord.js drops the token then, so this client can't be used anymore. */
  refused(): void;
  stop(): Promise<void>;
}

export interface Listeners {
  /** Discord has let the bot in, which is this application. */
  readonly ready: (application: string) => void;
  /** An interaction as Discord sent it. Resolves when Discord may think that it has arrived; false for what is none. */
  readonly interaction: (raw: unknown) => Promise<boolean>;
  /** An event of the gateway as Discord sent it. */
  readonly guild: (raw: unknown) => void;
}

export interface ConnectionParts {
  readonly token: string;
  /** With `/api` at its end, and without a slash. */
  readonly apiUrl: string;
  /** Into how many connections the gateway is split; `auto`: as many as Discord recommends. */
  readonly shards: 'auto' | number;
  readonly clock: Clock;
  readonly log: Log;
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A connection that lasted this long resets the backoff. */
const STEADY_MS = 60_000;
const DESTROY_MS = 2_000;

/** Why a client is of no more use. */
type Ending = { readonly code: number | string };

/** Events that discord.js needs for its own connection state. */
const NEEDED = new Set(['READY', 'RESUMED', 'GUILD_CREATE', 'GUILD_DELETE']);

/** What discord.js keeps to itself: events as they came, and the connections that `destroy` ends only once. */
interface Inside {
  readonly ws: {
    on(event: string, listener: (raw: unknown) => void): void;
    handlePacket(packet?: { readonly t: string }, shard?: unknown): boolean;
    readonly _ws: { destroy(): Promise<void> } | null;
  };
}

/** Messages for the close codes and errors after which reconnecting is useless. */
const REFUSALS: Readonly<Record<string, string>> = {
  TokenInvalid: REFUSED,
  4014: 'Discord refused an intent that has to be enabled first (Developer Portal > Bot > Privileged Gateway Intents); this bot requests only Guilds, so check what else uses this token',
  4013: 'Discord does not know an intent: install a newer version of the bot, and restart it',
  4012: 'Discord no longer supports the version of its API that this bot uses: install a newer version of the bot, and restart it',
  4011: 'Sharding required: the bot is in more servers than Discord lets DISCORD_SHARDS connections serve (2,500 each). Set DISCORD_SHARDS=auto, and restart the bot',
  4010: 'Discord does not know the shard of this connection: check whether another program uses DISCORD_TOKEN, install a newer version of the bot, and restart it',
};

/** There are too few shards, or other ones. */
const OF_SHARDS: ReadonlySet<number | string> = new Set([4010, 4011]);

export const createConnection = ({
  token,
  apiUrl,
  shards,
  clock,
  log,
  announce,
}: ConnectionParts): Connection => {
  const ending = new AbortController();
  let health: Health = 'starting';
  let since = clock.elapsed();
  let client: Client;
  let over: (ending: Ending) => void = () => {};
  let running: Promise<void> = Promise.resolve();

  const become = (next: Health) => {
    if (health === next) return;
    log.info({ platform: 'discord', was: health, is: next }, 'connection');
    health = next;
    since = clock.elapsed();
  };

  const open = ({ ready, interaction, guild }: Listeners): { client: Client; ended: Promise<Ending> } => {
    // Repeating is for `api.ts`, which knows what may be repeated.
    const opened = new Client({
      intents: [GatewayIntentBits.Guilds],
      // By number, discord.js takes shards for their ids.
      ...(shards === 'auto' ? { shards } : { shardCount: shards }),
      allowedMentions: { parse: [] },
      rest: { api: apiUrl, version: '10', retries: 0, timeout: TIMEOUT_MS },
    });
    const ended = new Promise<Ending>((resolve) => {
      over = resolve;
    });
    /** What an earlier client still says is of no interest. */
    const now =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A) => {
        if (client === opened && !ending.signal.aborted) act(...args);
      };
    /** Shards that have lost their connection. */
    const lost = new Set<number>();
    let isIn = false;
    const look = () => {
      if (lost.size > 0) become('down');
      else if (isIn) become('up');
    };
    const back = now((shard: number) => {
      lost.delete(shard);
      look();
    });
    opened.on(
      'clientReady',
      now((entered: Client<true>) => {
        isIn = true;
        look();
        ready(entered.application.id);
      }),
    );
    opened.on('shardResume', back);
    opened.on('shardReady', back);
    opened.on(
      'shardReconnecting',
      now((shard: number) => {
        lost.add(shard);
        look();
      }),
    );
    opened.on(
      'shardDisconnect',
      now(({ code }) => over({ code })),
    );
    opened.on(
      'invalidated',
      now(() => over({ code: 'invalidated' })),
    );
    const tell = (error: unknown) =>
      log.warn({ platform: 'discord', err: platformErrorOf('gateway', error) }, 'connection error');
    opened.on('shardError', now(tell));
    opened.on('error', now(tell));
    // The types of discord.js leave out what it keeps to itself.
    const { ws } = opened as unknown as Inside;
    // discord.js would read every event into objects and caches that nobody here looks at, and an event that it cannot read
    // would be a rejection that nobody can catch.
    const handlePacket = ws.handlePacket.bind(ws);
    ws.handlePacket = (packet, shard) => {
      if (packet !== undefined && !NEEDED.has(packet.t)) return true;
      try {
        return handlePacket(packet, shard);
      } catch (error) {
        log.debug({ platform: 'discord', err: platformErrorOf('gateway', error) }, 'could not read an event');
        return false;
      }
    };
    ws.on(
      'INTERACTION_CREATE',
      now((raw) => void interaction(raw)),
    );
    ws.on('GUILD_CREATE', now(guild));
    return { client: opened, ended };
  };

  const once = async (listeners: Listeners): Promise<Ending> => {
    const { client: opened, ended } = open(listeners);
    client = opened;
    const loggingIn = opened.login(token);
    try {
      const login = loggingIn.then(
        () => ended,
        (error: unknown) => ({ code: codeOf(error) }),
      );
      return await Promise.race([login, ended]);
    } finally {
      const quietly = (error: unknown) => log.debug({ err: error }, 'could not close a client');
      const destroyed = opened.destroy().catch(quietly);
      // Destroyed while it connects, a client goes on connecting; what comes of it is ended as soon as it is there.
      // As above, what discord.js keeps to itself.
      const { ws } = opened as unknown as Inside;
      const entered = loggingIn.then(
        () => true,
        () => false,
      );
      void entered.then((isIn) => (isIn ? ws._ws?.destroy() : undefined)).catch(quietly);
      await Promise.race([destroyed, clock.wait(DESTROY_MS)]);
    }
  };

  const run = async (listeners: Listeners) => {
    for (let tried = 1; !ending.signal.aborted; tried++) {
      const { code } = await once(listeners);
      if (ending.signal.aborted) return;
      // With the next connection, Discord recommends more.
      const refusal = shards === 'auto' && OF_SHARDS.has(code) ? undefined : REFUSALS[code];
      if (refusal !== undefined) {
        become('failed');
        log.error({ platform: 'discord', code }, refusal);
        announce(`Discord: ${refusal}.`);
        return;
      }
      // A connection that is lost as soon as it is made is no success.
      if (health === 'up' && clock.elapsed() - since > STEADY_MS) tried = 1;
      become('down');
      log.warn(
        { platform: 'discord', code, tried },
        'cannot reach Discord, or Discord closed the connection; trying again',
      );
      const pause = Math.min(pauseAfter(tried, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
      await clock.wait(pause, ending.signal);
    }
  };

  return {
    start(listeners) {
      running = run(listeners);
    },
    health: () => health,
    rest: () => client.rest,
    refused: () => over({ code: 'refused' }),
    async stop() {
      ending.abort();
      over({ code: 'stopped' });
      await running;
    },
  };
};

/** What discord.js says instead of the close code where a connection is closed before it is let in. */
const CLOSED = [
  ['disallowed intents', 4014],
  ['invalid intents', 4013],
  ['invalid api version', 4012],
  ['sharding is required', 4011],
  ['invalid shard', 4010],
] as const;

const codeOf = (error: unknown): number | string => {
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === 'TokenInvalid') return code;
  const closed = CLOSED.find(([said]) => message?.toLowerCase().includes(said) === true);
  if (closed !== undefined) return closed[1];
  return platformErrorOf('gateway', error).status ?? platformErrorOf('gateway', error).code ?? 'unknown';
};
