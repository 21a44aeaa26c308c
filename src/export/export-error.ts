/** An export cannot be made or looked at; the message is for the operator. */
export class ExportError extends Error {
  override name = 'ExportError';
}
