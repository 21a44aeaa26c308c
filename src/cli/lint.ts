// `npm run lint:knowledge`: everything that is wrong with the documents and topics. Exit code 1 if anything has to be mended.

import { createApp } from '../app/app.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { faultLine } from '../knowledge/fault.ts';
import { systemClock } from '../system/clock.ts';
import { createLog } from '../system/log.ts';
import { VERSION } from '../system/version.ts';
import { counted } from './operator/counted.ts';

try {
  const config = loadConfig();
  const app = await createApp({ config, clock: systemClock, log: createLog('silent'), version: VERSION });
  const faults = app.faults();
  for (const fault of faults) process.stdout.write(`${faultLine(fault)}\n`);
  const { documents, passages } = app.library.snapshot();
  const count = [
    counted(documents.size, 'document'),
    counted(passages.length, 'passage'),
    counted(app.topics.all().length, 'topic'),
  ].join(', ');
  process.stdout.write(`${count}: ${faults.length === 0 ? 'no faults' : counted(faults.length, 'fault')}\n`);
  process.exitCode = faults.some(({ level }) => level === 'error') ? 1 : 0;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.faults.join('\n')}\n`);
  process.exitCode = 2;
}
