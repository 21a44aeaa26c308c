// What a person typed wrongly on the command line.

/** Whether Node's `parseArgs` refused what was typed: its message says why. */
export const isArgsError = (error: unknown): error is TypeError =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
