// What stops a command of the operator's, in words that say what to do.

/** Its message is a sentence or several for the operator, and holds no secrets. */
export class DataError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'DataError';
  }
}
