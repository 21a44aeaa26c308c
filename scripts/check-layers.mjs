// Checks the layers, and that there was something to check: with a compiler it cannot read, dependency-cruiser finds no modules
// and therefore no fault.

import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const config = await extractConfig('./.dependency-cruiser.cjs');
const { output } = await cruise(
  ['src', 'commands', 'tests', 'bench', 'examples'],
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTsConfig('tsconfig.json') },
);
const { summary } = output;
for (const { from, to, rule } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
if (summary.totalCruised === 0) console.error('no modules were found');
if (summary.totalCruised === 0 || summary.violations.length > 0) process.exit(1);
