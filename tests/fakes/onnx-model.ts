// A model of ONNX as small as one can be, in a folder as makers publish them: each word has a vector, and words that mean the same have
// the same one. It is written as protocol buffers by hand, since no package is small enough to be worth it.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Field numbers of onnx.proto3, version 1.14, by message. */
const MODEL = { irVersion: 1, graph: 7, opset: 8 };
const OPSET = { version: 2 };
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const NODE = { input: 1, output: 2, opType: 4 };
const TENSOR = { dims: 1, dataType: 2, name: 8, rawData: 9 };
const VALUE = { name: 1, type: 2 };
const TYPE = { tensor: 1 };
const TENSOR_TYPE = { elemType: 1, shape: 2 };
const SHAPE = { dim: 1 };
const DIM = { value: 1, param: 2 };
const FLOAT = 1;
const INT64 = 7;

const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
};
const int = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, ...parts: readonly (Buffer | string)[]) => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
};

const typed = (name: string, elemType: number, dims: readonly (number | string)[]) => [
  bytes(VALUE.name, name),
  bytes(
    VALUE.type,
    bytes(
      TYPE.tensor,
      int(TENSOR_TYPE.elemType, elemType),
      bytes(
        TENSOR_TYPE.shape,
        ...dims.map((dim) =>
          bytes(SHAPE.dim, typeof dim === 'number' ? int(DIM.value, dim) : bytes(DIM.param, dim)),
        ),
      ),
    ),
  ),
];

/** `last_hidden_state` = the rows of a table that `input_ids` name. */
const modelOf = (table: readonly Float32Array[], dimensions: number, inputs: readonly string[]): Buffer =>
  Buffer.concat([
    int(MODEL.irVersion, 8),
    bytes(
      MODEL.graph,
      bytes(
        GRAPH.node,
        bytes(NODE.input, 'table'),
        bytes(NODE.input, 'input_ids'),
        bytes(NODE.output, 'last_hidden_state'),
        bytes(NODE.opType, 'Gather'),
      ),
      bytes(GRAPH.name, 'words'),
      bytes(
        GRAPH.initializer,
        int(TENSOR.dims, table.length),
        int(TENSOR.dims, dimensions),
        int(TENSOR.dataType, FLOAT),
        bytes(TENSOR.name, 'table'),
        bytes(
          TENSOR.rawData,
          Buffer.concat(
            table.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
          ),
        ),
      ),
      ...inputs.map((name) => bytes(GRAPH.input, ...typed(name, INT64, [1, 'length']))),
      bytes(GRAPH.output, ...typed('last_hidden_state', FLOAT, [1, 'length', dimensions])),
    ),
    bytes(MODEL.opset, int(OPSET.version, 13)),
  ]);

const DIMENSIONS = 32;

export interface FakeModel {
  /** Words that mean the same, a group each. A word in no group means nothing. */
  readonly groups: readonly (readonly string[])[];
  readonly inputs?: readonly string[];
  /** Further files of the folder; null leaves one out that is there otherwise. */
  readonly files?: Readonly<Record<string, string | null>>;
}

export const writeModel = async (
  folder: string,
  { groups, inputs = ['input_ids'], files = {} }: FakeModel,
): Promise<string> => {
  const vectorOf = (group: number) =>
    Float32Array.from({ length: DIMENSIONS }, (_, i) => (i === group % DIMENSIONS ? 1 : 0));
  const vocab: Record<string, number> = { '[UNK]': 0 };
  const table = [new Float32Array(DIMENSIONS).fill(0.02)];
  for (const [group, words] of groups.entries())
    for (const word of words) {
      vocab[word] = table.length;
      table.push(vectorOf(group));
    }
  const tokenizer = {
    version: '1.0',
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  };
  const all: Record<string, string | Buffer | null> = {
    'onnx/model.onnx': modelOf(table, DIMENSIONS, inputs),
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': JSON.stringify({ model_max_length: 128, unk_token: '[UNK]' }),
    'config.json': JSON.stringify({ hidden_size: DIMENSIONS }),
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    if (content === null) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
};
