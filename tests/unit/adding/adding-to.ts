// Adds documents to a library of its own, in a temporary folder.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { type Adding, add, type Outcome } from '../../../src/adding/add.ts';
import { gather } from '../../../src/adding/gather.ts';
import type { Histories } from '../../../src/adding/history/history.ts';
import { isRefused } from '../../../src/adding/item.ts';
import { openShelf } from '../../../src/adding/shelf.ts';
import type { Fetcher } from '../../../src/fetching/fetch-document.ts';
import { readHere } from '../../../src/knowledge/file-reader.ts';

const NOW = Date.parse('2026-03-14T12:30:15.500Z');

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Place {
  /** A folder of what lies elsewhere. */
  readonly from: string;
  readonly library: string;
  /** Adds what these name, one after the other, as one run of the program. */
  add(
    inputs: readonly string[],
    options?: Partial<Adding> & { readonly fetcher?: Fetcher; readonly histories?: Histories },
  ): Promise<Outcome[]>;
  readonly passedOver: string[];
  /** Paths of everything that is in the library, hidden files too. */
  paths(): string[];
  bytes(path: string): Buffer;
  sidecar(path: string): Record<string, unknown>;
}

const write = (folder: string, files: Files) => {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
};

const NO_NETWORK: Fetcher = {
  fetch: async (address) => {
    throw new Error(`${address} is not to be fetched`);
  },
};

export const addingTo = (elsewhere: Files = {}, there: Files = {}): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-adding-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [from, library] = [join(folder, 'elsewhere'), join(folder, 'library')];
  mkdirSync(from);
  mkdirSync(library);
  write(from, elsewhere);
  write(library, there);
  const passedOver: string[] = [];
  return {
    from,
    library,
    passedOver,
    async add(inputs, { fetcher = NO_NETWORK, histories, ...options } = {}) {
      const adding: Adding = {
        reader: readHere,
        shelf: await openShelf(library, []),
        given: {},
        isDryRun: false,
        show: () => {},
        ask: async () => ({}),
        ...options,
      };
      const outcomes: Outcome[] = [];
      const passOver = (why: string) => void passedOver.push(why);
      const gathering = {
        fetcher,
        now: () => NOW,
        passOver,
        ...(histories === undefined ? {} : { histories }),
      };
      for (const input of inputs)
        for await (const one of gather(input, gathering))
          outcomes.push(isRefused(one) ? { is: 'refused', faults: one.faults } : await add(one, adding));
      return outcomes;
    },
    paths: () =>
      (readdirSync(library, { recursive: true }) as string[])
        .filter((path) => statSync(join(library, path)).isFile())
        .sort(),
    bytes: (path) => readFileSync(join(library, path)),
    sidecar: (path) => parse(readFileSync(join(library, path), 'utf8')),
  };
};
