// `verbatim mcp`: the SDK's own client starts it and asks over standard input and output, on which nothing but the protocol is written.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { JSONRPCMessageSchema } from '@modelcontextprotocol/core';
import { expect, it } from 'vitest';
import { atEnd, folderWith } from './leftovers.ts';
import { town } from './town.ts';

const ARGS = ['--enable-source-maps', 'bin/verbatim.mjs', 'mcp'];
const environment = async () => ({
  PATH: process.env.PATH ?? '',
  ...(await town()),
  DATA_DIR: await folderWith(),
  LOG_LEVEL: 'debug',
});

it('lets an assistant search, and catches the quote that it makes up', async () => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ARGS,
    env: await environment(),
    stderr: 'ignore',
  });
  atEnd(() => client.close());
  await client.connect(transport);
  const found = await client.callTool({
    name: 'search',
    arguments: { question: 'When does the ferry to Linden Island leave?', limit: 1 },
  });
  expect(found.structuredContent).toMatchObject({ confident: true, findings: [{ document: 'ferry.md' }] });
  const check = async (text: string) =>
    (await client.callTool({ name: 'check_quote', arguments: { text } })).structuredContent;
  expect(await check('Bicycles are forbidden on every ferry of the harbour.')).not.toMatchObject({
    verdict: 'exact',
  });
  expect(await check('Tickets are sold on board by the deckhand, who takes coins only.')).toMatchObject({
    verdict: 'exact',
  });
});

it('writes messages of the protocol only, and ends with its input', async () => {
  const child = spawn(process.execPath, ARGS, {
    env: await environment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  atEnd(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSONRPCMessageSchema.parse(JSON.parse((await lines.next()).value ?? ''));
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const clientInfo = { name: 'test', version: '1' };
  send({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
  });
  expect(await next()).toMatchObject({ id: 1, result: { serverInfo: { name: 'verbatim' } } });
  send({ method: 'notifications/initialized' });
  send({
    id: 2,
    method: 'tools/call',
    params: { name: 'search', arguments: { question: 'ferry timetable' } },
  });
  expect(await next()).toMatchObject({ id: 2, result: { structuredContent: {} } });
  const ended = once(child, 'exit');
  child.stdin.end();
  expect((await lines.next()).done).toBe(true);
  expect((await ended)[0]).toBe(0);
});
