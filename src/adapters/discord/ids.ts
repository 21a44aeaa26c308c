// The names of chats, messages and people, and the ids that Discord knows them by.

import * as z from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { Posted } from '../../core/ports.ts';

interface ChannelRef {
  /** Null outside of guilds. */
  readonly guild: string | null;
  /** A thread is a channel too. */
  readonly channel: string;
}

const CHAT = /^discord:(?:(\d{1,20})\/)?(\d{1,20})$/;
const ID = /^\d{1,20}$/;

const refused = (code: 'closed' | 'gone'): PlatformError =>
  new PlatformError({ platform: 'discord', method: 'a name', status: null, code, certain: true });

/** Throws a PlatformError with the code `closed` for a name that is no chat of Discord's. */
export const parseChatId = (chat: string): ChannelRef => {
  const [, guild = null, channel] = CHAT.exec(chat) ?? [];
  if (channel === undefined) throw refused('closed');
  return { guild, channel };
};

/** Throws a PlatformError with the code `gone` for what cannot be a message of Discord's. */
export const parsePosted = ({ chat, message }: Posted): { channel: string; message: string } => {
  const { channel } = parseChatId(chat);
  if (!ID.test(message)) throw refused('gone');
  return { channel, message };
};

/** Null for somebody who is no person on Discord. */
export const personOf = (user: string): string | null => {
  const id = user.startsWith('discord:') ? user.slice('discord:'.length) : '';
  return ID.test(id) ? id : null;
};

/** Milliseconds since the epoch at which Discord's ids begin ("Reference", snowflakes). */
const DISCORD_EPOCH = 1_420_070_400_000;

/** The least id that something made at a time can have. */
export const idAt = (time: number): string =>
  String(BigInt(Math.max(0, Math.floor(time) - DISCORD_EPOCH)) << 22n);

const snowflake = z.string().regex(ID);
const hasId = z.object({ id: snowflake });

/** The id of what Discord has answered with; null where none can be read. */
export const readId = (answer: unknown): string | null => hasId.safeParse(answer).data?.id ?? null;

/** An answer that says yes and is not valid: what was asked for may have been done. */
export const unreadable = (method: string): PlatformError =>
  new PlatformError({ platform: 'discord', method, status: 200, code: 'unreadable', certain: false });
