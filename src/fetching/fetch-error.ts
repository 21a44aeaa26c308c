// Why a document was not fetched, in words for whoever asked for it.

/** What a site answered instead of a document. */
export interface Refusal {
  readonly status: number;
  /** Its header `Retry-After`: seconds, or a date. */
  readonly retryAfter: string | null;
}

export class FetchError extends Error {
  readonly problem: string;
  readonly remedy: string;
  /** Null: no answer, or one with a document that is not read. */
  readonly refusal: Refusal | null;

  constructor(problem: string, remedy: string, refusal: Refusal | null = null) {
    super(`${problem} ${remedy}`);
    this.name = 'FetchError';
    this.problem = problem;
    this.remedy = remedy;
    this.refusal = refusal;
  }
}

/** What the system, the connection, or the unpacking said, as a FetchError. Throws what is a mistake of the program. */
export const fetchErrorOf = (error: unknown): FetchError => {
  if (error instanceof FetchError) return error;
  const { code, name } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR')
    return new FetchError('took too long to answer.', 'Try again later, or save the page as a file.');
  if (code === undefined) throw error;
  if (code === 'HPE_HEADER_OVERFLOW')
    return new FetchError('sent a head that is too large.', 'Save the page as a file, and add that.');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA')
    return new FetchError(
      `has a host name that was not found (${code}).`,
      'Check the address and the network.',
    );
  if (/^(?:HPE_|Z_|ERR_(?:BROTLI|_))/.test(code) || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new FetchError(
      `sent an answer that is damaged (${code}).`,
      'Try again later, or save the page as a file.',
    );
  return new FetchError(`cannot be fetched (${code}).`, 'Check the address, and try again later.');
};
