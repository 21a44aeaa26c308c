// What is to be added: a file of a disk or of the web, before it is read.

import type { Fault } from '../knowledge/fault.ts';

export interface Item {
  /** As whoever adds it knows it: the path or the address. */
  readonly shown: string;
  /** The path below the library's folder that it would have. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The file beside it that describes it, as whoever adds it knows it. */
  readonly sidecar: { readonly shown: string; readonly bytes: Uint8Array } | null;
  /** Missing for a file of a disk: nobody knows where it was before. */
  readonly fetched?: {
    readonly url: string;
    /** `2025-03-14T12:00:00Z` */
    readonly at: string;
  };
  /** What whoever adds it should know. */
  readonly notes: readonly string[];
  /** One of many that are made of one file: nothing is asked about it, and a later export can renew it. */
  readonly part?: {
    /** The day of the export, if it is known. */
    readonly retrieved: string | null;
  };
}

/** Something that is named, and cannot be had. */
export interface Refused {
  readonly shown: string;
  readonly faults: readonly Fault[];
}

export const isRefused = (one: Item | Refused): one is Refused => 'faults' in one;
