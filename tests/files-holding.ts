// What the bytes of files hold, for tests of what was deleted.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of some folders that hold one of these texts, in any of the ways in which a file may hold it. */
export const filesHolding = (texts: readonly string[], ...folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .flatMap((file) => {
        const bytes = readFileSync(join(file.parentPath, file.name));
        return texts
          .filter((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
          .map((text) => `${file.name}: ${text}`);
      }),
  );
