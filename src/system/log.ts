// The log: JSON lines on stderr, or in a file while a terminal chat has the screen.

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pino, { type DestinationStream } from 'pino';
import type { Log } from '../core/ports.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './private-files.ts';

/** Errors of ours, whose messages are written without anything that people typed. */
const OWN_ERRORS = new Set([
  'MisquoteError',
  'FaultyFileError',
  'ConfigError',
  'PlatformError',
  'StoreError',
]);

/**
 * What an error may tell the log: its name, its code, where it was thrown, and its message only if it is one of ours. Messages of
 * libraries can carry what people typed, tokens and ids.
 */
export const errorFields = (error: unknown): object => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(OWN_ERRORS.has(error.name) ? { message: error.message } : {}),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim())
      .slice(0, 8),
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  };
};

/** A log whose level may change. */
export type LevelledLog = Log & { level: string };

export const createLog = (
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): LevelledLog =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFields } },
    to,
  );

/** A log in a file, whose folder is made. Throws what the file system says. */
export const createFileLog = (level: string, file: string): LevelledLog => {
  mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
  return createLog(level, pino.destination({ dest: file, sync: true, mode: PRIVATE_FILE }));
};
