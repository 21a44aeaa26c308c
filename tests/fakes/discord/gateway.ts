// Discord's gateway: sessions that are identified, kept alive, cut, and resumed without losing an event.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  type Breach,
  FINAL_CODES,
  isBreach,
  judgeFrame,
  judgeIdentify,
  readFrame,
  shardOf,
} from './gateway-rules.ts';
import type { Json } from './shapes.ts';

export interface FakeGateway {
  sessions(): readonly { readonly id: string; readonly connected: boolean; readonly seq: number }[];
  /** How many times a session was identified, and how many times resumed. */
  readonly identified: number;
  readonly resumed: number;
  /** The bot is in so many more servers that it needs so many shards: connections with fewer are closed. */
  split(shards: number): void;
  /** How many shards are connected. */
  readonly shards: number;
  /** Op 7. */
  reconnect(): void;
  /** Op 9; with false the session is gone. */
  invalidate(resumable: boolean): void;
  /** Resets the TCP connection. */
  drop(): void;
  close(code: number): void;
  /** Settles as soon as the client has seen READY or RESUMED on a connection that has not been told to go. */
  connected(): Promise<void>;
  /** Any event, whatever its data. Kept for sessions without a connection until they resume. */
  dispatch(event: string, data: unknown): void;
}

export interface GatewaySetup {
  readonly server: Server;
  readonly token: string;
  readonly heartbeatMs: number;
  readonly intents: number;
  /** How many shards are needed. */
  shards: number;
  readonly user: Json;
  readonly applicationId: string;
  address(): string;
  guilds(): readonly Json[];
  violate(what: string): void;
  /** Called after everything that a client did. */
  changed(): void;
}

interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  seq: number;
  readonly events: { readonly seq: number; readonly frame: Json }[];
  link: Link | null;
}

interface Link {
  readonly socket: WebSocket;
  readonly tcp: Duplex;
  session: Session | null;
  /** It has been told to go, so that it counts no more. */
  leaving: boolean;
  /** The client has seen READY or RESUMED. */
  settled: boolean;
}

export const createGateway = (setup: GatewaySetup): FakeGateway & { stop(): void } => {
  const sockets = new WebSocketServer({ noServer: true });
  const links = new Set<Link>();
  const sessions = new Map<string, Session>();
  let waiting: (() => void)[] = [];
  let identified = 0;
  let resumed = 0;

  const send = (link: Link, frame: Json): void => link.socket.send(JSON.stringify(frame));
  const live = (): Link[] => [...links].filter(({ session, leaving }) => session !== null && !leaving);

  const leave = (link: Link): void => {
    link.leaving = true;
    if (link.session?.link === link) link.session.link = null;
  };

  const emit = (session: Session, event: string, data: unknown): void => {
    session.seq += 1;
    const frame = { op: 0, t: event, s: session.seq, d: structuredClone(data) };
    session.events.push({ seq: session.seq, frame });
    if (session.link !== null) send(session.link, frame);
  };

  const attach = (link: Link, session: Session): void => {
    if (session.link !== null) leave(session.link);
    session.link = link;
    link.session = session;
  };

  /** The pong to this ping comes when the client has worked off everything before it. */
  const arrive = (link: Link): void => {
    const { session } = link;
    link.settled = false;
    link.socket.once('pong', () => {
      if (link.leaving || session === null || link.session !== session) return;
      link.settled = true;
      for (const settle of waiting.splice(0)) settle();
      setup.changed();
    });
    link.socket.ping();
  };

  const shut = (link: Link, code: number): void => {
    if (FINAL_CODES.has(code) && link.session !== null) sessions.delete(link.session.id);
    leave(link);
    link.socket.close(code);
  };

  const breach = (link: Link, { code, what }: Breach): void => {
    setup.violate(`gateway: ${what} (close ${code})`);
    shut(link, code);
  };

  /** Guilds are divided among the shards, and what is of no guild comes to the first ("Sharding"). */
  const isOf = ({ shard: [id, count] }: Session, guild: unknown): boolean =>
    (typeof guild === 'string' && /^\d+$/.test(guild)
      ? Number((BigInt(guild) >> 22n) % BigInt(count))
      : 0) === id;

  const ready = (session: Session, guilds: readonly Json[]): Json => ({
    v: 10,
    user: { ...setup.user, verified: true, mfa_enabled: true, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: `${setup.address()}/resume`,
    shard: session.shard,
    application: { id: setup.applicationId, flags: 0 },
    private_channels: [],
    presences: [],
    relationships: [],
    user_settings: {},
    session_type: 'normal',
    geo_ordered_rtc_regions: [],
    _trace: ['fake'],
  });

  const identify = (link: Link, data: Json): void => {
    if (data.intents !== setup.intents)
      setup.violate(`gateway: IDENTIFY with the intents ${String(data.intents)} instead of ${setup.intents}`);
    identified += 1;
    const session: Session = {
      id: randomUUID().replaceAll('-', ''),
      shard: shardOf(data),
      seq: 0,
      events: [],
      link: null,
    };
    sessions.set(session.id, session);
    attach(link, session);
    const guilds = setup.guilds().filter(({ id }) => isOf(session, id));
    emit(session, 'READY', ready(session, guilds));
    for (const guild of guilds) emit(session, 'GUILD_CREATE', guild);
    arrive(link);
  };

  const resume = (link: Link, { token, session_id: id, seq }: Json): void => {
    const session = sessions.get(String(id));
    if (token !== setup.token) breach(link, { code: 4004, what: 'RESUME with a wrong token' });
    else if (session === undefined) send(link, { op: 9, d: false });
    else if (typeof seq !== 'number' || seq > session.seq)
      breach(link, { code: 4007, what: `RESUME from ${String(seq)}` });
    else {
      attach(link, session);
      resumed += 1;
      for (const event of session.events) if (event.seq > seq) send(link, event.frame);
      emit(session, 'RESUMED', { _trace: ['fake'] });
      arrive(link);
    }
  };

  const receive = (link: Link, bytes: Buffer): void => {
    const frame = readFrame(bytes);
    const data = ((frame as Json).d ?? {}) as Json;
    const fault = isBreach(frame)
      ? frame
      : (judgeFrame(frame, link.session !== null) ?? (frame.op === 2 ? judgeIdentify(data, setup) : null));
    if (fault !== null) breach(link, fault);
    else if ((frame as Json).op === 1) send(link, { op: 11, d: null });
    else if ((frame as Json).op === 2) identify(link, data);
    else if ((frame as Json).op === 6) resume(link, data);
  };

  const open = (socket: WebSocket, tcp: Duplex): void => {
    const link: Link = { socket, tcp, session: null, leaving: false, settled: false };
    links.add(link);
    socket.on('message', (data: Buffer) => {
      // What comes after the word to go is no longer answered.
      if (!link.leaving) receive(link, data);
      setup.changed();
    });
    socket.on('error', () => {});
    socket.on('close', (code) => {
      links.delete(link);
      if (link.session !== null && (code === 1000 || code === 1001) && !link.leaving)
        sessions.delete(link.session.id);
      leave(link);
      setup.changed();
    });
    send(link, { op: 10, d: { heartbeat_interval: setup.heartbeatMs, _trace: ['fake'] } });
  };

  const upgrade = (request: IncomingMessage, tcp: Duplex, head: Buffer): void => {
    const query = new URL(request.url ?? '/', 'ws://fake').searchParams;
    sockets.handleUpgrade(request, tcp, head, (socket) => {
      if (query.get('v') === '10' && query.get('encoding') === 'json' && !query.has('compress'))
        return open(socket, tcp);
      setup.violate(`gateway: connected with ${query.toString()} instead of v=10&encoding=json`);
      socket.close(4012);
    });
  };
  setup.server.on('upgrade', upgrade);

  return {
    sessions: () =>
      [...sessions.values()].map(({ id, link, seq }) => ({ id, connected: link !== null, seq })),
    get identified() {
      return identified;
    },
    get resumed() {
      return resumed;
    },
    split(shards) {
      setup.shards = shards;
      for (const link of links) shut(link, 4011);
    },
    get shards() {
      return live().filter(({ settled }) => settled).length;
    },
    reconnect() {
      for (const link of live()) {
        send(link, { op: 7, d: null });
        leave(link);
      }
    },
    invalidate(resumable) {
      for (const link of live()) {
        const { session } = link;
        if (!resumable && session !== null) sessions.delete(session.id);
        if (session !== null) session.link = null;
        // The connection stays, and may be resumed or identified on.
        link.session = null;
        send(link, { op: 9, d: resumable });
      }
    },
    drop() {
      for (const link of links) {
        leave(link);
        if ('resetAndDestroy' in link.tcp)
          (link.tcp as Duplex & { resetAndDestroy(): void }).resetAndDestroy();
        else link.tcp.destroy();
      }
    },
    close(code) {
      for (const link of links) shut(link, code);
    },
    connected: () =>
      live().some(({ settled }) => settled)
        ? Promise.resolve()
        : new Promise((settle) => waiting.push(settle)),
    dispatch(event, data) {
      const { id, guild_id: guild = event.startsWith('GUILD_') ? id : undefined } = (data ?? {}) as Json;
      for (const session of sessions.values()) if (isOf(session, guild)) emit(session, event, data);
    },
    stop() {
      waiting = [];
      for (const { socket } of links) socket.terminate();
      sockets.close();
    },
  };
};
