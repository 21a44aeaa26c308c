// An embedder of a model in a folder: any that its makers publish as ONNX with a tokenizer, in the languages that it knows.

import { basename, resolve } from 'node:path';
import type { Embedder } from '../knowledge/embedder.ts';
import { readModelFolder } from './model-folder.ts';
import { findPackage, PACKAGES } from './packages.ts';
import { createThreadEmbedder } from './thread.ts';

const RUNTIME = ['onnxruntime-web', '@huggingface/tokenizers'];

/** Whether what runs models is installed. */
export const hasOnnxRuntime = (packages = PACKAGES): boolean =>
  RUNTIME.every((name) => findPackage(name, packages) !== null);

/** Rejects with a ModelFolderError if the folder holds no model that can be used. */
export const createOnnx = async (folder: string): Promise<Embedder> => {
  const model = await readModelFolder(resolve(folder));
  return createThreadEmbedder(
    { packages: PACKAGES, model },
    {
      name: `${basename(resolve(folder))} ${model.hash}`,
      dimensions: model.dimensions,
      languages: model.languages,
    },
  );
};
