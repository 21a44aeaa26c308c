// A strict Discord on this machine: a real gateway and a real REST API, which refuse more than the platform does.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../src/core/ports.ts';
import { TIMEOUT_MS } from '../../patience.ts';
import { createFaults, type Faults } from '../faults.ts';
import { createApi } from './api.ts';
import { createPublisher } from './commands.ts';
import { createEndpoint, type FakeEndpoint } from './endpoint.ts';
import { createGateway, type FakeGateway, type GatewaySetup } from './gateway.ts';
import { createGuild, type GuildOptions } from './guilds.ts';
import { createAnswers } from './interactions.ts';
import { FLAGS } from './messages.ts';
import { createPerson, type UserOptions } from './people.ts';
import { type ChannelRoom, createRooms } from './rooms.ts';
import { createListener, type FakeCall } from './server.ts';
import type { FakeGuild, FakeUser, Json } from './shapes.ts';
import { createIds, createUser, type World } from './world.ts';

export { ROUTES } from './routes.ts';

export interface DiscordOptions {
  readonly token?: string;
  readonly clock?: Pick<Clock, 'now'>;
  readonly heartbeatMs?: number;
  /** All intents that a bot needs to ask for; Guilds if not given. */
  readonly intents?: number;
  /** Requests that are served in any second of the clock, answers to interactions aside; no limit if not given. */
  readonly requestsPerSecond?: number;
  /** How many shards the bot needs, and is recommended; one if not given. */
  readonly shards?: number;
  /** Where the public URL of an endpoint leads to on this machine; itself, if not given. */
  readonly route?: (url: string) => string;
  /** Messages that a channel takes in a window of the clock; no limit if not given. */
  readonly channelRoom?: ChannelRoom;
}

export interface FakeDiscord {
  /** For discord.js as `rest.api`. */
  readonly url: string;
  /** The origin from which what people attach is had. */
  readonly cdn: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly faults: Faults;
  readonly calls: readonly FakeCall[];
  /** What the bot did that it must not, one line each. */
  readonly violations: readonly string[];
  /** How often a list of commands was put, refused ones included. */
  readonly publishes: number;
  readonly gateway: FakeGateway;
  readonly endpoint: FakeEndpoint;
  commands(): readonly Json[];
  /** The process that acknowledged an interaction has ended, so that a second acknowledgement is nobody's fault. */
  forgive(interaction: string): void;
  /** Ids of interactions without a first response. */
  unanswered(): readonly string[];
  /** Ids of interactions whose deferred answer has not been filled. */
  unfilled(): readonly string[];
  guild(options?: GuildOptions): FakeGuild;
  user(options?: UserOptions): FakeUser;
  /** Settles when the predicate holds, looked at after every call and gateway message; rejects after 10 s. */
  when(predicate: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Lets so many through in any second; else says after how many seconds to come again. */
const createGate = (clock: Pick<Clock, 'now'>, max = Number.POSITIVE_INFINITY): (() => number | null) => {
  let taken: number[] = [];
  return () => {
    const now = clock.now();
    taken = taken.filter((at) => at > now - 1_000);
    const [oldest] = taken;
    if (oldest !== undefined && taken.length >= max) return (oldest + 1_000 - now) / 1_000;
    if (Number.isFinite(max)) taken.push(now);
    return null;
  };
};

const GUILDS = 1;
/** https://discord.com/developers/docs/events/gateway#connections */
const HEARTBEAT_MS = 41_250;

interface Watch {
  check(): void;
  fail(why: string): void;
}

const createWatches = (describe: () => string) => {
  const watches = new Set<Watch>();
  return {
    changed(): void {
      for (const watch of [...watches]) watch.check();
    },
    when: (predicate: () => boolean): Promise<void> =>
      new Promise((settle, reject) => {
        const done = () => {
          clearTimeout(timer);
          watches.delete(watch);
        };
        const watch: Watch = {
          check() {
            try {
              if (!predicate()) return;
            } catch (reason) {
              done();
              return reject(reason);
            }
            done();
            settle();
          },
          fail(why) {
            done();
            reject(new Error(`${why}; ${describe()}`));
          },
        };
        const timer = setTimeout(() => watch.fail(`waited ${TIMEOUT_MS} ms in vain`), TIMEOUT_MS);
        watches.add(watch);
        watch.check();
      }),
    stop(): void {
      for (const watch of [...watches]) watch.fail('the fake was closed');
    },
  };
};

export const openDiscord = async (options: DiscordOptions = {}): Promise<FakeDiscord> => {
  const clock = options.clock ?? { now: Date.now };
  const id = createIds(clock);
  const botId = id();
  const token = options.token ?? `${Buffer.from(botId).toString('base64url')}.Fake00.${'x'.repeat(38)}`;
  const calls: FakeCall[] = [];
  const violations: string[] = [];
  const faults = createFaults();
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  const address = `ws://127.0.0.1:${port}`;

  const watches = createWatches(() => {
    const last = calls.slice(-8).map(({ route, status }) => `${route} ${status ?? 'cut'}`);
    const links = gateway.sessions().map(({ connected, seq }) => `${connected ? 'up' : 'down'} at ${seq}`);
    const wrongs = violations.slice(-3);
    return `last calls [${last.join(', ')}], sessions [${links.join(', ')}], violations [${wrongs.join(', ')}]`;
  });
  const violate = (what: string): void => {
    violations.push(what);
  };
  const world: World = {
    clock,
    applicationId: botId,
    botId,
    botUser: createUser(botId, 'verbatim', true),
    people: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    attached: new Map(),
    cdn: `http://127.0.0.1:${port}`,
    nonces: new Map(),
    commands: [],
    publishes: 0,
    id,
    dispatch(event, data) {
      if (event !== 'INTERACTION_CREATE' || !endpoint.send(data)) gateway.dispatch(event, data);
    },
    violate,
  };
  const answers = createAnswers(world);
  const endpoint: FakeEndpoint = createEndpoint({
    clock,
    route: options.route ?? ((url) => url),
    respond: (interaction, secret, body) => void answers.respond(interaction, secret, body, false),
    violate,
    changed: watches.changed,
  });
  const sharding: GatewaySetup = {
    server,
    token,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    intents: options.intents ?? GUILDS,
    shards: options.shards ?? 1,
    user: world.botUser,
    applicationId: botId,
    address: () => address,
    guilds: () => [...world.guilds.values()].filter(({ left }) => !left).map((guild) => guild.payload()),
    violate,
    changed: watches.changed,
  };
  const gateway = createGateway(sharding);
  server.on(
    'request',
    createListener({
      token,
      faults,
      admit: createGate(clock, options.requestsPerSecond),
      enter: createRooms(clock, options.channelRoom),
      attached: (path) => world.attached.get(path) ?? null,
      api: createApi(
        world,
        answers,
        createPublisher(world),
        () => ({ url: address, shards: sharding.shards }),
        endpoint,
      ),
      record(call) {
        const entry: { -readonly [K in keyof FakeCall]: FakeCall[K] } = { ...call, status: null };
        calls.push(entry);
        return (status) => {
          entry.status = status;
        };
      },
      violate,
      changed: watches.changed,
    }),
  );

  const interactions = () => [...world.interactions.values()];
  return {
    url: `http://127.0.0.1:${port}/api`,
    cdn: world.cdn,
    token,
    applicationId: botId,
    botId,
    faults,
    calls,
    violations,
    get publishes() {
      return world.publishes;
    },
    gateway,
    endpoint,
    commands: () => world.commands,
    forgive(interaction) {
      const known = world.interactions.get(interaction);
      if (known !== undefined) known.forgiven = true;
    },
    unanswered: () =>
      interactions()
        .filter(({ acknowledged }) => acknowledged === null)
        .map((each) => each.id),
    unfilled: () =>
      interactions()
        .filter(
          ({ original }) => original !== null && !original.deleted && (original.flags & FLAGS.loading) !== 0,
        )
        .map((each) => each.id),
    guild: (made) => createGuild(world, made),
    user: (made) => createPerson(world, made),
    when: watches.when,
    async close() {
      watches.stop();
      gateway.stop();
      server.closeAllConnections();
      await new Promise((settle) => server.close(settle));
    },
  };
};
