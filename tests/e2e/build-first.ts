// Builds the bot once for all tests that start it, unless its sources have been built as they are.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export default (): void => {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/build.mjs')], {
    stdio: ['ignore', 2, 2],
  });
};
