// A folder that holds a model as its makers publish it: ONNX, its tokenizer, and the files of sentence-transformers that say how a
// sentence is made of its words.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { EmbeddedAs } from '../knowledge/embedder.ts';

export interface ModelFolder {
  /** The path of the file of ONNX. */
  readonly file: string;
  readonly tokenizer: string;
  /** Null if the folder has none. */
  readonly tokenizerConfig: string | null;
  readonly dimensions: number;
  /** Whether a text is the average of its tokens, or its first one. */
  readonly pooling: 'mean' | 'cls';
  /** Tokens of a text that are read; what comes after them does not count. */
  readonly maxTokens: number;
  /** What is put before a text. */
  readonly prompts: Readonly<Record<EmbeddedAs, string>>;
  /** Primary tags; null: every language. */
  readonly languages: readonly string[] | null;
  /** Sixteen hexadecimal digits of what its vectors depend on. */
  readonly hash: string;
}

/** A folder that holds no model that can be used; says why, one fault a line. */
export class ModelFolderError extends Error {
  override readonly name = 'ModelFolderError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** Where makers put the model, the smaller form first: it is about as good, and faster. */
const MODELS = ['model_quantized', 'model_int8', 'model'].flatMap((name) => [
  `${name}.onnx`,
  `onnx/${name}.onnx`,
]);

/** More tokens than a passage has, and as many as most models read. */
const MOST_TOKENS = 512;

const size = z.number().int().positive();
const config = z.object({ hidden_size: size.max(8_192) });
const pooling = z.object({
  word_embedding_dimension: size.optional(),
  pooling_mode_cls_token: z.boolean().optional(),
  pooling_mode_mean_tokens: z.boolean().optional(),
});
const sentences = z.object({ max_seq_length: size.nullish() });
const prompts = z.object({ prompts: z.record(z.string(), z.string()).optional() });
// Where a tokenizer has no limit, its configuration says 10^30.
const tokenizerConfig = z.object({ model_max_length: z.number().positive().nullish() });
const card = z.object({ language: z.union([z.string(), z.array(z.string())]).nullish() });

/** Rejects with a {@link ModelFolderError} that names every fault. */
export const readModelFolder = async (folder: string): Promise<ModelFolder> => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new ModelFolderError([`${folder} is not a folder`]);
  const faults: string[] = [];
  const at = (name: string) => join(folder, name);
  const read = <T>(name: string, schema: z.ZodType<T>, needed: boolean): T | null => {
    if (!existsSync(at(name))) {
      if (needed) faults.push(`${at(name)} is missing; copy it from where the model is published`);
      return null;
    }
    try {
      return schema.parse(JSON.parse(readFileSync(at(name), 'utf8')));
    } catch (error) {
      const why = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : String(error);
      faults.push(`${at(name)} cannot be used: ${why}`);
      return null;
    }
  };

  const file = MODELS.find((name) => existsSync(at(name)));
  if (file === undefined)
    faults.push(`${folder} has none of ${MODELS.join(', ')}; copy one from where the model is published`);
  read('tokenizer.json', z.looseObject({ model: z.looseObject({}) }), true);
  const { hidden_size: dimensions = 0 } = read('config.json', config, true) ?? {};
  const pooled = read('1_Pooling/config.json', pooling, false);
  const { max_seq_length: most } = read('sentence_bert_config.json', sentences, false) ?? {};
  const { model_max_length: tokens } = read('tokenizer_config.json', tokenizerConfig, false) ?? {};
  const named = read('config_sentence_transformers.json', prompts, false)?.prompts ?? {};
  if (pooled !== null && pooled.pooling_mode_cls_token !== true && pooled.pooling_mode_mean_tokens === false)
    faults.push(
      `${at('1_Pooling/config.json')} asks for a pooling other than mean or cls, which is not known`,
    );
  const languages = languagesIn(at('README.md'), faults);
  if (faults.length > 0 || file === undefined) throw new ModelFolderError(faults);

  const facts = {
    dimensions,
    pooling: pooled?.pooling_mode_cls_token === true ? ('cls' as const) : ('mean' as const),
    maxTokens: Math.min(most ?? MOST_TOKENS, tokens ?? MOST_TOKENS, MOST_TOKENS),
    prompts: {
      question: named.query ?? named.question ?? '',
      passage: named.passage ?? named.document ?? '',
    },
  };
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const path of [at(file), at('tokenizer.json')])
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return {
    ...facts,
    file: at(file),
    tokenizer: at('tokenizer.json'),
    tokenizerConfig: existsSync(at('tokenizer_config.json')) ? at('tokenizer_config.json') : null,
    languages,
    hash: hash.digest('hex').slice(0, 16),
  };
};

/** The languages that the model's card names; null where there is no card, or it says that there are many. */
const languagesIn = (path: string, faults: string[]): readonly string[] | null => {
  if (!existsSync(path)) return null;
  const [, front] =
    /^---\n(.*?)\n---(?:\n|$)/s.exec(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')) ?? [];
  if (front === undefined) return null;
  try {
    const { language } = card.parse(parse(front) ?? {});
    const named = [language ?? []].flat().map((tag) => tag.toLowerCase());
    return named.length === 0 || named.some((tag) => /^multi/.test(tag)) ? null : named;
  } catch (error) {
    faults.push(`${path} has front matter that cannot be read: ${(error as Error).message.split('\n')[0]}`);
    return null;
  }
};
