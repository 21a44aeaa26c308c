import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 3,
    // Only to end what hangs: how busy the machine is decides nothing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ['tests/postgres/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'inside',
          include: ['tests/{unit,contract,scenarios,platforms,appointments,content,search}/**/*.test.ts'],
          // These files share no state, and loading the packages anew for each would take most of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
        },
      },
    ],
  },
});
