// An example of an adapter: a chat over plain TCP, with one question or command on each line. To talk to it: nc 127.0.0.1 7000.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Adapter, Health, Host } from '../src/core/adapter.ts';
import { isolateIfNeeded } from '../src/core/bidi.ts';
import { sanitizeForTerminal } from '../src/core/controls.ts';
import type { ClientSettings, Origin } from '../src/core/ports.ts';
import { type Block, type Inline, plainInline, type Reply } from '../src/core/reply.ts';

const NAME = 'lines';

/** A line that is longer, in characters, ends the connection. The host refuses much shorter ones, with a message. */
const LINE_CHARS = 100_000;

// Rendering: a pure function from a reply to text. `sanitizeForTerminal` keeps a document from controlling the reader's terminal, and `settle` keeps
// text that runs from right to left from reordering what comes after it.

const lineOf = (inlines: readonly Inline[]): string =>
  isolateIfNeeded(
    inlines
      .map((inline) => {
        const text = sanitizeForTerminal(plainInline(inline));
        const isLink = typeof inline !== 'string' && inline.as === 'link' && inline.url !== inline.text;
        return isLink ? `${text} <${sanitizeForTerminal(inline.url)}>` : text;
      })
      .join(''),
  );

const indent = (text: string, first: string, then = first): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first : then) + line)
    .join('\n');

const blockOf = (block: Block): string => {
  switch (block.is) {
    case 'text':
      return lineOf(block.text);
    case 'list':
      return block.items.map((item) => indent(lineOf(item), '* ', '  ')).join('\n');
    case 'excerpt':
      // The caption is the source of the quotation: never show one without the other.
      return [
        indent(isolateIfNeeded(sanitizeForTerminal(block.excerpt.text)), block.struck === true ? '~ ' : '| '),
        ...block.caption.map((line) => indent(lineOf(line), '  - ', '    ')),
      ].join('\n');
  }
};

/** Buttons are command lines, so a platform without buttons can show what to type. */
export const renderReply = ({ cards, file }: Reply): string =>
  [
    ...cards.map(({ title, blocks, actions = [] }) =>
      [
        ...(title === undefined ? [] : [isolateIfNeeded(sanitizeForTerminal(title))]),
        ...blocks.map(blockOf),
        ...actions.map(({ label, line }) =>
          isolateIfNeeded(`[${sanitizeForTerminal(line)}] ${sanitizeForTerminal(label)}`),
        ),
      ].join('\n'),
    ),
    ...(file === undefined ? [] : [`== ${file.name}\n${sanitizeForTerminal(file.text)}`]),
  ].join('\n\n');

/** `port` 0: any free one. */
export const createLineChat = ({ port, host: address = '127.0.0.1' }: { port: number; host?: string }) => {
  const server = createServer();
  const sockets = new Set<Socket>();
  const running = new Set<Promise<void>>();
  let health: Health = 'starting';
  let isStopping = false;

  const talk = (socket: Socket, host: Host) => {
    // Nothing is stored about a connection: what a person chooses lasts as long as they stay.
    let own: ClientSettings = { locale: null, keepsQuestions: null };
    const chat = `${NAME}:${randomUUID()}`;
    // Limits count what one address asks, however often it connects.
    const person = { platform: NAME, chat, user: `${NAME}:${socket.remoteAddress}`, alone: true } as const;

    const answer = (line: string) =>
      host.inTurn(chat, async (ask) => {
        const origin: Origin = { ...person, way: 'typed', language: null, own };
        const { reply } = await ask({ origin, said: { line } });
        own = reply.own ?? own;
        if (socket.writable) socket.write(`${renderReply(reply)}\n\n`);
      });

    let rest = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      if (rest.length > LINE_CHARS) return socket.destroy();
      for (const line of isStopping ? [] : lines) {
        const task = answer(line).finally(() => running.delete(task));
        running.add(task);
      }
    });
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    sockets.add(socket);
  };

  const adapter: Adapter = {
    name: NAME,
    async start(host) {
      server.on('connection', (socket) => talk(socket, host)).listen(port, address);
      await once(server, 'listening');
      health = 'up';
    },
    health: () => health,
    async stop() {
      isStopping = true;
      server.close();
      await Promise.allSettled(running);
      for (const socket of sockets) socket.end();
    },
  };
  return { ...adapter, address: () => server.address() };
};
