// Pinned messages, by the routes that page.

import * as z from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { Pinning, PinState } from '../../core/platform.ts';
import { parseChatId, parsePosted, unreadable } from './ids.ts';
import { HISTORY, PINS } from './limits.ts';
import { CLOSED, UNKNOWN_MESSAGE } from './posting.ts';
import type { Caller } from './rest.ts';

const UNKNOWN_CHANNEL = 10_003;
const PINS_FULL = 30_003;

/** A message that says that another one was pinned. */
const PIN_NOTICE = 6;

const pins = z.object({
  items: z.array(z.object({ pinned_at: z.string(), message: z.object({ id: z.string() }) })),
  has_more: z.boolean(),
});
const notices = z.array(
  z.object({
    id: z.string(),
    type: z.int(),
    author: z.object({ id: z.string() }),
    message_reference: z.object({ message_id: z.string().optional() }).nullish().catch(undefined),
  }),
);
const pinnable = z.object({ pinned: z.boolean().catch(false) });

export interface PinningParts {
  readonly call: Caller;
  /** The bot's own id. */
  readonly self: () => Promise<string>;
  /** Something that nobody needs to hear of, but a log. */
  readonly logError: (error: unknown) => void;
}

export const createPinning = ({ call, self, logError }: PinningParts): Pinning => {
  const pinTemplate = '/channels/:channel/messages/pins/:message';
  const pinPath = (channel: string, message: string) =>
    `/channels/${channel}/messages/pins/${message}` as const;

  /** The notice is among the newest messages, for it has just come. It is the bot's own, so that it needs no right to delete it. */
  const removeNotice = async (channel: string, message: string) => {
    const answer = await call({
      method: 'GET',
      template: '/channels/:channel/messages',
      path: `/channels/${channel}/messages`,
      query: { limit: String(HISTORY.newest) },
    });
    const me = await self();
    const notice = notices
      .safeParse(answer)
      .data?.find(
        ({ type, author, message_reference: about }) =>
          type === PIN_NOTICE && author.id === me && about?.message_id === message,
      );
    if (notice === undefined) return;
    await call({
      method: 'DELETE',
      template: '/channels/:channel/messages/:message',
      path: `/channels/${channel}/messages/${notice.id}`,
    });
  };

  const listed = async (channel: string): Promise<ReadonlySet<string>> => {
    const template = '/channels/:channel/messages/pins';
    const found = new Set<string>();
    let before: string | undefined;
    for (let had = 0; had <= PINS.channel; had += PINS.page) {
      const answer = await call({
        method: 'GET',
        template,
        path: `/channels/${channel}/messages/pins`,
        query: { limit: String(PINS.page), ...(before === undefined ? {} : { before }) },
        meaning: CLOSED,
      });
      const page = pins.safeParse(answer).data;
      if (page === undefined) throw unreadable(`GET ${template}`);
      for (const { message } of page.items) found.add(message.id);
      before = page.items.at(-1)?.pinned_at;
      if (!page.has_more || before === undefined) break;
    }
    return found;
  };

  /** One that is not in the list: removed, or merely not pinned. */
  const stateOf = async (channel: string, message: string): Promise<PinState> => {
    try {
      const answer = await call({
        method: 'GET',
        template: '/channels/:channel/messages/:message',
        path: `/channels/${channel}/messages/${message}`,
        meaning: { [UNKNOWN_MESSAGE]: 'gone' },
      });
      // Without the right to read the history the list is empty; then the message itself says how it stands.
      return pinnable.safeParse(answer).data?.pinned === true ? 'pinned' : 'unpinned';
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.code === 'gone') return 'gone';
      if (error.status === 403) return 'unknown';
      throw error;
    }
  };

  return {
    async pin(posted) {
      const { channel, message } = parsePosted(posted);
      await call({
        method: 'PUT',
        template: pinTemplate,
        path: pinPath(channel, message),
        meaning: { ...CLOSED, [UNKNOWN_MESSAGE]: 'gone', [PINS_FULL]: 'full' },
      });
      await removeNotice(channel, message).catch(logError);
    },
    async unpin(posted) {
      try {
        const { channel, message } = parsePosted(posted);
        await call({
          method: 'DELETE',
          template: pinTemplate,
          path: pinPath(channel, message),
          meaning: { ...CLOSED, [UNKNOWN_MESSAGE]: 'gone', [UNKNOWN_CHANNEL]: 'gone' },
        });
      } catch (error) {
        if (!(error instanceof PlatformError) || error.code !== 'gone') throw error;
      }
    },
    async look(chat, posted) {
      const { channel } = parseChatId(chat);
      let there: ReadonlySet<string>;
      try {
        there = await listed(channel);
      } catch (error) {
        if (error instanceof PlatformError && error.status === 403) return posted.map(() => 'unknown');
        throw error;
      }
      const states: PinState[] = [];
      for (const { message } of posted)
        states.push(there.has(message) ? 'pinned' : await stateOf(channel, message));
      return states;
    },
  };
};
