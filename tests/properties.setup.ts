// The same cases in every run, so that a test that fails fails for everybody; `FAST_CHECK_SEED=random npm test` looks for others.

import fc from 'fast-check';

const { FAST_CHECK_SEED } = process.env;

if (FAST_CHECK_SEED !== 'random')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(FAST_CHECK_SEED ?? 1) });
