// Requests byte by byte, as no HTTP client would send them.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { atEnd } from './leftovers.ts';

export interface Line {
  readonly socket: Socket;
  /** All that has been received. */
  said(): string;
  /** Resolves once this much has been received, and rejects if the connection ends before. */
  hears(pattern: RegExp): Promise<string>;
  /** Resolves to all that was received, once the connection has ended. */
  readonly ended: Promise<string>;
}

/** `from`: the address that the server sees; all of 127.0.0.0/8 is this machine on Linux. */
export const openLine = async (address: string, sent = '', from?: string): Promise<Line> => {
  const { hostname, port } = new URL(address);
  const socket = connect({
    port: Number(port),
    host: hostname,
    ...(from === undefined ? {} : { localAddress: from }),
  });
  atEnd(async () => void socket.destroy());
  let said = '';
  socket.setEncoding('latin1');
  socket.on('data', (text) => {
    said += text;
  });
  // A reset is an end as good as another.
  socket.on('error', () => {});
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(said)));
  await once(socket, 'connect').catch(() => {});
  if (sent !== '') socket.write(sent);
  return {
    socket,
    said: () => said,
    ended,
    hears: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (pattern.test(said)) resolve(said);
        };
        socket.on('data', look);
        socket.once('close', () => reject(new Error(`ended after ${JSON.stringify(said.slice(0, 200))}`)));
        look();
      }),
  };
};

export const statusOf = (said: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(said)?.[1] ?? 0);

/** One request on a connection of its own, and the status of its answer. */
export const statusFor = async (address: string, request: string): Promise<number> => {
  const line = await openLine(address, request);
  const said = await line.hears(/^HTTP\/1\.1 \d{3} [\s\S]*?\r\n\r\n/).catch(() => line.said());
  line.socket.destroy();
  return statusOf(said);
};
