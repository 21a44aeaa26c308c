// What every route of the fake gets and gives.

import { wrong } from './refusal.ts';
import type { RouteName } from './routes.ts';
import type { Json } from './shapes.ts';
import type { Upload } from './uploads.ts';
import type { Channel } from './world.ts';

export interface ApiCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
  /** The call is done, but its answer will not arrive as it should. */
  readonly answerLost: boolean;
}

/** A body of undefined is a 204. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
export const NOTHING: ApiAnswer = { status: 204 };

/** Conversations outside of guilds know no permissions. */
export const may = (channel: Channel, permission: bigint): boolean =>
  channel.guild === null || (channel.permissions & permission) !== 0n;

export const objectOf = (body: unknown): Json => {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw wrong(400, 50109, 'The request body contains invalid JSON.');
  return body as Json;
};

/** What each route does. */
export type Api = Readonly<Record<RouteName, (call: ApiCall) => ApiAnswer>>;
