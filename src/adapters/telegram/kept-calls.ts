// What is stored of an update that waits for its answer.

import * as z from 'zod';
import { WAYS } from '../../core/ports.ts';
import type { Incoming } from './parse.ts';

/** What waits for an answer: a question, a command, or a button. */
export type Asked = Extract<Incoming, { readonly is: 'call' | 'press' }>;

const origin = z.looseObject({
  platform: z.literal('telegram'),
  chat: z.string(),
  user: z.string(),
  alone: z.boolean(),
  way: z.enum(WAYS),
  language: z.string().nullable(),
});
const place = z.object({
  chatId: z.int(),
  thread: z.int().nullable(),
  kind: z.enum(['private', 'group', 'channel']),
});
const said = z.union([
  z.object({ line: z.string() }),
  z.object({ command: z.string(), options: z.record(z.string(), z.string()) }),
]);
const file = z.object({ ref: z.string(), name: z.string(), size: z.int().nullable() });
const call = z.object({ origin, said, files: z.array(file).optional() });
const kept = z.union([
  z.object({
    is: z.literal('call'),
    call,
    place,
    asker: z.int().nullable(),
    message: z.int(),
    editedAfterMs: z
      .union([z.number(), z.literal('unknown')])
      .nullable()
      .transform((ms) => (ms === 'unknown' ? Number.POSITIVE_INFINITY : ms)),
  }),
  z.object({
    is: z.literal('press'),
    id: z.string(),
    call: call.nullable(),
    place: place.nullable(),
    asker: z.int(),
    message: z.int(),
    replaces: z.boolean(),
  }),
]);

export const written = (asked: Asked): string =>
  JSON.stringify(asked, (_, value: unknown) => (value === Number.POSITIVE_INFINITY ? 'unknown' : value));

/** Null for what another version stored in another way. */
export const readKept = (content: string): Asked | null => {
  try {
    return kept.parse(JSON.parse(content)) as Asked;
  } catch {
    return null;
  }
};
