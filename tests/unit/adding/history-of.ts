// Histories as the exporters write them: the shapes of Telegram Desktop 4 to 6 and of DiscordChatExporter 2.46.

import { answeringOf } from '../../../src/adding/history/answers.ts';
import type { Histories } from '../../../src/adding/history/history.ts';

const KEY = '1f'.repeat(32);

export const asked = (wanted: readonly string[], more: Partial<Histories> = {}): Histories => ({
  wanted,
  address: null,
  open: (order) => ({ ask: answeringOf(order), end: async () => {} }),
  key: async () => KEY,
  found: () => {},
  ...more,
});

export type Json = Record<string, unknown>;

export const telegramMessage = (id: number, text: unknown, more: Json = {}): Json => ({
  id,
  type: 'message',
  date: '2025-03-14T14:05:09',
  date_unixtime: '1741957509',
  from: 'R. Berg',
  from_id: 'user4711',
  text,
  text_entities: [],
  ...more,
});

export const telegramChat = (messages: readonly Json[], more: Json = {}): Json => ({
  name: 'Harbor news',
  type: 'public_supergroup',
  id: 1234567890,
  ...more,
  messages,
});

const person = (id: string, name: string, more: Json = {}): Json => ({
  id,
  name,
  discriminator: '0000',
  nickname: name,
  color: null,
  isBot: false,
  roles: [],
  avatarUrl: 'https://cdn.example/a.png',
  ...more,
});

export const BERG = person('81', 'rberg', { nickname: 'Berg' });
export const HADDAD = person('82', 'haddad');

export const discordMessage = (id: string, content: string, more: Json = {}): Json => ({
  id,
  type: 'Default',
  timestamp: '2025-03-14T14:05:09.123+00:00',
  timestampEdited: null,
  callEndedTimestamp: null,
  isPinned: false,
  content,
  author: BERG,
  attachments: [],
  embeds: [],
  stickers: [],
  reactions: [],
  mentions: [],
  inlineEmojis: [],
  ...more,
});

export const discordChannel = (messages: readonly Json[], channel: Json = {}): Json => ({
  guild: { id: '900', name: 'Harbor Town', iconUrl: 'https://cdn.example/i.png' },
  channel: {
    id: '901',
    type: 'GuildTextChat',
    categoryId: '950',
    category: 'Town',
    name: 'ferries',
    topic: null,
    ...channel,
  },
  dateRange: { after: null, before: null },
  exportedAt: '2025-04-01T10:00:00.5+00:00',
  messages,
  messageCount: messages.length,
});

export const written = (value: unknown): string => JSON.stringify(value, null, 1);
