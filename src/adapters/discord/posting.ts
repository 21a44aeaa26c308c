// Messages that the bot sends by itself: kept as Discord takes them, sent once, looked for where it is not known whether they were.

import * as z from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { Budget, Greeting, Part, Posting } from '../../core/platform.ts';
import { idAt, parseChatId, parsePosted, personOf, readId, unreadable } from './ids.ts';
import { HISTORY, NONCE_CHARS, NONCE_MS, SUPPRESS_NOTIFICATIONS } from './limits.ts';
import type { Link } from './markdown.ts';
import { type Message, renderAnswer } from './render.ts';
import type { Caller } from './rest.ts';

const UNKNOWN_CHANNEL = 10_003;
const UNKNOWN_GUILD = 10_004;
export const UNKNOWN_MESSAGE = 10_008;
const UNKNOWN_USER = 10_013;
const MISSING_ACCESS = 50_001;
const NOT_THE_AUTHOR = 50_005;
const CANNOT_SEND_TO_USER = 50_007;
const MISSING_PERMISSIONS = 50_013;
const INVALID_RECIPIENT = 50_033;
const THREAD_ARCHIVED = 50_083;
const NO_MUTUAL_GUILDS = 50_278;
const THREAD_LOCKED = 160_005;

/** The bot cannot see the chat. */
export const CLOSED = {
  [UNKNOWN_CHANNEL]: 'closed',
  [UNKNOWN_GUILD]: 'closed',
  [MISSING_ACCESS]: 'closed',
} as const;

/** A message to an archived thread opens it again, unless it is locked: only then is it refused. */
const CLOSED_TO_MESSAGES = {
  ...CLOSED,
  [UNKNOWN_USER]: 'closed',
  [CANNOT_SEND_TO_USER]: 'closed',
  [MISSING_PERMISSIONS]: 'closed',
  [INVALID_RECIPIENT]: 'closed',
  [THREAD_ARCHIVED]: 'closed',
  [NO_MUTUAL_GUILDS]: 'closed',
  [THREAD_LOCKED]: 'closed',
} as const;

/**
 * In an archived thread nothing can be changed, so that its messages are as good as gone: whoever has to correct one writes
 * another, which opens the thread again.
 */
const GONE_TO_EDITS = {
  ...CLOSED,
  [UNKNOWN_MESSAGE]: 'gone',
  [NOT_THE_AUTHOR]: 'fixed',
  [THREAD_ARCHIVED]: 'fixed',
} as const;

/** Components nest no deeper than a container, its rows and what stands in them. */
interface Component {
  readonly type?: number;
  readonly content?: string | undefined;
  readonly custom_id?: string | undefined;
  readonly components?: readonly Component[] | undefined;
}
const component: z.ZodType<Component> = z.object({
  content: z.string().optional(),
  custom_id: z.string().optional(),
  get components() {
    return z.array(component).optional();
  },
});
const history = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(component).catch([]),
    webhook_id: z.string().optional(),
  }),
);

/** What a message says: Discord numbers its components, and leaves fields out, so that the rest cannot be compared. */
const saidBy = (components: readonly Component[]): string[] =>
  components.flatMap(({ content, custom_id: id, components: inside = [] }) => [
    ...(content === undefined ? [] : [content.trim()]),
    ...(id === undefined ? [] : [id]),
    ...saidBy(inside),
  ]);

const bodyOf = ({ payload }: Part): Message => JSON.parse(payload) as Message;

/** By how much the clocks of Discord and of this machine may differ. */
const CLOCKS_DIFFER_MS = 60_000;

export interface PostingParts {
  readonly call: Caller;
  readonly link: Link;
  /** The bot's own id. */
  readonly self: () => Promise<string>;
  readonly budget: Pick<Budget, 'pause'>;
}

export const createPosting = ({ call, link, self, budget }: PostingParts): Posting => {
  const pageOf = async (channel: string, after: string) => {
    const template = '/channels/:channel/messages';
    const answer = await call({
      method: 'GET',
      template,
      path: `/channels/${channel}/messages`,
      query: { after, limit: String(HISTORY.page) },
      meaning: CLOSED,
    });
    const page = history.safeParse(answer).data;
    if (page === undefined) throw unreadable(`GET ${template}`);
    return page.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  };

  /** From the time of sending on, so that what has been said since does not hide it. Answers to commands are not looked at. */
  const find = async (channel: string, said: string, sentAfter: number): Promise<string | null> => {
    const me = await self();
    let after = idAt(sentAfter - CLOCKS_DIFFER_MS);
    for (let i = 0; i < HISTORY.pages; i++) {
      const page = await pageOf(channel, after);
      const found = page.find(
        ({ author, components, webhook_id: hook }) =>
          author.id === me && hook === undefined && JSON.stringify(saidBy(components)) === said,
      );
      if (found !== undefined) return found.id;
      if (page.length < HISTORY.page) return null;
      after = page.at(-1)?.id ?? after;
    }
    return null;
  };

  const deliver: Posting['deliver'] = async (chat, part, { key, silent, replyTo }) => {
    if (key === '' || key.length > NONCE_CHARS)
      throw new RangeError(`a key has 1 to ${NONCE_CHARS} characters, this one ${key.length}`);
    const { channel } = parseChatId(chat);
    const body = bodyOf(part);
    const answer = await call({
      method: 'POST',
      template: '/channels/:channel/messages',
      path: `/channels/${channel}/messages`,
      body: {
        ...body,
        flags: silent ? body.flags | SUPPRESS_NOTIFICATIONS : body.flags,
        nonce: key,
        enforce_nonce: true,
        ...(replyTo === undefined
          ? {}
          : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
      },
      meaning: CLOSED_TO_MESSAGES,
      // A channel's room for messages is shared by all processes, of which discord.js knows nothing.
      spent: (ms) => budget.pause(chat, ms),
    });
    const message = readId(answer);
    if (message === null) throw unreadable('POST /channels/:channel/messages');
    return { chat, message };
  };

  /** Opening a conversation says nothing of whether its person takes messages; what may have arrived has not been refused. */
  const greet = async (chat: string, { payload, key }: Greeting) => {
    try {
      await deliver(chat, { payload }, { key, silent: true });
    } catch (error) {
      if (!(error instanceof PlatformError) || error.certain) throw error;
    }
  };

  return {
    repeatableMs: NONCE_MS,
    prepare: ({ cards }, words) =>
      renderAnswer({ reply: { cards }, words }, link).map((message) => ({
        payload: JSON.stringify(message),
      })),
    deliver,
    async trace(chat, part, sentAfter) {
      const { channel } = parseChatId(chat);
      const said = JSON.stringify(saidBy(bodyOf(part).components));
      try {
        const message = await find(channel, said, sentAfter);
        return message === null ? null : { chat, message };
      } catch (error) {
        if (error instanceof PlatformError && error.code === 'closed') return null;
        throw error;
      }
    },
    async edit(posted, part) {
      const { channel, message } = parsePosted(posted);
      await call({
        method: 'PATCH',
        template: '/channels/:channel/messages/:message',
        path: `/channels/${channel}/messages/${message}`,
        body: bodyOf(part),
        meaning: GONE_TO_EDITS,
      });
    },
    async remove(posted) {
      try {
        const { channel, message } = parsePosted(posted);
        await call({
          method: 'DELETE',
          template: '/channels/:channel/messages/:message',
          path: `/channels/${channel}/messages/${message}`,
          meaning: { ...CLOSED, [UNKNOWN_MESSAGE]: 'gone', [UNKNOWN_CHANNEL]: 'gone' },
        });
      } catch (error) {
        if (!(error instanceof PlatformError) || error.code !== 'gone') throw error;
      }
    },
    async alone(user, greeting) {
      const recipient = personOf(user);
      const template = '/users/@me/channels';
      if (recipient === null)
        throw new PlatformError({
          platform: 'discord',
          method: `POST ${template}`,
          status: null,
          code: 'closed',
          certain: true,
        });
      const answer = await call({
        method: 'POST',
        template,
        path: template,
        body: { recipient_id: recipient },
        meaning: CLOSED_TO_MESSAGES,
      });
      const channel = readId(answer);
      if (channel === null) throw unreadable(`POST ${template}`);
      const chat = `discord:${channel}`;
      if (greeting !== undefined) await greet(chat, greeting);
      return chat;
    },
  };
};
