// Makes plain JavaScript of the sources and of the packages that they use, in few files, so that Node has little to find and to read.

import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';
import { BESIDE, filesBelow, ROOT } from './place.mjs';

/**
 * Packages that are loaded from node_modules: libsql has code for a machine, pdfium has a file of WebAssembly, graphile-worker would bring the TypeScript compiler with it,
 * and pg has to be the one that graphile-worker uses. The others are looked for by packages that do without them.
 */
const OUTSIDE = [
  'libsql',
  '@embedpdf/pdfium',
  'graphile-worker',
  'pg',
  'zlib-sync',
  'bufferutil',
  'utf-8-validate',
  'tsx',
];

/** What every file begins with: packages of the older kind ask for others with `require`. */
const HEAD = [
  "import { createRequire as requireFrom } from 'node:module';",
  'const require = requireFrom(import.meta.url);',
  "const buildRoot = new URL('@ROOT@', import.meta.url);",
].join(' ');

/** Pages are served with these as they are. */
const isAsset = (path) => path.includes('/assets/');

/** Programs, and the JavaScript that threads and processes begin with. */
const isEntry = (path) =>
  path === 'src/main.ts' || /^src\/cli\/[^/]+\.ts$/.test(path) || (path.endsWith('.js') && !isAsset(path));

/** Catalogues, pages and the like, read from beside the code. */
const isData = (path) => isAsset(path) || !['.ts', '.js'].includes(extname(path));

/**
 * A module finds what is beside it by `import.meta.url`. In a build, modules lie together in few files; so each is told where it would lie
 * if it had a file of its own, and data and threads lie there.
 */
const ownPlaces = {
  name: 'own places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/](src|commands)[\\/].*\.(ts|js)$/ }, ({ path }) => {
      const from = relative(ROOT, path).replaceAll('\\', '/');
      if (!/^(src|commands)\//.test(from)) return undefined;
      const text = readFileSync(path, 'utf8');
      return {
        contents: text.replaceAll('import.meta.url', `new URL(${JSON.stringify(from)}, buildRoot).href`),
        loader: extname(path) === '.ts' ? 'ts' : 'js',
      };
    });
  },
};

/** A map of an empty first line, and of nothing after it. */
const NO_MAP = JSON.stringify({ version: 3, sources: [''], mappings: 'AAAA' });
const NO_MAP_COMMENT = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(NO_MAP).toString('base64')}`;

/** Stack traces lead to the sources of the bot. Maps of packages would be ten times as large, and Node reads maps at every start. */
const packagesUnmapped = {
  name: 'packages unmapped',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8').replaceAll('//# sourceMappingURL=', '// ');
      return { contents: `\n${text}\n${NO_MAP_COMMENT}`, loader: 'js' };
    });
  },
};

const write = (folder, path, content) => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
};

/** Writes the build into a folder. Rejects with esbuild's error, which has been printed. */
export const bundleInto = async (folder) => {
  const files = filesBelow('src');
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: files.filter(isEntry),
    outbase: ROOT,
    outdir: folder,
    chunkNames: 'shared/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: OUTSIDE,
    plugins: [ownPlaces, packagesUnmapped],
    banner: { js: HEAD },
    // Here nothing has to be translated first.
    define: { 'process.features.typescript': '"built"' },
    sourcemap: 'linked',
    sourcesContent: false,
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  for (const { path, text, contents } of outputFiles) {
    const place = relative(folder, path);
    const up = '../'.repeat(place.split(/[\\/]/).length - 1) || './';
    write(folder, place, path.endsWith('.js') ? text.replace('@ROOT@', up) : contents);
  }
  for (const path of files.filter(isData)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(ROOT, path), join(folder, path));
  }
  for (const file of BESIDE) copyFileSync(join(ROOT, file), join(folder, file));
  // The packages of embeddings may be installed later.
  symlinkSync(join('..', '..', 'embeddings'), join(folder, 'embeddings'), 'dir');
  write(folder, 'licences.txt', licencesOf(Object.keys(metafile.inputs)));
};
