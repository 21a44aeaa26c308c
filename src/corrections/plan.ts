// Decides how to correct each message: by an edit, a reply, or not at all.

/** What is known of a message and of the chat that it is in. */
export interface Reach {
  /** Its id is still the platform's: a group that becomes another leaves its messages behind. */
  readonly isThere: boolean;
  /** The bot is on its platform. */
  readonly hasPlatform: boolean;
  /** The bot may not be in the chat or write there any more. */
  readonly isClosed: boolean;
  /** It could not be changed before. */
  readonly isFixed: boolean;
  readonly ageMs: number;
  /** The chat wants messages to be changed, and no others to be written. */
  readonly editsOnly: boolean;
}

const UNREACHABLE = ['moved', 'platform', 'closed', 'fixed'] as const;
export type UnreachableReason = (typeof UNREACHABLE)[number];
export type CorrectionMethod = 'edit' | 'reply' | UnreachableReason;

const DAY_MS = 24 * 60 * 60_000;
/** Older messages get no replies, because nobody reads them. */
const REPLY_MS = 30 * DAY_MS;

/** Whether a message that cannot be changed may be answered. */
export const mayReply = ({ ageMs, editsOnly }: Pick<Reach, 'ageMs' | 'editsOnly'>): boolean =>
  ageMs <= REPLY_MS && !editsOnly;

const methodFor = (reach: Reach): CorrectionMethod => {
  if (!reach.isThere) return 'moved';
  if (!reach.hasPlatform) return 'platform';
  if (reach.isClosed) return 'closed';
  if (!reach.isFixed) return 'edit';
  return mayReply(reach) ? 'reply' : 'fixed';
};

/** What is done about each message, or why nothing is. */
export interface CorrectionPlan<T> {
  readonly edits: readonly T[];
  readonly replies: readonly T[];
  readonly unreachable: Readonly<Record<UnreachableReason, number>>;
  /** Of the edits, those that may be answered instead where the platform refuses to change them. */
  readonly answerable: number;
}

export const planOf = <T>(messages: readonly T[], reachOf: (message: T) => Reach): CorrectionPlan<T> => {
  const [edits, replies]: [T[], T[]] = [[], []];
  const unreachable: Record<UnreachableReason, number> = { moved: 0, platform: 0, closed: 0, fixed: 0 };
  let answerable = 0;
  for (const message of messages) {
    const reach = reachOf(message);
    const way = methodFor(reach);
    if (way === 'reply') replies.push(message);
    else if (way !== 'edit') unreachable[way] += 1;
    else {
      edits.push(message);
      if (mayReply(reach)) answerable += 1;
    }
  }
  return { edits, replies, unreachable, answerable };
};
