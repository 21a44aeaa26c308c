// `npm run invite`: the links by which the bot is added to a server or group.

import { PLATFORMS } from '../adapters/platforms.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { PlatformError } from '../core/errors.ts';
import { tokenVariable } from '../environment/variables.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const explain = (error: unknown, variable: string): string => {
  if (!(error instanceof PlatformError)) throw error;
  return error.status === 401 || error.status === 404
    ? `The platform refused ${variable}. Copy the token again.`
    : `${error.message}. Check the connection, and try again.`;
};

const main = async (): Promise<number> => {
  const { platforms } = loadConfig();
  let code = 0;
  if (Object.keys(platforms).length === 0) {
    const names = PLATFORMS.map(tokenVariable).join(' nor ');
    process.stderr.write(`Neither ${names} is set. Set one of them in .env.\n`);
    return 2;
  }
  for (const platform of PLATFORMS) {
    const access = platforms[platform.name];
    if (access === undefined) continue;
    try {
      for (const line of await platform.invite(access)) say(line);
    } catch (error) {
      process.stderr.write(`${platform.title}: ${explain(error, tokenVariable(platform))}\n`);
      code = 1;
    }
  }
  return code;
};

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  for (const fault of error.faults) process.stderr.write(`${fault}\n`);
  process.exitCode = 2;
}
