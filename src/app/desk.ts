// How documents that people send in are had, read, and written into the library's folder.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { add, previewOf } from '../adding/add.ts';
import { fieldOf, wrongWith } from '../adding/fields.ts';
import { fetchItem, sentItem } from '../adding/gather.ts';
import { openShelf } from '../adding/shelf.ts';
import { withoutHead } from '../adding/sidecar.ts';
import type { Config } from '../config.ts';
import { createFetcher } from '../fetching/fetch-document.ts';
import { FETCH_LIMITS } from '../fetching/limits.ts';
import type { Network } from '../fetching/network.ts';
import { DOCUMENT_ENDINGS } from '../knowledge/document.ts';
import type { FileReader } from '../knowledge/file-reader.ts';
import type { Desk } from '../submissions/desk.ts';
import { LINK_MS, PREVIEW_PASSAGES } from '../submissions/limits.ts';

/** The folder of what was added from chats, below the library's. */
const ADDED = 'added';

export interface DeskParts {
  readonly config: Pick<Config, 'knowledgeDir' | 'knowledgeRoots'>;
  /** Reads what strangers send: in a sandbox of its own, so that nothing of the library waits for it. */
  readonly reader: FileReader;
  /** What may be fetched from; the internet if not given. */
  readonly network?: Network | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Whether something was said by the file system. */
const isOfFile = (error: unknown): boolean => error instanceof Error && 'syscall' in error && 'code' in error;

export const createDesk = ({ config, reader, network, now }: DeskParts): Desk => {
  const { knowledgeDir, knowledgeRoots } = config;
  const fetcher = createFetcher({
    readable: DOCUMENT_ENDINGS,
    limits: { ...FETCH_LIMITS, totalMs: LINK_MS },
    ...(network === undefined ? {} : { network }),
  });
  const shelf = () => openShelf(knowledgeDir, knowledgeRoots);
  return {
    fetch: (address) => fetchItem(address, { fetcher, now }),
    file: sentItem,
    preview: (item, given) => previewOf(item, { reader, given, passages: PREVIEW_PASSAGES }),
    async find(item) {
      const { find } = await shelf();
      return (await find(item.bytes)) ?? (await find(withoutHead(item)));
    },
    pathOf: ({ path }) => `${ADDED}/${path}`,
    fieldOf,
    wrongWith,
    async isWritable() {
      const added = join(knowledgeDir, ADDED);
      const found = await stat(added).catch(() => null);
      if (found !== null && !found.isDirectory()) return false;
      return access(found === null ? knowledgeDir : added, constants.W_OK).then(
        () => true,
        () => false,
      );
    },
    async write(item, given) {
      try {
        return await add(item, {
          ...{ reader, shelf: await shelf(), given, isDryRun: false },
          show: () => {},
          ask: async () => ({}),
        });
      } catch (error) {
        if (isOfFile(error)) return 'unwritable';
        throw error;
      }
    },
  };
};
