// Calls to the fake without a library between, to see exactly what it answers.

import type { FakeDiscord } from './discord.ts';
import type { Json } from './shapes.ts';

export interface RawAnswer {
  readonly status: number;
  readonly json: Json | null;
  readonly type: string | null;
}

export const createRaw =
  (fake: FakeDiscord) =>
  async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<RawAnswer> => {
    const response = await fetch(`${fake.url}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${fake.token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = text === '' ? null : (JSON.parse(text) as Json);
    return { status: response.status, json, type: response.headers.get('content-type') };
  };

/** What was wrong since the last look. */
export const takeViolations = (fake: FakeDiscord): string[] => (fake.violations as string[]).splice(0);
