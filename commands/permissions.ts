// /permissions: whether the bot has in this chat what its acts take, and where what it lacks is granted.

import { defineCommand } from '../src/core/command.ts';
import type { BotPermission, Rights } from '../src/core/platform.ts';
import type { Localizer } from '../src/core/ports.ts';
import { reasonIn } from '../src/core/reasons.ts';
import { type Block, list, strong, text } from '../src/core/reply.ts';
import type { ActParts } from './acts/act.ts';
import { missingPermissionLines } from './missing-permissions.ts';
import { type Moderation, needs, platformIn, waysTo } from './moderation.ts';

export const permissions = (parts: Moderation & Pick<ActParts, 'nameOf'>) =>
  defineCommand({
    name: 'permissions',
    otherName: 'setup',
    section: 'chat',
    meantFor: 'settings',
    summary: (l) => l.say('setup-summary'),
    examples: ['permissions'],
    params: {},
    audience: 'asker',
    effect: 'reads',
    where: 'groups',
    needs: needs('settings'),
    async run(_, context) {
      const { origin, words: l } = context;
      const { rights } = platformIn(parts, origin.chat);
      const post = await rights.missingPermissions(origin.chat, 'post');
      const pin = await rights.missingPermissions(origin.chat, 'pin');
      const closed = (await parts.stores().chats.find(origin.chat))?.closedWhy ?? null;
      const { elsewhere } = await waysTo(parts, context, `/${parts.nameOf('permissions')}`);
      return {
        elsewhere,
        cards: [
          {
            title: l.say('setup-title'),
            blocks: [
              ...result('setup-digests', post, rights, l),
              ...result('setup-pins', pin, rights, l),
              ...(closed === null ? [] : [text(l.say('setup-closed', { why: reasonIn(closed, l) }))]),
            ],
          },
        ],
      };
    },
  });

const result = (label: string, missing: readonly BotPermission[], rights: Rights, l: Localizer): Block[] => {
  const needed = missing.filter((right) => right !== 'delete');
  const said = l.say(needed.length === 0 ? 'setup-ready' : 'setup-lacks');
  const lines = missingPermissionLines(rights, missing, l);
  return [
    text(strong(l.say(label)), ' ', said),
    ...(lines.length === 0 ? [] : [list(...lines.map((line) => [line]))]),
  ];
};
