// The tests that run for each change of the code: those in this process, without databases, browsers, and other processes.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Only ends what hangs, as in the project's own configuration.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    include: [
      process.env.MUTATION_TESTS ?? 'tests/{unit,contract,scenarios,platforms,services}/**/*.test.ts',
    ],
    exclude: [
      'tests/services/{away,processes,readings,two-processes}.test.ts',
      'tests/contract/{clocks,embedders,postgres-store,store-processes}.test.ts',
      'tests/unit/{postgres,erasable}.test.ts',
      'tests/unit/bench/**',
      'tests/unit/knowledge/{inside-exchanged,index/build}.test.ts',
      'tests/unit/sandbox/{sandbox,work}.test.ts',
      'tests/unit/stores/{data-audit-key,data-backup,data-commands,faults,plans}.test.ts',
    ],
  },
});
