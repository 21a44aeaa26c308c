// The bot's replies as plain data without markup. Adapters render them for their platforms.

import type { Check } from './check.ts';
import type { Cited } from './excerpt-json.ts';
import type { SearchReport } from './finding.ts';
import type { ClientSettings } from './ports.ts';
import type { Excerpt } from './source.ts';

/** A run of text. Only an adapter's `render` escapes it. */
export type Inline =
  | string
  | { readonly as: 'strong' | 'soft' | 'code'; readonly text: string }
  /** The code of a passage, which a platform may turn into a way to it. */
  | { readonly as: 'citation'; readonly text: string }
  | { readonly as: 'link'; readonly text: string; readonly url: string };

/**
 * A part of a card. An `excerpt` carries its source in itself, and its caption is that source put into the reader's words:
 * an adapter shows both or neither.
 */
export type Block =
  | { readonly is: 'text'; readonly text: readonly Inline[] }
  | { readonly is: 'list'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly is: 'excerpt';
      readonly excerpt: Excerpt;
      readonly caption: readonly (readonly Inline[])[];
      /** The words are shown as taken back: struck through where a platform can do that. */
      readonly struck?: true;
      /** What the bot says of them above them. */
      readonly lead?: Lead;
    };

export type ExcerptBlock = Extract<Block, { readonly is: 'excerpt' }>;

/** What the bot says above an excerpt, where it says one of a few things: the id of its words, or that it is the document's standing. */
export type Lead =
  | 'counterpart'
  | 'stands-before'
  | 'stands-after'
  | 'digest-new'
  | 'digest-changed-before'
  | 'digest-changed-now'
  | 'digest-removed'
  | 'standing';

/** A button is a command line of at most {@link ACTION_BYTES} bytes, so it survives restarts and can be typed. */
export interface Action {
  readonly label: string;
  readonly line: string;
  /** The answer replaces the message, if the platform supports that: for example, the next page or a changed setting. */
  readonly replaces?: true;
  /** Only valid in the chat where it was asked for. */
  readonly local?: true;
  /** Leads to data in this process's memory, so it only works for a while. */
  readonly passing?: true;
  /** Leads to the next results. Its line contains no question, so it can be stored. */
  readonly onward?: true;
}

/** A titled group of blocks with buttons. Platforms show it as one embed, message, or section. */
export interface Card {
  readonly title?: string;
  /** The name of the topic that it is about, where a topic was asked for. */
  readonly topic?: string;
  readonly blocks: readonly Block[];
  readonly actions?: readonly Action[];
  /** Details that few look for, below a title: a platform that can fold text away shows the title only. */
  readonly folded?: true;
}

/** A file that goes with an answer, below its last words. Its name is of letters, digits, hyphens and dots, as it stands everywhere. */
export interface ReplyFile {
  readonly name: string;
  /** The media type. */
  readonly type: string;
  /** Sent as UTF-8. At most `Files.max` bytes. */
  readonly text: string;
}

/** A whole answer. `report` is set if the command searched, `check` if it compared a quotation with the documents, and `cited` if it looked up a code. */
export interface Reply {
  readonly cards: readonly Card[];
  readonly report?: SearchReport;
  readonly check?: Check;
  readonly cited?: Cited;
  /** The line that leads to it from a conversation with the bot alone, where the one that was said would not. */
  readonly elsewhere?: string;
  readonly file?: ReplyFile;
  /** Settings for the person's client to store, if `Origin.own` is set. */
  readonly own?: ClientSettings;
}

/** The shortest that a platform takes is 64 bytes (`CALLBACK_BYTES` of the adapters); four are kept for an adapter's own mark. */
export const ACTION_BYTES = 60;

export const text = (...inlines: Inline[]): Block => ({ is: 'text', text: inlines });
export const list = (...items: (readonly Inline[])[]): Block => ({ is: 'list', items });
export const strong = (value: string): Inline => ({ as: 'strong', text: value });
export const soft = (value: string): Inline => ({ as: 'soft', text: value });
export const code = (value: string): Inline => ({ as: 'code', text: value });
export const citation = (value: string): Inline => ({ as: 'citation', text: value });
export const link = (value: string, url: string): Inline => ({ as: 'link', text: value, url });

/** The same button, whose answer takes the place of what it stands under. */
export const replacing = (button: Action): Action => ({ ...button, replaces: true });

/** The same button, whose line may be kept. */
export const onward = (button: Action): Action => ({ ...button, onward: true });

const withActions = (reply: Reply, keeps: (action: Action) => boolean): Reply => ({
  ...reply,
  cards: reply.cards.map((card) => ({ ...card, actions: (card.actions ?? []).filter(keeps) })),
});

/** The reply without the actions that are only valid in the chat where it was asked for. */
export const withoutLocal = (reply: Reply): Reply => withActions(reply, ({ local }) => local !== true);

/** The reply without the actions that need this process's memory. */
export const withoutPassing = (reply: Reply): Reply => withActions(reply, ({ passing }) => passing !== true);

/** The characters of an inline, without what it is shown as. */
export const plainInline = (inline: Inline): string => (typeof inline === 'string' ? inline : inline.text);

/** Makes a button. Throws a RangeError if its line is too long, which is a bug in the command. */
export const action = (label: string, line: string): Action => {
  const bytes = new TextEncoder().encode(line).length;
  if (bytes > ACTION_BYTES)
    throw new RangeError(`a button's line is ${bytes} bytes, more than ${ACTION_BYTES}`);
  return { label, line };
};
