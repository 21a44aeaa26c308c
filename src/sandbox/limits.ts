// The limits of one job in a sandbox.

/** The resources that one job can use. */
export interface Limits {
  /** Milliseconds of processor time, of all threads of the sandbox together. */
  readonly cpuMs: number;
}

/** Two revisions of a document are compared for so long; past that they are told apart as a whole. */
export const COMPARING: Limits = { cpuMs: 5_000 };

/** A sandbox without work ends after so long: people who edit save again within minutes, and an idle process costs some 80 MB. */
export const IDLE_MS = 60_000;

const BYTES_PER_MB = 1024 * 1024;

/** The processor time for a file of so many bytes. */
export const readingTime = (
  bytes: number,
  { seconds, secondsPerMb }: { readonly seconds: number; readonly secondsPerMb: number },
): Limits => ({ cpuMs: 1_000 * (seconds + (secondsPerMb * bytes) / BYTES_PER_MB) });
