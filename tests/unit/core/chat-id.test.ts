// Ids of chats and people: the platform, and the rest, which is the platform's own.

import { expect, it } from 'vitest';
import { idOnPlatform, platformName } from '../../../src/core/chat-id.ts';

it.each([
  ['telegram:-100/4', 'telegram', '-100/4'],
  ['discord:1/2', 'discord', '1/2'],
  // A platform's own id may hold a colon.
  ['web:a:b', 'web', 'a:b'],
  ['telegram:', 'telegram', ''],
  // Older rows and hand-written ids may name no platform.
  ['somebody', '', 'somebody'],
  ['', '', ''],
])('%s', (id, platform, rest) => {
  expect([platformName(id), idOnPlatform(id)]).toEqual([platform, rest]);
});
