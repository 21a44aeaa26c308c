// A model of ONNX, run by the WebAssembly form of ONNX Runtime: it needs nothing of the machine, and gives the same vectors everywhere.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Model } from './model.ts';
import type { ModelFolder } from './model-folder.ts';

/** As much as is used of `onnxruntime-web`, which need not be installed when types are checked. */
interface Tensor {
  readonly data: ArrayLike<number>;
  readonly dims: readonly number[];
}
interface Runtime {
  readonly env: { logLevel: string; readonly wasm: { numThreads: number } };
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<Session>;
  };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Record<string, Tensor>): Promise<Record<string, Tensor>>;
}

/** The same of `@huggingface/tokenizers`. */
interface Tokenizers {
  readonly Tokenizer: new (
    tokenizer: object,
    config: object,
  ) => {
    encode(text: string): { readonly ids: readonly number[] };
  };
}

/** Outputs that are a vector of the whole text, made as its makers want it. Any other but the last is a vector for each token. */
const WHOLE = ['sentence_embedding', 'embeddings'];
/** What classifiers read, which says little of a text's meaning. */
const FOR_CLASSES = 'pooler_output';

const readJson = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object;

/** Throws if the model does not take what tokenizers give, or gives something else than its folder says. */
export const loadOnnx = async (packages: string, folder: ModelFolder): Promise<Model> => {
  const load = createRequire(packages);
  const { env, InferenceSession, Tensor } = load('onnxruntime-web') as Runtime;
  const { Tokenizer } = load('@huggingface/tokenizers') as Tokenizers;
  env.logLevel = 'error';
  // More would be threads of threads, and the sums of another order.
  env.wasm.numThreads = 1;
  const config = folder.tokenizerConfig === null ? {} : readJson(folder.tokenizerConfig);
  const tokenizer = new Tokenizer(readJson(folder.tokenizer), config);
  const session = await InferenceSession.create(readFileSync(folder.file), {
    executionProviders: ['wasm'],
  });
  const { inputNames, outputNames } = session;
  const output =
    WHOLE.find((name) => outputNames.includes(name)) ??
    outputNames.find((name) => name !== FOR_CLASSES) ??
    outputNames[0];
  if (output === undefined) throw new Error(`${folder.file} has no output`);

  const tokensOf = (text: string): number[] => {
    const { ids } = tokenizer.encode(text);
    // The last token ends a text, and ends it where it is cut, too.
    return ids.length <= folder.maxTokens
      ? [...ids]
      : [...ids.slice(0, folder.maxTokens - 1), ids.at(-1) ?? 0];
  };

  return async (text, as) => {
    const read = tokensOf(folder.prompts[as] + text);
    const ids = read.length === 0 ? [0] : read;
    const dims = [1, ids.length];
    const filled = (value: bigint) => new Tensor('int64', new BigInt64Array(ids.length).fill(value), dims);
    const given: Record<string, () => Tensor> = {
      input_ids: () => new Tensor('int64', BigInt64Array.from(ids, BigInt), dims),
      attention_mask: () => filled(1n),
      token_type_ids: () => filled(0n),
      position_ids: () =>
        new Tensor(
          'int64',
          BigInt64Array.from(ids, (_, i) => BigInt(i)),
          dims,
        ),
    };
    const inputs: Record<string, Tensor> = {};
    for (const name of inputNames) {
      const make = given[name];
      if (make === undefined)
        throw new Error(`${folder.file} needs the input ${name}; only models of text are supported`);
      inputs[name] = make();
    }
    const result = (await session.run(inputs))[output];
    if (result === undefined) throw new Error(`${folder.file} gave no ${output}`);
    return unit(pooled(result, folder));
  };
};

/** One vector of what the model gave: a sentence as it is, or made of its tokens. */
const pooled = ({ data, dims }: Tensor, { dimensions, pooling, file }: ModelFolder): Float32Array => {
  if (dims.at(-1) !== dimensions)
    throw new Error(`${file} gives vectors of ${dims.at(-1)} numbers, and config.json says ${dimensions}`);
  const tokens = data.length / dimensions;
  const counted = dims.length < 3 || pooling === 'cls' ? 1 : tokens;
  const sum = new Float32Array(dimensions);
  for (let i = 0; i < counted * dimensions; i++)
    sum[i % dimensions] = (sum[i % dimensions] ?? 0) + (data[i] ?? 0);
  return sum;
};

/** Of length 1; a text of which the model knows nothing points nowhere in particular. */
const unit = (vector: Float32Array): Float32Array => {
  const length = Math.hypot(...vector);
  return length > 0 && Number.isFinite(length)
    ? vector.map((value) => value / length)
    : vector.fill(1 / Math.sqrt(vector.length));
};
