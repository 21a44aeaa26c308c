// Files that people send are read from the platform's own hosts, within a limit, and no address of them is told.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CDN, createAttachments as onDiscord } from '../../../src/adapters/discord/attachments.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import type { AttachedFile } from '../../../src/core/ports.ts';
import { createTestClock } from '../../app-of.ts';
import { openTelegram } from '../../fakes/telegram/telegram.ts';
import { silent } from '../../stores-of.ts';
import { telegramFor } from '../../telegram-of.ts';

const CONTENT = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 256));

const failed = async (work: Promise<unknown>): Promise<PlatformError> => {
  const error = await work.then(
    () => expect.fail('it was got'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PlatformError);
  return error as PlatformError;
};

/** A server that has a file, endless bytes, and ways elsewhere. */
const openHost = async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    if (request.url === '/endless') {
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more));
      };
      return more();
    }
    if (request.url === '/elsewhere') return void response.writeHead(302, { location: '/file' }).end();
    if (request.url === '/file') return void response.end(CONTENT);
    response.writeHead(404).end('gone');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fileAt = (path: string, size: number | null = null): AttachedFile => ({
    ref: `${origin}${path}`,
    name: 'a.txt',
    size,
  });
  return { origin, asked, fileAt };
};

describe('on Discord', () => {
  it('reads a file whole, and sends no token for it', async () => {
    const { origin, asked, fileAt } = await openHost();
    const read = await onDiscord([origin]).fetch(fileAt('/file'), CONTENT.length);
    expect(Buffer.compare(read, CONTENT)).toBe(0);
    expect(asked).toEqual([undefined]);
  });

  it.each([
    ['a file that says it is too large', '/file', CONTENT.length, 10, 'large'],
    ['a file that is larger than it says', '/file', 5, CONTENT.length - 1, 'large'],
    ['a file without an end', '/endless', null, 1_000_000, 'large'],
    ['a file that leads elsewhere', '/elsewhere', null, 1_000_000, 'lost'],
    ['a file that is gone', '/nothing', null, 1_000_000, 'gone'],
  ])('refuses %s', async (_, path, size, max, code) => {
    const { origin, fileAt } = await openHost();
    const error = await failed(onDiscord([origin]).fetch(fileAt(path, size), max));
    expect(error.code).toBe(code);
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain('127.0.0.1');
  });

  it('reads from no other host, however it is written', async () => {
    const { origin, asked, fileAt } = await openHost();
    const { ref } = fileAt('/file');
    for (const address of [
      ref,
      ref.replace('http://', 'http://cdn.discordapp.com@'),
      'https://cdn.discordapp.com.example.org/x',
      'http://cdn.discordapp.com/x',
      'https://cdn.discordapp.com:444/x',
      'file:///etc/passwd',
      'data:text/plain,x',
      '//cdn.discordapp.com/x',
      '',
    ])
      expect((await failed(onDiscord(CDN).fetch({ ref: address, name: 'a', size: null }, 9_999))).code).toBe(
        'gone',
      );
    expect((await failed(onDiscord([`${origin}0`]).fetch(fileAt('/file'), 9_999))).code).toBe('gone');
    expect(asked).toEqual([]);
  });
});

describe('on Telegram', () => {
  const open = async () => {
    const clock = createTestClock();
    const telegram = await openTelegram({ clock });
    onTestFinished(telegram.close);
    const { attachments } = telegramFor(telegram, { clock, log: silent });
    const user = telegram.user();
    const send = (name: string, content: Buffer): AttachedFile => {
      const message = user.send({ name, content });
      return { ref: `file${message.chatId}-${message.message_id}`, name, size: content.length };
    };
    return { telegram, attachments, send };
  };

  it('asks where a file is, and reads it whole', async () => {
    const { telegram, attachments, send } = await open();
    const read = await attachments.fetch(send('a b.txt', CONTENT), CONTENT.length);
    expect(Buffer.compare(read, CONTENT)).toBe(0);
    expect(telegram.violations).toEqual([]);
  });

  it('refuses what is too large, by its word and by its bytes, and what Telegram does not have', async () => {
    const { attachments, send } = await open();
    const file = send('a.txt', CONTENT);
    expect((await failed(attachments.fetch(file, 10))).code).toBe('large');
    expect((await failed(attachments.fetch({ ...file, size: null }, 10))).code).toBe('large');
    expect((await failed(attachments.fetch({ ...file, ref: 'file-1' }, 99_999_999))).code).toBe('gone');
    expect(attachments.max).toBe(20_000_000);
  });

  it.each(['../../getMe', '/etc/passwd', 'a/../../b', 'documents/..%2f..', 'https://example.org/x', ''])(
    'goes to no other place that a server may name: %s',
    async (path) => {
      const { telegram, attachments, send } = await open();
      telegram.faults.plan('getFile', {
        is: 'answer',
        status: 200,
        body: { ok: true, result: { file_id: 'x', file_unique_id: 'x', file_path: path } },
      });
      const before = telegram.calls.length;
      expect((await failed(attachments.fetch(send('a.txt', CONTENT), 999_999))).code).toBe('gone');
      expect(telegram.calls.slice(before).map(({ method }) => method)).toEqual(['getFile']);
    },
  );

  it('tells no token where something fails', async () => {
    const { telegram, attachments, send } = await open();
    for (const fault of [{ is: 'answer', status: 500 } as const, { is: 'reset' } as const]) {
      telegram.faults.plan('file', fault);
      const error = await failed(attachments.fetch(send('a.txt', CONTENT), 999_999));
      expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain(telegram.token);
    }
  });
});
