// The hash with which a document was added, where its metadata is shown.

import { expect, it } from 'vitest';
import { renderAbout } from '../../../src/pages/about.ts';
import { sha256 } from '../../../src/system/hash.ts';
import { loadWords } from '../../../src/words/words.ts';
import { appOf, originOf } from '../../app-of.ts';
import { read } from '../../read-reply.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const TEXT = 'The lamp was lit at nine.\n';

it('/sources and the page of a document show its hash, and nothing where there is none', async () => {
  const folder = await folderOf({
    'added.txt': TEXT,
    'added.meta.yaml': `title: Added\nsha256: ${sha256(TEXT)}\n`,
    'plain.txt': 'The lamp was out at ten.\n',
  });
  const { app } = await appOf({ knowledgeDir: folder.path });
  const shown = async (path: string) => {
    const said = { line: `/sources ${path}` };
    const { text } = read((await app.host.answer({ origin: originOf({ user: 'test:one' }), said })).reply);
    const document = app.library.snapshot().documents.get(path);
    if (document === undefined) throw new Error(`there is no ${path}`);
    const { revision, meta } = document;
    return [text, String(renderAbout({ path, revision, meta, words: loadWords()('en'), others: [] }))];
  };
  const start = sha256(TEXT).slice(0, 16);
  for (const view of await shown('added.txt')) {
    expect(view).toContain('SHA-256 when added:');
    expect(view).toContain(start);
  }
  for (const view of await shown('plain.txt')) expect(view).not.toContain('SHA-256');
});
