// The library over MCP, asked by the SDK's own client over HTTP; every message is checked against the protocol's schemas.

import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import {
  CallToolResultSchema,
  InitializeResultSchema,
  ListResourcesResultSchema,
  ListResourceTemplatesResultSchema,
  ListToolsResultSchema,
  ReadResourceResultSchema,
} from '@modelcontextprotocol/core';
import { expect, it, onTestFinished } from 'vitest';
import { openApi, type TestApi } from '../../api-of.ts';
import { town } from './town.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const SITE = 'https://site.example';
const PUBLIC = 'https://town.example';

const open = async (changes: Parameters<typeof openApi>[0] = {}) =>
  openApi({ ...(await town()).config, mcp: true, publicUrl: PUBLIC, ...changes });

const clientOf = async ({ address }: TestApi, headers: Record<string, string> = {}): Promise<Client> => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { requestInit: { headers } }),
  );
  onTestFinished(() => client.close());
  return client;
};
const textOf = ({ content }: Pick<CallToolResult, 'content'>): string =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
const RULE = /only if the tool check_quote calls exactly these words "exact"/;

/** One message, as the protocol of 2025 has it, and its answer. */
const message = async (api: TestApi, method: string, params: object, headers = {}) => {
  const {
    status,
    text,
    headers: got,
  } = await api.send('/mcp', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const data = /^data: (\{.*)$/m.exec(text)?.[1] ?? text;
  return { status, headers: got, json: data.startsWith('{') ? JSON.parse(data) : null };
};

it('is not there unless the operator switches it on', async () => {
  const api = await open({ mcp: false });
  expect((await message(api, 'ping', {})).json?.result).toBeUndefined();
});

it('lets an assistant search, read, check, and list, each with the source and the rule', async () => {
  const client = await clientOf(await open());
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    'check_quote',
    'list_documents',
    'read_passage',
    'search',
  ]);
  expect(
    tools.every(
      ({ outputSchema, annotations }) => outputSchema !== undefined && annotations?.readOnlyHint === true,
    ),
  ).toBe(true);

  const found = await client.callTool({
    name: 'search',
    arguments: { question: 'When does the ferry to Linden Island leave?' },
  });
  const [first] = (found.structuredContent as { findings: Record<string, string>[] }).findings;
  expect(first).toMatchObject({
    document: 'ferry.md',
    published: '2024-05',
    attribution: 'the harbour office',
    address: `${PUBLIC}/c/${first?.citation}`,
  });
  for (const said of [
    first?.text,
    first?.citation,
    first?.revision,
    'the harbour office',
    '2024-05',
    first?.address,
    RULE,
  ])
    expect(textOf(found)).toMatch(
      said instanceof RegExp ? said : new RegExp(`${said}`.replace(/[.?/]/g, '\\$&')),
    );

  const passage = await client.callTool({
    name: 'read_passage',
    arguments: { citation: first?.citation ?? '' },
  });
  expect(passage.structuredContent).toMatchObject({
    state: 'current',
    text: first?.text,
    rule: expect.stringMatching(RULE),
  });
  const documents = await client.callTool({ name: 'list_documents', arguments: {} });
  expect(documents.structuredContent).toMatchObject({ count: 3, rule: expect.stringMatching(RULE) });
  const silent = await client.callTool({
    name: 'search',
    arguments: { question: 'Who won the chess tournament?' },
  });
  expect(silent.structuredContent).toMatchObject({ confident: false, findings: [] });
  expect(textOf(silent)).toContain('no passage that answers');
});

it('catches a made-up quote in a conversation', async () => {
  const client = await clientOf(await open());
  const check = async (text: string) => client.callTool({ name: 'check_quote', arguments: { text } });
  // An assistant remembers what it has read badly, and is told so before anybody sees it.
  const invented = await check('Bicycles travel free of charge');
  expect(invented.structuredContent).toMatchObject({ verdict: 'not-found', parts: [] });
  expect(textOf(invented)).toMatch(/Do not quote this/);
  const altered = await check('A bicycle travels on the ferry for the full fare of its rider.');
  expect(altered.structuredContent).toMatchObject({ verdict: 'altered' });
  expect(textOf(altered)).toContain('A bicycle travels on the ferry for half the fare of its rider.');
  const right = (altered.structuredContent as { parts: { text: string }[] }).parts[0]?.text ?? '';
  const exact = await check(right);
  expect(exact.structuredContent).toMatchObject({ verdict: 'exact' });
  expect(textOf(exact)).toContain('You may quote them.');
});

it('gives documents as resources, unless they are shown in excerpts only', async () => {
  const client = await clientOf(await open());
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toEqual([
    'verbatim://documents/ferry.md',
    'verbatim://documents/old%20papers/orchard.md',
  ]);
  const { contents } = await client.readResource({ uri: 'verbatim://documents/old%20papers/orchard.md' });
  expect(contents[0]).toMatchObject({
    mimeType: 'text/plain',
    text: expect.stringContaining('يفتح بستان الميناء'),
  });
  expect(JSON.parse((contents[1] as { text: string }).text)).toMatchObject({
    path: 'old papers/orchard.md',
    rule: expect.stringMatching(RULE),
  });
  for (const path of ['letters.md', 'nothing.md', '..%2f..%2fpackage.json'])
    await expect(client.readResource({ uri: `verbatim://documents/${path}` }), path).rejects.toThrow();
});

it('speaks as the schemas of the protocol say', async () => {
  const api = await open();
  const client = { name: 'test', version: '1' };
  const results = [
    [
      InitializeResultSchema,
      'initialize',
      { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: client },
    ],
    [ListToolsResultSchema, 'tools/list', {}],
    [ListResourcesResultSchema, 'resources/list', {}],
    [ListResourceTemplatesResultSchema, 'resources/templates/list', {}],
    [ReadResourceResultSchema, 'resources/read', { uri: 'verbatim://documents/ferry.md' }],
    [CallToolResultSchema, 'tools/call', { name: 'search', arguments: { question: 'ferry' } }],
    [CallToolResultSchema, 'tools/call', { name: 'check_quote', arguments: { text: 'A bicycle' } }],
    [CallToolResultSchema, 'tools/call', { name: 'read_passage', arguments: { citation: 'zzzzzzzz' } }],
  ] as const;
  for (const [schema, method, params] of results) {
    const { status, json } = await message(api, method, params);
    expect([method, status, schema.safeParse(json.result).error]).toEqual([method, 200, undefined]);
  }
  const { json } = await message(api, 'tools/call', {
    name: 'search',
    arguments: { question: 'a'.repeat(1_001), __proto__: 1 },
  });
  expect(json.result).toMatchObject({
    isError: true,
    content: [{ type: 'text', text: expect.stringMatching(/question/) }],
  });
  expect((await message(api, 'resources/list', { cursor: '-1' })).json.error.code).toBe(-32602);
});

it('admits as the API does: by key and rate, one message at a time, and no page of another site', async () => {
  const keyed = await open({ apiKeys: [KEY] });
  expect((await message(keyed, 'tools/list', {})).status).toBe(401);
  expect((await message(keyed, 'tools/list', {}, { authorization: `Bearer ${KEY}` })).status).toBe(200);
  await expect(clientOf(keyed)).rejects.toThrow();
  expect((await (await clientOf(keyed, { authorization: `Bearer ${KEY}` })).listTools()).tools).toHaveLength(
    4,
  );
  expect(keyed.logged.join('\n')).not.toContain(KEY);

  const slow = await open({ userRate: 4 });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await message(slow, 'ping', {})).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await slow.get('/api/v1/topics')).status).toBe(429);

  const api = await open();
  for (const headers of [{ origin: SITE }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
    expect((await message(api, 'ping', {}, headers)).status).toBe(403);
    expect((await api.get('/mcp', headers)).status).toBe(403);
  }
  const shared = await open({ apiOrigins: [SITE] });
  const allowed = await message(shared, 'ping', {}, { origin: SITE });
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, SITE]);

  const batch = JSON.stringify(
    Array.from({ length: 3 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'ping' })),
  );
  expect((await api.post('/mcp', batch)).status).toBe(400);
  expect((await api.post('/mcp', '{"jsonrpc":"2.0"', {})).status).toBe(400);
  expect((await api.post('/mcp', `{"a":"${'a'.repeat(70_000)}"}`)).status).toBe(413);
  for (const method of ['GET', 'DELETE', 'PUT'])
    expect((await api.send('/mcp', { method })).status, method).toBeGreaterThanOrEqual(400);
});
