// What is stored of an interaction that waits for its answer.

import { createHash } from 'node:crypto';
import * as z from 'zod';
import { WAYS } from '../../core/ports.ts';
import type { Incoming } from './parse.ts';

/** What waits for an answer: a command, or a button. */
export type Asked = Extract<Incoming, { readonly is: 'call' | 'press' }>;

const origin = z.looseObject({
  platform: z.literal('discord'),
  chat: z.string(),
  user: z.string(),
  alone: z.boolean(),
  way: z.enum(WAYS),
  language: z.string().nullable(),
});
const base = {
  id: z.string().regex(/^\d{1,20}$/),
  token: z.string(),
  application: z.string(),
  place: z.string(),
  isGuest: z.boolean(),
  channel: z.string().nullable(),
  origin,
  call: z.object({
    origin,
    said: z.union([
      z.object({ line: z.string() }),
      z.object({ command: z.string(), options: z.record(z.string(), z.string()) }),
    ]),
  }),
};
const kept = z.union([
  z.object({ ...base, is: z.literal('call') }),
  z.object({ ...base, is: z.literal('press'), inPlace: z.boolean() }),
]);

export const written = (asked: Asked): string => JSON.stringify(asked);

/** Null for what another version stored in another way. */
export const readKept = (content: string): Asked | null => {
  try {
    return kept.parse(JSON.parse(content)) as Asked;
  } catch {
    return null;
  }
};

/** Hexadecimal digits that a number holds exactly. */
const DIGITS = 13;

/** A number for an interaction, whose own id is too large for one; no two of a day have the same. */
export const numberOf = (id: string): number =>
  Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, DIGITS), 16);

/** The first second of 2015, from which Discord counts ("Snowflakes"). */
const EPOCH_MS = 1_420_070_400_000;

/** When an interaction was made, by Discord's clock. */
export const madeAt = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH_MS;
