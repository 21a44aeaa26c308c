// The scenarios on the example of an adapter: people connect to its port, and read what comes back.

import { readFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createLineChat } from '../../examples/line-chat.ts';
import { appOf, type TestApp } from '../app-of.ts';
import { describeScenarios, type Person } from './scenarios.ts';

let test: TestApp;
let chat: ReturnType<typeof createLineChat>;
beforeAll(async () => {
  test = await appOf();
  chat = createLineChat({ port: 0 });
  await chat.start(test.app.host);
});
afterAll(() => chat.stop());

/** A connection, and what has arrived on it. An answer ends with an empty line, and so do its cards: `/about` tells where it ends. */
const dial = async () => {
  const socket = connect((chat.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  let arrived = () => {};
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
    arrived();
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const until = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      arrived = () => {
        if (!pattern.test(received)) return;
        const shown = received;
        received = '';
        resolve(shown);
      };
      arrived();
    });
  onTestFinished(() => void socket.destroy());
  return { socket, until, closed };
};

const MARK = '/nothing-here';
const END = /[^\n]*nothing-here[\s\S]*?\n\n$/;

const enter = async (language: string): Promise<Person> => {
  const { socket, until } = await dial();
  let last = '';
  const say = async (line: string) => {
    socket.write(`${line}\r\n${MARK}\n`);
    last = (await until(END)).replace(END, '');
    return last
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/^([|~] | {2}- | {4}|\* | {2})/gm, '')
      .replace(/\s+/g, ' ');
  };
  // Nothing tells an adapter of plain lines how a program is set: people choose it.
  if (language !== 'en') await say(`/settings language:${language.slice(0, 2)}`);
  return {
    type: say,
    press(label) {
      const buttons = [...last.replace(/[\u2066-\u2069]/g, '').matchAll(/^\[(.*?)\] (.*)$/gm)];
      const line = buttons.find(([, , shown]) => shown === label)?.[1];
      if (line === undefined) throw new Error(`there is no button ${label}`);
      return say(line);
    },
  };
};

describeScenarios('the example of an adapter', () => ({ enter }));

describe('the example of an adapter', () => {
  it('quotes a document to whoever connects, word for word and with its source', async () => {
    const { socket, until } = await dial();
    socket.write('what do Palestinian representatives accuse Israel of?\n');
    const shown = (await until(/\n\n$/)).replace(/[\u2066-\u2069]/g, '');
    const [quoted = ''] = /^\| .*$/m.exec(shown) ?? [];
    const words = quoted.slice('| '.length);
    expect(words).toContain('They accuse Israel of prolonging negotiations');
    const { byCitation } = test.app.library.snapshot();
    const cited = [...shown.matchAll(/\b[0-9a-z]{8}\b/g)].flatMap(([code]) => byCitation.get(code) ?? []);
    const [{ document } = expect.fail('no citation is shown')] = cited;
    expect(readFileSync(join('knowledge', document.path), 'utf8')).toContain(words);
    expect(shown).toContain('  - ');
    expect(shown).toContain('according to Palestinian representatives');
  });

  it('answers lines that arrive in pieces and all at once, each once and in their order', async () => {
    const { socket, until } = await dial();
    const [first, rest] = [
      Buffer.from('/أبدا\n/zwei\n/drei\n').subarray(0, 4),
      Buffer.from('/أبدا\n/zwei\n/drei\n').subarray(4),
    ];
    await new Promise<void>((resolve) => socket.write(first, () => resolve()));
    socket.write(rest);
    const shown = await until(/drei[\s\S]*\n\n$/);
    const said = [...shown.matchAll(/أبدا|zwei|drei/g)].map(([name]) => name);
    expect([...new Set(said)]).toEqual(['أبدا', 'zwei', 'drei']);
  });

  it('keeps a language for one connection, from the next line on', async () => {
    const [one, other] = [await dial(), await dial()];
    one.socket.write('/settings language:he\n/about\n');
    expect(await one.until(/0\.0\.0[\s\S]*\n\n$/)).toContain('גרסה');
    other.socket.write('/about\n');
    expect(await other.until(/\n\n$/)).toContain('Version');
  });

  it('hangs up on a line without an end, and goes on with everybody else', async () => {
    const [endless, other] = [await dial(), await dial()];
    endless.socket.on('error', () => {}).write('a'.repeat(200_000));
    await endless.closed;
    other.socket.write('/about\n');
    expect(await other.until(/\n\n$/)).toContain('0.0.0');
  });

  it('gives the answers under way before it stops, and takes no more', async () => {
    const own = createLineChat({ port: 0 });
    await own.start(test.app.host);
    expect(own.health()).toBe('up');
    const { port } = own.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (text) => {
      received += text;
    });
    const ended = new Promise<void>((resolve) => socket.once('end', () => resolve()));
    await new Promise<void>((resolve) => socket.write('/about\n', () => resolve()));
    // It has read the line once another connection, made after it, has got its answer.
    const later = connect(port, '127.0.0.1');
    await new Promise<void>((resolve) => {
      later.once('data', () => resolve());
      later.write('/about\n');
    });
    await own.stop();
    await ended;
    expect(received).toContain('0.0.0');
    later.destroy();
    const refused = connect(port, '127.0.0.1');
    await new Promise<void>((resolve) => refused.once('error', () => resolve()));
  });
});
