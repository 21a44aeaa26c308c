// Requests that arrive together are answered one by one, and a body in thousands of pieces is one of few.

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inTurns } from '../../../src/web/admission.ts';

const serving = async (listener: RequestListener, onFlood = (socket: Socket) => void socket.destroy()) => {
  const server = createServer(inTurns(listener, onFlood)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  onTestFinished(() => server.closeAllConnections());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return () => {
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes.toString();
    });
    const said = async () => {
      if (!socket.closed) await once(socket, 'close');
      return heard;
    };
    return { socket, said };
  };
};

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
const CLOSING = 'Connection: close\r\n';

describe('requests', () => {
  it('of one connection are begun one after the other, and answered in their order', async () => {
    const begun: (string | undefined)[] = [];
    const ends: (() => void)[] = [];
    let next = () => {};
    const open = await serving((request, response) => {
      begun.push(request.url);
      ends.push(() => response.end(`answer ${request.url}`));
      next();
    });
    const line = open();
    line.socket.write(get('/1') + get('/2') + get('/3', CLOSING));
    for (const expected of [['/1'], ['/1', '/2'], ['/1', '/2', '/3']]) {
      if (begun.length < expected.length)
        await new Promise<void>((resolve) => {
          next = resolve;
        });
      expect(begun).toEqual(expected);
      ends.at(-1)?.();
    }
    expect(((await line.said()).match(/answer \S\d/g) ?? []).join()).toBe('answer /1,answer /2,answer /3');
  });

  it('that arrive together begin in different turns of the event loop', async () => {
    let turns = 0;
    let counting = true;
    const count = () => {
      turns++;
      if (counting) setImmediate(count);
    };
    onTestFinished(() => {
      counting = false;
    });
    setImmediate(count);
    const begunIn: number[] = [];
    const open = await serving((_, response) => {
      begunIn.push(turns);
      response.end();
    });
    const lines = Array.from({ length: 8 }, open);
    for (const { socket } of lines) socket.write(get('/', CLOSING));
    await Promise.all(lines.map(({ said }) => said()));
    expect(new Set(begunIn).size).toBe(8);
  });

  it('of a connection that is gone are not begun', async () => {
    const begun: (string | undefined)[] = [];
    let gone = () => {};
    const closed = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const open = await serving((request, response) => {
      begun.push(request.url);
      response.once('close', gone);
      request.socket.destroy();
    });
    open().socket.write(get('/1') + get('/2') + get('/3'));
    await closed;
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual(['/1']);
  });
});

describe('requests of a connection that reads no answer', () => {
  /** The answers, and how often the connection was a flood. */
  const sent = async (count: number) => {
    let floods = 0;
    const begun: (string | undefined)[] = [];
    const open = await serving(
      (request, response) => {
        begun.push(request.url);
        response.end('answered');
      },
      (socket) => {
        floods++;
        socket.destroy();
      },
    );
    const line = open();
    line.socket.on('error', () => {});
    line.socket.write(get('/').repeat(count - 1) + get('/last', CLOSING));
    const answers = (await line.said()).match(/answered/g) ?? [];
    return { floods, begun: begun.length, answers: answers.length };
  };

  it('are all answered where there are a few', async () => {
    expect(await sent(16)).toEqual({ floods: 0, begun: 16, answers: 16 });
  });

  it.each([17, 200, 1_500])('end the connection, once, where there are %i', async (count) => {
    expect(await sent(count)).toEqual({ floods: 1, begun: 0, answers: 0 });
  });

  it('may follow each other for ever where each is answered before the next but a few', async () => {
    const open = await serving((_, response) => void response.end('answered'));
    const { socket, said } = open();
    for (let i = 0; i < 10; i++) {
      const answered = new Promise<void>((resolve) => {
        let left = 10;
        const count = (bytes: Buffer) => {
          left -= bytes.toString().match(/answered/g)?.length ?? 0;
          if (left > 0) return;
          socket.off('data', count);
          resolve();
        };
        socket.on('data', count);
      });
      socket.write(get('/').repeat(10));
      await answered;
    }
    socket.write(get('/last', CLOSING));
    expect((await said()).match(/answered/g)).toHaveLength(101);
  });
});

describe('a chunked body', () => {
  const sent = async (...pieces: readonly string[]) => {
    let count = 0;
    let body = '';
    const open = await serving((request, response) => {
      request.on('data', (piece: Buffer) => {
        count++;
        body += piece.toString();
      });
      request.on('end', () => response.end('whole'));
    });
    const line = open();
    line.socket.write(
      `POST / HTTP/1.1\r\nHost: localhost\r\n${CLOSING}Transfer-Encoding: chunked\r\n\r\n${pieces
        .map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`)
        .join('')}0\r\n\r\n`,
    );
    expect(await line.said()).toMatch(/whole/);
    return { count, body };
  };

  it('of many pieces comes in few, with all that was sent', async () => {
    const pieces = Array.from({ length: 1_000 }, (_, i) => `${i % 10}`.repeat(40));
    const { count, body } = await sent(...pieces);
    expect(body).toBe(pieces.join(''));
    expect(count).toBeLessThanOrEqual(3);
  });

  it('of thousands of pieces ends its connection, once', async () => {
    let floods = 0;
    let bytes = 0;
    const open = await serving(
      (request) => {
        request.on('data', (piece: Buffer) => {
          bytes += piece.length;
        });
      },
      (socket) => {
        floods++;
        socket.destroy();
      },
    );
    const line = open();
    const closed = new Promise((resolve) => line.socket.once('error', () => {}).once('close', resolve));
    line.socket.write(
      `POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(40_000)}`,
    );
    await closed;
    expect(floods).toBe(1);
    expect(bytes).toBeLessThanOrEqual(1_024);
  });

  it('of small and large pieces keeps their order', async () => {
    const pieces = [
      'a',
      'b'.repeat(20_000),
      'c',
      'd'.repeat(16_384),
      'e'.repeat(16_383),
      'f',
      'g',
      '',
    ].filter((piece) => piece !== '');
    expect((await sent(...pieces)).body).toBe(pieces.join(''));
  });
});
