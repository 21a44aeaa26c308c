// Where the build of the sources as they are now belongs: in dist/, in a folder named after all that goes into it.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const DIST = join(ROOT, 'dist');

/** All files below a folder of the project, as paths from its root, in an order that does not depend on the machine. */
export const filesBelow = (folder) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    });

/** What npm has installed; without npm, what it would install. */
const lockFile = () => {
  for (const file of ['node_modules/.package-lock.json', 'package-lock.json'])
    try {
      return readFileSync(join(ROOT, file));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  return '';
};

/** Files of the root that go into a build as they are. */
export const BESIDE = ['package.json', '.env.example'];

/** What a build is made of: topics are read when the bot runs. */
const sources = () => [
  ...filesBelow('src'),
  ...filesBelow('commands').filter((path) => path.endsWith('.ts')),
];

/**
 * The folder of the build. Its name is a hash of contents, since a file can change and keep its size and its times. So a change
 * always leads to another folder, and a bot that runs keeps the files that it was started from.
 */
export const placeOfBuild = () => {
  const hash = createHash('sha256');
  const add = (path, bytes) => {
    hash.update(`${path}\0${bytes.length}\0`);
    hash.update(bytes);
  };
  add('installed', lockFile());
  for (const path of [...sources(), ...filesBelow('scripts/build'), ...BESIDE])
    add(path, readFileSync(join(ROOT, path)));
  return join(DIST, hash.digest('hex').slice(0, 16));
};

/** The file of a program in a build, such as `main` or `cli/ask`. */
export const programIn = (build, name) => join(build, 'src', `${name}.js`);

export const shown = (path) => relative(ROOT, path);
