// The library as tools and resources of the Model Context Protocol. Every result says where its words are from, and what may be quoted.

import {
  type CallToolResult,
  McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import * as z from 'zod';
import { ProblemError, type ProgramAnswers } from '../api/answers.ts';
import {
  checkResult,
  checkTool,
  documentsResult,
  documentsTool,
  passageResult,
  passageTool,
  searchResult,
  searchTool,
} from '../api/shapes.ts';
import type { Origin } from '../core/ports.ts';
import { checkText, documentsText, passageText, RULE, searchText } from './texts.ts';

export interface McpParts {
  readonly answers: ProgramAnswers;
  readonly origin: Origin;
  readonly version: string;
}

const INSTRUCTIONS = `This server has the documents of one community, and answers with excerpts from them, word for word.
Search before you say what the documents say. Name the source of what you quote, with its date. If "confident" is false, the library has no answer: say so.
${RULE}`;

const ruled = { rule: z.string().describe('What may be quoted, and how.') };

/** It changes nothing, and reaches no further than the library. */
const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const SCHEME = 'verbatim://documents/';
const uriOf = (path: string): string => SCHEME + path.split('/').map(encodeURIComponent).join('/');

const pathIn = (uri: URL): string => {
  try {
    return decodeURIComponent(uri.href.slice(SCHEME.length));
  } catch {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'The address of the resource is not UTF-8.');
  }
};

/** A cursor is the number of the next page. */
const pageOf = (cursor: string | undefined): number => {
  const page = cursor === undefined ? 1 : /^[1-9]\d{0,5}$/.test(cursor) ? Number(cursor) : 0;
  if (page === 0)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'The cursor is not one of this server.');
  return page;
};

/** A resource that is not there is an error of the protocol. */
const refusing = async <T>(make: () => Promise<T> | T): Promise<T> => {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
  }
};

/** A tool says to its caller what is wrong, so that it can ask better. */
const answering = async <T extends object>(
  make: () => Promise<T> | T,
  say: (result: T) => string,
): Promise<CallToolResult> => {
  try {
    const result = await make();
    return {
      content: [{ type: 'text', text: `${say(result)}\n\n${RULE}` }],
      structuredContent: { ...result, rule: RULE },
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { isError: true, content: [{ type: 'text', text: error.message }] };
  }
};

export const createMcpServer = ({ answers, origin, version }: McpParts): McpServer => {
  const server = new McpServer(
    { name: 'verbatim', title: 'Verbatim', version },
    { instructions: INSTRUCTIONS },
  );

  server.registerTool(
    'search',
    {
      title: 'Search the library',
      description: `Finds excerpts from the community's documents that answer a question. ${RULE}`,
      inputSchema: searchTool,
      outputSchema: searchResult.extend(ruled),
      annotations: READS,
    },
    (asked) => answering(() => answers.search(asked, origin), searchText),
  );
  server.registerTool(
    'read_passage',
    {
      title: 'Read a passage',
      description: `Gives the passage of a citation code, whole, and the codes of those before and after it. ${RULE}`,
      inputSchema: passageTool,
      outputSchema: passageResult.extend(ruled),
      annotations: READS,
    },
    ({ citation }) => answering(() => answers.passage(citation, origin), passageText),
  );
  server.registerTool(
    'check_quote',
    {
      title: 'Check a quotation',
      description: `Tells whether a quotation is in the documents as you quote it, before you show it to anybody. ${RULE}`,
      inputSchema: checkTool,
      outputSchema: checkResult.extend(ruled),
      annotations: READS,
    },
    ({ text }) => answering(() => answers.check(text, origin), checkText),
  );
  server.registerTool(
    'list_documents',
    {
      title: 'List the documents',
      description: 'Lists the documents of the library with their dates and authors, page by page.',
      inputSchema: documentsTool,
      outputSchema: documentsResult.extend(ruled),
      annotations: READS,
    },
    ({ page = 1 }) => answering(() => answers.documents(page, origin), documentsText),
  );

  const readDocument = async (uri: URL): Promise<ReadResourceResult> => {
    const { text, parts: _, ...known } = await refusing(() => answers.text(pathIn(uri), origin));
    if (text === null)
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        'This document is shown in excerpts only. Find them with the tool "search".',
      );
    return {
      contents: [
        { uri: uri.href, mimeType: 'text/plain', text },
        {
          uri: `${uri.href}#source`,
          mimeType: 'application/json',
          text: JSON.stringify({ ...known, rule: RULE }),
        },
      ],
    };
  };
  server.registerResource(
    'document',
    new ResourceTemplate(`${SCHEME}{+path}`, { list: undefined }),
    {
      title: 'Document',
      description: 'The text of a document, and what is known of it.',
      mimeType: 'text/plain',
    },
    readDocument,
  );
  // In pages, which the list of a template has not.
  server.server.setRequestHandler('resources/list', ({ params }) =>
    refusing(() => {
      const { documents, page, pages } = answers.documents(pageOf(params?.cursor), origin);
      return {
        resources: documents
          .filter(({ whole }) => whole)
          .map(({ path, title, published, revision }) => ({
            uri: uriOf(path),
            name: path,
            title: title ?? path,
            description: `${published ?? 'undated'}, revision ${revision}`,
            mimeType: 'text/plain',
          })),
        ...(page < pages ? { nextCursor: String(page + 1) } : {}),
      };
    }),
  );
  return server;
};
