// Reads the documents of a folder with the readers of one state of the project, and prints what that took.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Reader from '../../src/knowledge/document-outcome.ts';

const [, , root = '', docs = ''] = process.argv;

/** Files that are read before, so that the code is compiled. */
const WARM = 20;

const main = async (): Promise<void> => {
  // Where the states before had it.
  const places = ['document-outcome.ts', 'file-reader.ts'].map((name) => join(root, 'src/knowledge', name));
  const module = places.find((place) => existsSync(place)) ?? '';
  const { documentOutcome } = (await import(pathToFileURL(module).href)) as typeof Reader;
  const files = readdirSync(docs)
    .filter((name) => /\.(md|txt)$/.test(name))
    .map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(join(docs, name))), sidecar: null }));
  for (const file of files.slice(0, WARM)) documentOutcome(file);
  const began = process.cpuUsage();
  const documents = files.filter((file) => documentOutcome(file).faults === undefined).length;
  const { user, system } = process.cpuUsage(began);
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  process.stdout.write(JSON.stringify({ bytes, documents, seconds: (user + system) / 1e6 }));
};

void main();
