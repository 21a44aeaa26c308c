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
  /** Whether the site did not answer as it should: it may, another time. */
  readonly isUnreachable: boolean;

  constructor(
    problem: string,
    remedy: string,
    {
      refusal = null,
      isUnreachable = false,
    }: { readonly refusal?: Refusal | null; readonly isUnreachable?: boolean } = {},
  ) {
    super(`${problem} ${remedy}`);
    this.name = 'FetchError';
    this.problem = problem;
    this.remedy = remedy;
    this.refusal = refusal;
    this.isUnreachable = isUnreachable;
  }
}

const unreachable = (problem: string, remedy: string): FetchError =>
  new FetchError(problem, remedy, { isUnreachable: true });

/** What the system, the connection, or the unpacking said, as a FetchError. Throws what is a mistake of the program. */
export const fetchErrorOf = (error: unknown): FetchError => {
  if (error instanceof FetchError) return error;
  const { code, name } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR')
    return unreachable('took too long to answer.', 'Try again later, or save the page as a file.');
  if (code === undefined) throw error;
  if (code === 'HPE_HEADER_OVERFLOW')
    return unreachable('sent a head that is too large.', 'Save the page as a file, and add that.');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA')
    return unreachable(`has a host name that was not found (${code}).`, 'Check the address and the network.');
  if (/^(?:HPE_|Z_|ERR_(?:BROTLI|_))/.test(code) || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return unreachable(
      `sent an answer that is damaged (${code}).`,
      'Try again later, or save the page as a file.',
    );
  return unreachable(`cannot be fetched (${code}).`, 'Check the address, and try again later.');
};
