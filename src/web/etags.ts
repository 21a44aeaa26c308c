// Tags by which a client asks whether what it has is still what it would get (RFC 9110, 13.1.2).

/** Whether any of the tags that a client names is this one, whether they are strong or weak. */
export const isAmong = (tag: string, given: string | undefined): boolean =>
  given !== undefined &&
  (given.trim() === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));
