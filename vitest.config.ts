import { defineConfig } from 'vitest/config';

/** Files whose tests need Postgres, Chromium, packages that are installed apart, or processes or threads of their own. */
const SYSTEM = [
  'tests/services/{away,processes,readings,two-processes,waiting}.test.ts',
  'tests/contract/{clocks,embedders,postgres-store,store-processes}.test.ts',
  'tests/unit/bench/fuzz.test.ts',
  'tests/unit/knowledge/index/build.test.ts',
  'tests/unit/postgres.test.ts',
  'tests/unit/sandbox/{sandbox,work}.test.ts',
  'tests/unit/stores/{data-audit-key,data-backup,data-commands,faults,plans}.test.ts',
];
/** The whole program from outside, once. */
const STARTED = 'tests/e2e/started.test.ts';

/** Puts something else in the place of a module, which nobody may have loaded before. */
const ALONE = 'tests/unit/knowledge/inside-exchanged.test.ts';

/** The program is started from its build. */
const globalSetup = ['tests/e2e/build-first.ts'];

// The files of a project share no state, and loading the packages anew for each would take most of the time.
const isolate = false;

export default defineConfig({
  test: {
    // Each loads all packages once more.
    maxWorkers: 2,
    // Only to end what hangs: how busy the machine is decides nothing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    setupFiles: ['tests/properties.setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'inside',
          isolate,
          include: ['tests/{unit,contract,scenarios,platforms,services,content,search}/**/*.test.ts'],
          exclude: [...SYSTEM, ALONE],
        },
      },
      { extends: true, test: { name: 'alone', include: [ALONE] } },
      {
        extends: true,
        test: {
          name: 'started',
          isolate,
          globalSetup,
          include: [STARTED],
          setupFiles: ['tests/e2e/leftovers.setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'system', isolate, include: SYSTEM, globalSetup: ['tests/postgres/setup.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          isolate,
          globalSetup: [...globalSetup, 'tests/postgres/setup.ts'],
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [STARTED],
          setupFiles: ['tests/e2e/leftovers.setup.ts'],
        },
      },
    ],
  },
});
