// Timeouts for calls to Telegram, in real time.

/**
 * Runs a call with a signal that aborts it after so many milliseconds, or together with `until`. Other than `AbortSignal.timeout` it
 * leaves no timer behind: one a call, for a minute and a half, adds up.
 */
export const withTimeout = async <T>(
  ms: number,
  until: AbortSignal | null,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const patience = new AbortController();
  const end = () => patience.abort();
  const timer = setTimeout(end, ms).unref();
  if (until?.aborted === true) end();
  until?.addEventListener('abort', end, { once: true });
  try {
    return await call(patience.signal);
  } finally {
    clearTimeout(timer);
    until?.removeEventListener('abort', end);
  }
};
