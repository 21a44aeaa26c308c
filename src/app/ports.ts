// The ports of a platform that brings only some of them: what stands in for the others refuses.

import type { Adapter, Platform } from '../core/adapter.ts';
import { noAttachments } from '../core/attachments.ts';
import { PlatformError } from '../core/errors.ts';
import {
  type Files,
  MISSING_PERMISSION_OTHER,
  MISSING_PERMISSION_PINS,
  type Pinning,
  type Rights,
} from '../core/platform.ts';

const refusedBy = (platform: string, method: string): PlatformError =>
  new PlatformError({ platform, method, status: null, code: 'closed', certain: true });

const noPinning = (platform: string): Pinning => ({
  async pin() {
    throw refusedBy(platform, 'pin');
  },
  unpin: async () => {},
  look: async (_, posted) => posted.map(() => 'unknown'),
});

/** Nobody is a moderator where nobody can be asked. */
const NO_RIGHTS: Rights = {
  holds: async () => false,
  missingPermissions: async () => [],
  missingPermissionMessage: () => MISSING_PERMISSION_OTHER,
  roles: null,
};

const NO_FILES: Files = { max: 0 };

/** Whoever wants a pin is told before anything is posted for it. */
const withoutPins = (rights: Rights): Rights => ({
  holds: (...asked) => rights.holds(...asked),
  missingPermissions: async (chat, act) => [
    ...(act === 'pin' ? (['pin'] as const) : []),
    ...(await rights.missingPermissions(chat, act)).filter((right) => right !== 'pin'),
  ],
  missingPermissionMessage: (right) =>
    right === 'pin' ? MISSING_PERMISSION_PINS : rights.missingPermissionMessage(right),
  roles: rights.roles,
});

/** What an adapter brings, made whole, so that the bot can post by itself; null where it cannot post at all. */
export const withAllPorts = (adapter: Adapter): Platform | null => {
  const { name, posting, pinning, rights = NO_RIGHTS, files = NO_FILES, attachments } = adapter;
  if (posting === undefined) return null;
  return {
    name,
    start: (host) => adapter.start(host),
    health: () => adapter.health(),
    stop: () => adapter.stop(),
    posting,
    pinning: pinning ?? noPinning(name),
    rights: pinning === undefined ? withoutPins(rights) : rights,
    files,
    attachments: attachments ?? noAttachments(name),
  };
};
