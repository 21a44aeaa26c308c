// When Discord's gateway hangs up on a client, by the close codes of its documentation.

import type { Json } from './shapes.ts';

export interface Breach {
  readonly code: number;
  readonly what: string;
}

const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
/** Bits 0 to 16, 20, 21, 24 and 25; the others are nobody's. */
const INTENTS = 0x1ffff | (3 << 20) | (3 << 24);
/** https://discord.com/developers/docs/events/gateway#sending-events */
const MAX_FRAME_BYTES = 4_096;

const breach = (code: number, what: string): Breach => ({ code, what });

export const readFrame = (data: Buffer): Json | Breach => {
  if (data.length > MAX_FRAME_BYTES) return breach(4002, 'a frame of more than 4096 bytes');
  try {
    const frame: unknown = JSON.parse(data.toString());
    return frame !== null && typeof frame === 'object' ? (frame as Json) : breach(4002, 'an odd frame');
  } catch {
    return breach(4002, 'a frame that is not JSON');
  }
};

export const isBreach = (frame: Json | Breach): frame is Breach => 'what' in frame;

export const judgeIdentify = (
  { token, intents, properties, shard }: Json,
  { token: right, intents: enough, shards }: { token: string; intents: number; shards: number },
): Breach | null => {
  if (token !== right) return breach(4004, 'IDENTIFY with a wrong token');
  if (typeof intents !== 'number' || (intents & ~INTENTS) !== 0)
    return breach(4013, `IDENTIFY with the intents ${String(intents)}`);
  if ((intents & PRIVILEGED & ~enough) !== 0) return breach(4014, 'IDENTIFY with privileged intents');
  if (properties === null || typeof properties !== 'object')
    return breach(4002, 'IDENTIFY without properties');
  const [id, count] = shardOf({ shard });
  if (!Number.isInteger(id) || !Number.isInteger(count) || id < 0 || id >= count)
    return breach(4010, `IDENTIFY as shard ${id} of ${count}`);
  return count < shards ? breach(4011, `IDENTIFY as one of ${count} shards instead of ${shards}`) : null;
};

/** Which shard of how many an IDENTIFY is for. */
export const shardOf = ({ shard }: Json): readonly [id: number, count: number] =>
  Array.isArray(shard) ? [Number(shard[0]), Number(shard[1])] : [0, 1];

/** Everything but IDENTIFY and RESUME. */
export const judgeFrame = ({ op, d }: Json, identified: boolean): Breach | null => {
  switch (op) {
    case 1:
      return d === null || typeof d === 'number' ? null : breach(4002, 'a heartbeat without a sequence');
    case 2:
    case 6:
      return identified ? breach(4005, 'identified twice on one connection') : null;
    case 3:
    case 4:
    case 8:
      return identified ? null : breach(4003, `opcode ${op} before IDENTIFY`);
    default:
      return breach(4001, `opcode ${String(op)}`);
  }
};

/** Close codes after which nobody can resume. */
export const FINAL_CODES: ReadonlySet<number> = new Set([
  1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014,
]);
