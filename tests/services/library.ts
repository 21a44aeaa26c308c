// A library in a folder of a test's own, whose files the test changes.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';

export interface TestLibrary {
  readonly config: Pick<Config, 'knowledgeDir' | 'topicsDir'>;
  write(file: string, text: string): void;
  writeTopic(file: string, text: string): void;
  remove(file: string): void;
  close(): void;
}

const FERRY = `---
summary:
  en: When the ferry leaves, and what it costs
search:
  en: [ferry, boat, leaves, fare]
---
Ferries of the town.
`;

const MARKET = `---
summary:
  en: The market and its days
search:
  en: [market, stalls, traders]
---
The market of the town.
`;

export const HARBOUR = `The ferry leaves the harbour at noon on every day of the week.

A fare on the ferry costs four coins, and children travel free.

The market opens on Fridays, and traders set up their stalls at dawn.
`;

/** Folders without a document and a topic. */
export const emptyLibrary = (): TestLibrary => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-appointments-'));
  const [knowledgeDir, topicsDir] = [join(folder, 'knowledge'), join(folder, 'topics')];
  mkdirSync(knowledgeDir);
  mkdirSync(topicsDir);
  return {
    config: { knowledgeDir, topicsDir },
    write: (file, text) => writeFileSync(join(knowledgeDir, file), text),
    writeTopic: (file, text) => writeFileSync(join(topicsDir, file), text),
    remove: (file) => rmSync(join(knowledgeDir, file)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};

export const openLibrary = (): TestLibrary => {
  const library = emptyLibrary();
  library.writeTopic('ferry.md', FERRY);
  library.writeTopic('market.md', MARKET);
  library.write('harbour.txt', HARBOUR);
  return library;
};
