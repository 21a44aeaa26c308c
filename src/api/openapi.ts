// The description of the API (OpenAPI 3.1), made of the schemas that read its input and describe its output.

import * as z from 'zod';
import {
  checkBody,
  checkResult,
  codeShape,
  documentsResult,
  pageQuery,
  passageResult,
  pathShape,
  plainQuery,
  problemShape,
  searchQuery,
  searchResult,
  textResult,
  topicsResult,
} from './shapes.ts';

const RESULTS = {
  SearchResult: searchResult,
  Passage: passageResult,
  Check: checkResult,
  Documents: documentsResult,
  DocumentText: textResult,
  Topics: topicsResult,
  Problem: problemShape,
} as const;
type ResultName = keyof typeof RESULTS;

type JsonSchema = Readonly<Record<string, unknown>>;

const schemaOf = (shape: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io });
  return schema;
};

/** The parameters of an address, as a query names them. */
const queryOf = (shape: z.ZodObject): readonly object[] => {
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    schema,
  }));
};

const inPath = (name: string, shape: z.ZodType): object => {
  const { description, ...schema } = schemaOf(shape, 'input');
  return { name, in: 'path', required: true, description, schema };
};

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const PROBLEM_RESPONSES = {
  '400': problem('A parameter or the body is not as expected.'),
  '401': problem('The server has keys, and none of them was sent.'),
  '429': problem('Too many calls; Retry-After says after how many seconds the next one is answered.'),
  default: problem('Anything else that is wrong.'),
};

interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly parameters: readonly object[];
  readonly result: ResultName;
  readonly body?: z.ZodType;
  /** What else it can answer. */
  readonly others?: Readonly<Record<string, object>>;
}

const TAGGED = {
  parameters: [
    {
      name: 'If-None-Match',
      in: 'header',
      required: false,
      description: 'The ETag of an answer that the caller has.',
      schema: { type: 'string' },
    },
  ],
  responses: { '304': { description: 'The caller has the answer.' } },
};

const operation = ({ id, summary, parameters, result, body, others = {} }: Operation) => ({
  operationId: id,
  summary,
  parameters: [...parameters, ...(body === undefined ? TAGGED.parameters : [])],
  ...(body === undefined
    ? {}
    : {
        requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
      }),
  responses: {
    '200': {
      description: 'The answer.',
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${result}` } } },
    },
    ...(body === undefined ? TAGGED.responses : {}),
    ...PROBLEM_RESPONSES,
    ...others,
  },
});

const MISSING = {
  '404': problem('The library has nothing of this name, or does not show it.'),
  '410': problem('It was retracted or removed for good.'),
};

/** Where the API is, from the root of the server. */
export const API_ROOT = '/api/v1';

export interface DescriptionParts {
  readonly version: string;
  /** Null: relative to where the description was found. */
  readonly publicUrl: string | null;
  readonly needsKey: boolean;
}

export const describeApi = ({ version, publicUrl, needsKey }: DescriptionParts) => ({
  openapi: '3.1.1',
  info: {
    title: 'Verbatim',
    version,
    summary: 'Verbatim, sourced excerpts from the documents of a community.',
    description:
      'Every text is a slice of one revision of a document. Put only those words in quotation marks that `check` calls exact.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: publicUrl === null ? '.' : `${publicUrl}${API_ROOT}` }],
  ...(needsKey ? { security: [{ key: [] }] } : {}),
  paths: {
    '/search': {
      get: operation({
        id: 'search',
        summary: 'Excerpts that answer a question.',
        parameters: queryOf(searchQuery),
        result: 'SearchResult',
      }),
    },
    '/passages/{code}': {
      get: operation({
        id: 'passage',
        summary: 'The passage of a citation code.',
        parameters: [inPath('code', codeShape), ...queryOf(plainQuery)],
        result: 'Passage',
        others: MISSING,
      }),
    },
    '/check': {
      post: operation({
        id: 'check',
        summary: 'Whether a quotation is in the documents as it is quoted.',
        parameters: queryOf(plainQuery),
        body: checkBody,
        result: 'Check',
      }),
    },
    '/documents': {
      get: operation({
        id: 'documents',
        summary: 'The documents of the library.',
        parameters: queryOf(pageQuery),
        result: 'Documents',
        others: MISSING,
      }),
    },
    '/texts/{path}': {
      get: operation({
        id: 'text',
        summary: 'A document with its text, if it is shown whole. The path contains slashes as they are.',
        parameters: [inPath('path', pathShape), ...queryOf(plainQuery)],
        result: 'DocumentText',
        others: MISSING,
      }),
    },
    '/topics': {
      get: operation({
        id: 'topics',
        summary: 'The topics of the community, with the passages that each shows.',
        parameters: queryOf(plainQuery),
        result: 'Topics',
      }),
    },
  },
  components: {
    schemas: Object.fromEntries(
      Object.entries(RESULTS).map(([name, shape]) => [name, schemaOf(shape, 'output')]),
    ),
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
  },
});
