// Only what really lies inside the folder is opened.

import { execFileSync } from 'node:child_process';
import { appendFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { faultLine } from '../../../src/knowledge/fault.ts';
import { boundsOf, isBelow, readInside, resolveInside } from '../../../src/knowledge/inside.ts';
import { createLoader } from '../../../src/knowledge/load.ts';
import { filesBelow } from '../../../src/knowledge/walk.ts';
import { folderOf } from './folder-of.ts';

const MOST = 1_000_000;

/** A folder `kb` beside what nobody may quote. */
const town = async (files: Readonly<Record<string, string>> = {}) => {
  const all = await folderOf({
    '.env': 'TELEGRAM_TOKEN=secret',
    'data/audit.key': 'secret',
    'shared/letters/roses.txt': 'Roses bloom.',
    'kb/a.txt': 'Boats.',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`kb/${path}`, text])),
  });
  const kb = join(all.path, 'kb');
  const link = async (path: string, target: string) => symlink(target, join(kb, path));
  const load = async (further: string[] = []) => {
    const loaded = await createLoader(kb, undefined, further)();
    return { paths: [...loaded.documents.keys()], lines: loaded.faults.map(faultLine), loaded };
  };
  return { path: all.path, kb, link, load };
};

describe('what leads out of the folder', () => {
  test.each([
    ['a link to a file', 'notes.txt', '../.env'],
    ['an absolute one', 'notes.txt', '/etc/hostname'],
    ['to a device that never ends', 'notes.txt', '/dev/zero'],
    ['to the process itself', 'notes.txt', '/proc/self/environ'],
    ['to a folder', 'letters', '../data'],
    ['to the folder above', 'letters', '..'],
    ['to a folder with the ending of a document', 'letters.md', '../shared/letters'],
    ['to a folder whose name begins alike', 'letters', '../kb-private'],
    ['from a sidecar', 'a.meta.yaml', '../data/audit.key'],
    ['from the questions', 'questions.yaml', '../.env'],
    ['of a name that is not read', 'photo.jpg', '../.env'],
  ])('%s is a fault with a remedy, and nothing of it is read', async (_, path, target) => {
    const { path: all, link, load } = await town();
    await mkdir(join(all, 'kb-private'));
    await writeFile(join(all, 'kb-private', 'b.txt'), 'secret');
    await link(path, target);
    const { lines, loaded } = await load();
    expect(
      lines.filter((line) => line.startsWith(`${path}: error: is a link to ${target}, outside`)),
    ).toHaveLength(1);
    expect(lines.join()).toContain('KNOWLEDGE_ROOTS');
    expect(JSON.stringify([...loaded.documents])).not.toContain('secret');
  });

  test('by a link in the middle of the way', async () => {
    const { link, load } = await town();
    await link('out', '..');
    await link('notes.txt', 'out/.env');
    expect((await load()).lines).toEqual([
      expect.stringMatching(/^out: error: .*outside/),
      expect.stringMatching(/^notes\.txt: error: .*outside/),
    ]);
  });

  test('may be read where KNOWLEDGE_ROOTS names its folder, and nothing beside it', async () => {
    const { path, link, load } = await town();
    await link('letters', '../shared/letters');
    await link('b.txt', '../shared/letters/roses.txt');
    await link('c.txt', '../.env');
    const { paths, lines } = await load([join(path, 'shared')]);
    expect(paths).toEqual(['a.txt', 'b.txt', 'letters/roses.txt']);
    expect(lines).toEqual([expect.stringMatching(/^c\.txt: error/)]);
  });

  test('keeps its last good version where a document becomes such a link', async () => {
    const { kb } = await town({ 'b.txt': 'Roses.' });
    const load = createLoader(kb);
    await load();
    await rm(join(kb, 'b.txt'));
    await symlink('../.env', join(kb, 'b.txt'));
    const { documents, faults } = await load();
    expect(documents.get('b.txt')?.text).toBe('Roses.');
    expect(faults.map(({ remedy }) => remedy).join()).toContain('Its last good version stays in use.');
  });
});

describe('what is no file', () => {
  test.each(['pipe.txt', 'pipe', 'a.meta.yaml'])(
    'a named pipe %s is a fault, and nobody waits for a writer',
    async (name) => {
      const { kb, load } = await town();
      execFileSync('mkfifo', [join(kb, name)]);
      expect((await load()).lines).toContain(
        `${name}: error: is a named pipe (FIFO). Remove it: only files and folders are read.`,
      );
    },
  );

  test('a link to a pipe inside the folder, and a socket', async () => {
    const { kb, link, load } = await town();
    execFileSync('mkfifo', [join(kb, '.pipe')]);
    await link('b.txt', '.pipe');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(kb, 'c.txt'), resolve));
    onTestFinished(() => void server.close());
    expect((await load()).lines).toEqual([
      expect.stringContaining('b.txt: error: is a named pipe (FIFO).'),
      expect.stringContaining('c.txt: error: is a socket.'),
    ]);
  });

  test('links that lead nowhere or round in a circle', async () => {
    const { link, load } = await town();
    await link('b.txt', 'lost.txt');
    await link('c.txt', 'd.txt');
    await link('d.txt', 'c.txt');
    await link('e', './e');
    expect((await load()).lines).toEqual([
      expect.stringMatching(/^e: error: is a link to \.\/e that is part of a loop\. Remove/),
      expect.stringMatching(/^b\.txt: error: is a broken link to lost\.txt\. Remove/),
      expect.stringMatching(/^c\.txt: error: is a link to d\.txt that is part of a loop/),
      expect.stringMatching(/^d\.txt: error: is a link to c\.txt that is part of a loop/),
    ]);
  });

  test('a name with a line break, which could forge a line of the report', async () => {
    const { kb, load } = await town();
    await writeFile(join(kb, 'b\nc.txt: error: forged.txt'), 'Roses.');
    const { paths, lines } = await load();
    expect(paths).toEqual(['a.txt']);
    expect(lines).toHaveLength(1);
    expect(lines.join()).toContain('has a line break');
    expect(lines.join()).not.toContain('\n');
  });
});

describe('what stays inside', () => {
  test('links to files and folders, absolute ones too, are read', async () => {
    const { kb, link, load } = await town({ 'sub/b.txt': 'Roses.', '.store/c.txt': 'Lamps.' });
    await link('d.txt', join(kb, 'a.txt'));
    await link('sub/up.txt', '../a.txt');
    await link('e.txt', '.store/c.txt');
    await link('later', '.store');
    const { paths, lines } = await load();
    expect([paths, lines]).toEqual([
      ['a.txt', 'd.txt', 'e.txt', 'later/c.txt', 'sub/b.txt', 'sub/up.txt'],
      [],
    ]);
  });

  test('the files of a volume as Kubernetes mounts it', async () => {
    const { link, load } = await town({
      '..2026_01_01/b.txt': 'Roses.',
      '..2026_01_01/b.meta.yaml': 'title: Garden',
    });
    await link('..data', '..2026_01_01');
    await link('b.txt', '..data/b.txt');
    await link('b.meta.yaml', '..data/b.meta.yaml');
    const { paths, lines, loaded } = await load();
    expect([paths, lines]).toEqual([['a.txt', 'b.txt'], []]);
    expect(loaded.documents.get('b.txt')?.meta.title).toBe('Garden');
  });

  test('the folder itself may be a link, as that of git-sync is', async () => {
    const { path } = await town();
    await symlink('kb', join(path, 'current'));
    expect([...(await createLoader(join(path, 'current'))()).documents.keys()]).toEqual(['a.txt']);
  });

  test.each([
    '.git/config',
    '.env',
    '.env.local',
    '.envrc',
    '.netrc',
    '.git-credentials',
    '.ssh/id_ed25519',
    '.aws/credentials',
    'sub/.git/HEAD',
  ])('but not what a hidden %s holds', async (target) => {
    const { link, load } = await town({ [target]: 'secret' });
    await link('b.txt', target);
    const { paths, lines } = await load();
    expect(paths).toEqual(['a.txt']);
    expect(lines).toEqual([
      expect.stringContaining(`b.txt: error: is a link to ${target}, which is private.`),
    ]);
  });

  test('the store of git-annex is read', async () => {
    const { link, load } = await town({ '.git/annex/objects/x/b.txt': 'Roses.' });
    await link('b.txt', '.git/annex/objects/x/b.txt');
    expect((await load()).lines).toEqual([]);
  });

  test('a folder has the path at which it lies, whatever links lead to it', async () => {
    const { link, load } = await town({ 'z/b.txt': 'Roses.' });
    await link('y', 'z');
    await link('z/back', '..');
    expect((await load()).paths).toEqual(['a.txt', 'z/b.txt']);
  });
});

describe('what is passed over', () => {
  test('hidden names silently, also links that lead out, and node_modules with a word', async () => {
    const { link, load } = await town({ 'node_modules/x/README.md': 'Installed.' });
    await link('.root', '/');
    await link('.env', '../.env');
    const { paths, lines } = await load();
    expect(paths).toEqual(['a.txt']);
    expect(lines).toEqual([expect.stringContaining('node_modules: warning: is skipped')]);
  });

  test('folders that lie too deep', async () => {
    const { load } = await town({ [`${'d/'.repeat(70)}b.txt`]: 'Roses.' });
    const { paths, lines } = await load();
    expect([paths, lines]).toEqual([
      ['a.txt'],
      [expect.stringMatching(/error: is more than 64 folders deep/)],
    ]);
  });
});

describe('a file that is exchanged while it is opened', () => {
  test('is never what the folder does not hold', async () => {
    const { path, kb } = await town();
    const bounds = await boundsOf(kb);
    const first = await readInside(bounds, 'a.txt', MOST);
    const [file, secret] = [join(kb, 'a.txt'), join(path, '.env')];
    // As fast as another process can: the name is a document at one moment and a link out at the next.
    let running = true;
    const flip = (async () => {
      for (let i = 0; running; i++) {
        const made = join(kb, `.new${i}`);
        if (i % 2 === 0) await symlink(secret, made);
        else await writeFile(made, 'Boats.');
        await rename(made, file);
      }
    })();
    const read = [new TextDecoder().decode(first)];
    for (let i = 0; i < 400; i++) {
      const bytes = await readInside(bounds, 'a.txt', MOST).catch((error: Error) => error);
      read.push(bytes instanceof Error ? 'fault' : new TextDecoder().decode(bytes));
    }
    running = false;
    await flip;
    expect(read.filter((text) => text !== 'fault' && text !== 'Boats.')).toEqual([]);
  });

  test('nor where a folder on the way is exchanged', async () => {
    const { path, kb } = await town({ 'sub/b.txt': 'Roses.' });
    await mkdir(join(path, 'out'));
    await writeFile(join(path, 'out', 'b.txt'), 'secret');
    const bounds = await boundsOf(kb);
    let running = true;
    const flip = (async () => {
      const [sub, aside] = [join(kb, 'sub'), join(kb, '.aside')];
      while (running) {
        renameSync(sub, aside);
        symlinkSync(join(path, 'out'), sub);
        await new Promise(setImmediate);
        rmSync(sub);
        renameSync(aside, sub);
        await new Promise(setImmediate);
      }
    })();
    const read = new Set<string>();
    for (let i = 0; i < 400; i++)
      read.add(
        await readInside(bounds, 'sub/b.txt', MOST).then(
          (bytes) => new TextDecoder().decode(bytes),
          () => 'fault',
        ),
      );
    running = false;
    await flip;
    expect([...read].filter((text) => text !== 'fault' && text !== 'Roses.')).toEqual([]);
  });
});

describe('the size of a file', () => {
  test('is the size that it has in the end, and no more than it may have', async () => {
    const { kb } = await town({ 'b.txt': '' });
    const bounds = await boundsOf(kb);
    appendFileSync(join(kb, 'b.txt'), 'x'.repeat(200_000));
    expect((await readInside(bounds, 'b.txt', 200_000)).length).toBe(200_000);
    await expect(readInside(bounds, 'b.txt', 199_999)).rejects.toThrow('more than 199999');
  });

  test('of a file that says 0 and holds more, as those of the kernel do', async () => {
    const bounds = await boundsOf('/proc/self');
    const text = new TextDecoder().decode(await readInside(bounds, 'status', MOST));
    expect(text).toContain('VmRSS');
    await expect(readInside(bounds, 'status', 100)).rejects.toThrow('more than 100');
  });
});

test('a folder that may not be looked into is a fault', async () => {
  const { kb } = await town();
  await expect(resolveInside(await boundsOf(kb), 'lost.txt')).rejects.toThrow('cannot be read (ENOENT)');
  expect((await filesBelow(kb)).refused.size).toBe(0);
});

test.each([
  ['/kb', '/kb', true],
  ['/kb', '/kb/a', true],
  ['/kb', '/kb/..data/a', true],
  ['/kb', '/kb-private/a', false],
  ['/kb', '/', false],
  ['/', '/etc', true],
])('%s holds %s: %s', (folder, path, expected) => {
  expect(isBelow(folder, path)).toBe(expected);
});
