// How long anything is waited for.

/**
 * What is on its way is there within this time, or never. Far more than anything takes on a machine that is ten times too busy: no test is
 * to fail because others use the processor. Less than the time of a test in `vitest.config.ts`, so that it is told what was waited for.
 */
export const TIMEOUT_MS = 240_000;
