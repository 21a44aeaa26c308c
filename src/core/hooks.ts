// Requests that a platform sends to the bot by itself, on the bot's own server.

/** The value of a header, by its name in lower case; null if there is none. */
export type HeaderOf = (name: string) => string | null;

export interface HookRequest {
  readonly header: HeaderOf;
  /** As it was sent. */
  readonly body: Uint8Array;
}

export interface HookAnswer {
  readonly status: 200 | 202 | 400 | 401 | 503;
  readonly json?: object;
}

/** What answers the requests of one platform. */
export interface Hook {
  /** The longest body, in bytes. */
  readonly maxBytes: number;
  /** Whether a request may come from the platform, by its headers alone; the bodies of others are not read. */
  admits(header: HeaderOf): boolean;
  answer(request: HookRequest): Promise<HookAnswer>;
}

/** Where platforms send their requests. */
export interface Hooks {
  /** The URL of a platform's hook; null if the bot has no public one. */
  urlOf(platform: string): string | null;
  /** Whether a URL is that of a bot's hook for a platform, whatever the bot's public URL was then. */
  isOurs(platform: string, url: string): boolean;
  serve(platform: string, hook: Hook): void;
}
