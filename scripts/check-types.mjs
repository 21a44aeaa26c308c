// Checks the types of the project and of the scripts of its pages, with the compiler that needs the least processor time.
// Programs that use the compiler as a library, dependency-cruiser for one, have the older one.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const TSC = fileURLToPath(new URL('../bin/tsc', import.meta.resolve('typescript-native')));

// One checker: the work of several is partly the same, and the tests run beside it.
for (const project of ['.', 'src/adapters/web/assets']) {
  const { status } = spawnSync(process.execPath, [TSC, '-p', project, '--checkers', '1'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
