// Connections: so many at once, of one network as well, and none that is held open by being slow.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from './addresses.ts';
import type { WebLimits } from './limits.ts';

interface GuardParts {
  readonly limits: WebLimits;
  /** Many people come through these, so that their connections are bounded all together only. */
  readonly isProxy: (peer: string | undefined) => boolean;
  /** Called once, when a connection is turned away for the first time. */
  readonly full: (which: 'all' | 'network') => void;
}

export interface ConnectionGuard {
  /** Call it before the server listens. */
  watch(server: Server): void;
  /** Closes a connection, and takes no more of its network for a while. */
  refuse(socket: Socket): void;
}

/** Node.js takes a longer delay for one of a millisecond. */
const MAX_TIMER = 2 ** 31 - 1;

export const createConnectionGuard = ({ limits, isProxy, full }: GuardParts): ConnectionGuard => {
  const told = new Set<string>();
  const tell = (which: 'all' | 'network') => {
    if (!told.has(which)) full(which);
    told.add(which);
  };
  /** No more entries than connections. */
  const open = new Map<string, number>();
  const refused = new Set<string>();

  const bound = (socket: Socket) => {
    if (isProxy(socket.remoteAddress)) return;
    const network = networkOf(socket.remoteAddress ?? '');
    if (refused.has(network)) {
      socket.destroy();
      return;
    }
    const count = open.get(network) ?? 0;
    if (count >= limits.connectionsPerNetwork) {
      tell('network');
      socket.destroy();
      return;
    }
    open.set(network, count + 1);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  };

  const endIfSlow = ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (socket.destroyed) return;
    const look = () => {
      // An answer that takes long to make is not the client's fault.
      if (!response.headersSent) return timer.refresh();
      const bytes = Number(response.getHeader('content-length') ?? 0);
      timer = setTimeout(
        () => response.destroy(),
        Math.min((bytes / limits.bytesPerSecond) * 1_000, MAX_TIMER),
      ).unref();
    };
    let timer = setTimeout(look, limits.idleMs).unref();
    response.once('close', () => clearTimeout(timer));
  };

  return {
    watch(server) {
      server.maxConnections = limits.connections;
      server.on('drop', () => tell('all'));
      // Before Node.js reads from it.
      server.prependListener('connection', bound);
      // Node.js closes what stands still; a byte now and then would keep it open.
      server.setTimeout(limits.idleMs);
      server.prependListener('request', endIfSlow);
    },
    refuse(socket) {
      const { remoteAddress } = socket;
      socket.destroy();
      if (remoteAddress === undefined || isProxy(remoteAddress)) return;
      const network = networkOf(remoteAddress);
      if (refused.has(network)) return;
      refused.add(network);
      setTimeout(() => refused.delete(network), limits.refusedMs).unref();
    },
  };
};
