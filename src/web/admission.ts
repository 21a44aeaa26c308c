// Requests are let in one by one: each begins in a turn of the event loop of its own, however many arrive together.

import type { IncomingMessage, RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { waitForTurn } from '../core/event-loop.ts';
import { GATHERED_BYTES, MAX_PIECES, MAX_UNANSWERED } from './limits.ts';

/** A client sends bodies in more and smaller pieces than any honest one does, or more requests before it has read an answer. */
export type OnFlood = (socket: Socket) => void;

/**
 * Passes the pieces of a chunked body on together, since a stream takes some ten times as long for a piece as the parser does. Where
 * there are too many, the parser alone would keep the server busy.
 */
const gatherPieces = (request: IncomingMessage, onFlood: OnFlood): void => {
  const push = request.push.bind(request);
  const gathered = Buffer.allocUnsafe(GATHERED_BYTES);
  let length = 0;
  let pieces = 0;
  const pass = (): boolean => {
    const whole = Buffer.from(gathered.subarray(0, length));
    length = 0;
    return whole.length === 0 || push(whole);
  };
  request.push = (piece: unknown, encoding?: BufferEncoding): boolean => {
    pieces += 1;
    if (pieces === MAX_PIECES + 1) onFlood(request.socket);
    // The parser goes on to the end of what has been read from the connection.
    if (pieces > MAX_PIECES) return false;
    if (!(piece instanceof Uint8Array) || piece.length > GATHERED_BYTES) {
      pass();
      return push(piece, encoding);
    }
    const goesOn = length + piece.length <= GATHERED_BYTES || pass();
    gathered.set(piece, length);
    length += piece.length;
    return goesOn;
  };
};

interface Line {
  /** Requests whose answers have not been sent. */
  unanswered: number;
  /** Settles when the last of them has been answered. */
  last: Promise<void>;
}

/** As `listener`, but one request at a time of each connection, and one in each turn. */
export const inTurns = (listener: RequestListener, onFlood: OnFlood): RequestListener => {
  const lines = new WeakMap<Socket, Line>();
  const lineOf = (socket: Socket): Line => {
    const line = lines.get(socket) ?? { unanswered: 0, last: Promise.resolve() };
    lines.set(socket, line);
    return line;
  };
  return (request, response) => {
    const { socket } = request;
    // The parser goes on to the end of what has been read from the connection.
    if (socket.destroyed) return;
    const line = lineOf(socket);
    line.unanswered += 1;
    if (line.unanswered > MAX_UNANSWERED) {
      onFlood(socket);
      return;
    }
    if (request.headers['transfer-encoding'] !== undefined) gatherPieces(request, onFlood);
    response.once('close', () => {
      line.unanswered -= 1;
    });
    const answer = (): Promise<void> | void => {
      if (socket.destroyed || response.destroyed) return;
      const closed = new Promise<void>((resolve) => response.once('close', resolve));
      listener(request, response);
      return closed;
    };
    line.last = line.last.then(waitForTurn).then(answer);
  };
};
