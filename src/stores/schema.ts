// The tables as Kysely knows them. Times are milliseconds since the epoch; JSON is text; yes and no are 1 and 0.

export interface ChatsTable {
  id: string;
  locale: string | null;
  private: number | null;
  /** The platform's id of a role whose holders are moderators too. */
  moderator_role: string | null;
  /** Why nothing is sent to it any more; null while it is open. */
  closed_why: string | null;
  /** Whether questions that could not be answered may be kept with their words, once enough people have asked them. */
  keeps_questions: number | null;
  edits_only: number | null;
  /** Whether its members may suggest documents. */
  takes_suggestions: number | null;
  updated_at: number;
}

export interface PinsTable {
  id: string;
  chat: string;
  kind: string;
  subject: string;
  locale: string;
  /** The message, once it has been sent, and the one that it replaces. */
  message: string | null;
  old_message: string | null;
  hash: string;
  edition: number;
  state: string;
  owner: string | null;
  created_at: number;
  updated_at: number;
}

export interface DigestsTable {
  id: string;
  chat: string;
  plan: string;
  locale: string;
  state: string;
  why: string | null;
  owner: string | null;
  /** Null where it never falls due again. */
  next_at: number | null;
  /** The library as the last digest told it. */
  edition: number;
  turn: number;
  created_at: number;
}

export interface LedgerTable {
  id: string;
  kind: string;
  /** The digest or pin that it was made for; null for answers. With `slot` and `part` it is unique. */
  cause: string | null;
  slot: number | null;
  part: number | null;
  platform: string;
  chat: string;
  message: string | null;
  /** By which a platform tells a repetition. */
  key: string;
  state: string;
  why: string | null;
  silent: number;
  attempts: number;
  due_at: number;
  first_at: number | null;
  lease_by: string | null;
  lease_until: number | null;
  /** What is sent; null once it has been. */
  payload: string | null;
  hash: string;
  excerpts: string;
  edition: number;
  /** Whether it changes or answers the message `target`; null for one of its own. */
  act: string | null;
  target: string | null;
  locale: string | null;
  created_at: number;
  updated_at: number;
}

/** What a message that is there shows as standing, one row for each passage as it is shown. */
export interface ShownTable {
  entry: string;
  document: string;
  /** A passage, and what was said of it, as JSON. */
  saying: string;
}

export interface CorrectionsTable {
  id: string;
  document: string;
  act: string;
  note: string;
  version: string | null;
  by: string | null;
  state: string;
  starts_at: number | null;
  created_at: number;
  updated_at: number;
}

/** Acts on the library that wait for a librarian to confirm them. */
export interface ProposalsTable {
  id: string;
  act: string;
  subject: string;
  note: string;
  /** The state of the subject at that time; null for proposals that older versions kept among the corrections. */
  version: string | null;
  by: string | null;
  created_at: number;
}

/** How often a document was shown in a month where it cannot be corrected. */
export interface BeyondTable {
  document: string;
  month: string;
  shown: number;
}

export interface AuditTable {
  seq: number;
  at: number;
  chat: string | null;
  actor: string | null;
  content: string | null;
  salt: string | null;
  digest: string;
  mac: string;
  /** What opens the parts of `content` that are sealed apart; null in rows of the first format. */
  opening: string | null;
  /** The row that this one says again. */
  restates: number | null;
}

export interface AuditHeadTable {
  id: number;
  seq: number;
  mac: string;
}

/** What was deleted and may still lie in the file: to be erased. */
export interface ErasuresTable {
  kind: string;
  at: number;
}

/** What was removed for good: codes of passages, and SHA-256 of the paths of documents, so that neither is taken for unknown. */
export interface RemovalsTable {
  key: string;
  at: number;
}

export interface LibraryTable {
  id: number;
  edition: number;
  revision: string;
  since: number;
}

export interface RevisionsTable {
  document: string;
  revision: string;
  from_edition: number;
  /** The first edition without it; null while it is in the library. */
  to_edition: number | null;
  first_seen: number;
  /** Written when the library stops holding it: to write it at every look would write all that is kept each time. */
  last_seen: number;
  file_hash: string;
  /** As JSON, the metadata, and the reader unless an early version kept it without. */
  meta: string;
  passages: string;
}

/** Which documents have ever had a passage of this code: found by an index, and not by looking through every revision. */
export interface CodesTable {
  citation: string;
  document: string;
  /** As JSON, the codes of the passages that took its place in a later reading; null if there are none. */
  followers: string | null;
  /** How much of its words those contain; null if there are none. */
  holds: string | null;
}

export interface TextsTable {
  hash: string;
  text: string;
}

export interface WithdrawalsTable {
  document: string;
  by: string | null;
  why: string;
  at: number;
}

export interface DraftsTable {
  code: string;
  chat: string;
  line: string;
  hidden: number;
  /** Whom it belongs to alone, and by which way it came, where it is to be continued in another chat. */
  person: string | null;
  way: string | null;
  created_at: number;
  expires_at: number;
}

/** Calls whose update the platform does not send again, and which have no answer yet. */
export interface WaitingTable {
  platform: string;
  /** The platform's number of the update. */
  id: number;
  /** Empty, as the content is, once it has been answered. */
  chat: string;
  person: string | null;
  content: string;
  state: string;
  created_at: number;
  /** Calls of a lane, of which this is a hash, are answered one after the other. Empty once it has been answered. */
  lane: string;
  /** The process that answers it; null: none does yet, or the only one. */
  holder: string | null;
}

export interface LeasesTable {
  name: string;
  holder: string;
  until: number;
}

export interface BudgetsTable {
  platform: string;
  /** Empty for what all chats share. */
  chat: string;
  state: string;
  updated_at: number;
}

export interface GapCountsTable {
  /** UTC, as 2026-01-31. */
  day: string;
  /** Empty where the script tells no language, or no topic is near. */
  locale: string;
  topic: string;
  count: number;
}

export interface GapsTable {
  id: string;
  /** What three different people have asked; null where it is there for those who wait alone, whose words stand with them. */
  text: string | null;
  locale: string | null;
  asked: number;
  first_at: number;
  last_at: number;
}

export interface GapAskersTable {
  id: string;
  gap: string;
  /** A conversation that one person and the bot see. */
  chat: string;
  question: string;
  locale: string;
  created_at: number;
}

/** Documents that wait for a librarian to take them into the library. */
export interface SubmissionsTable {
  id: string;
  /** The path below the library's folder that it would have. */
  path: string;
  /** The address, or the name of the file, as it was given. */
  shown: string;
  /** Where it was fetched from, and when; null for a file. */
  url: string | null;
  fetched_at: string | null;
  /** As JSON, what people have said of it. */
  given: string;
  /** As JSON, what was read of it; for lists. */
  found: string;
  /** SHA-256 of its bytes, which are in `originals`, and their number. */
  hash: string;
  size: number;
  by: string | null;
  /** Where its outcome is told; null if nobody is to be told. */
  chat: string | null;
  locale: string;
  /** Counts changes of what is said of it. */
  version: number;
  /** While somebody takes it into the library, nobody else does. */
  taken_until: number | null;
  created_at: number;
}

/** The bytes of documents that wait, in pieces that no reader of rows has to fear. */
export interface OriginalsTable {
  submission: string;
  piece: number;
  bytes: Uint8Array | ArrayBuffer;
}

export interface Schema {
  chats: ChatsTable;
  pins: PinsTable;
  digests: DigestsTable;
  ledger: LedgerTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  library: LibraryTable;
  revisions: RevisionsTable;
  texts: TextsTable;
  withdrawals: WithdrawalsTable;
  drafts: DraftsTable;
  leases: LeasesTable;
  budgets: BudgetsTable;
  gap_counts: GapCountsTable;
  gaps: GapsTable;
  gap_askers: GapAskersTable;
  corrections: CorrectionsTable;
  proposals: ProposalsTable;
  beyond: BeyondTable;
  shown: ShownTable;
  erasures: ErasuresTable;
  removals: RemovalsTable;
  codes: CodesTable;
  waiting: WaitingTable;
  submissions: SubmissionsTable;
  originals: OriginalsTable;
}

/** In an order in which rows can be put back: nothing comes before what it refers to. */
export const TABLES = [
  'chats',
  'pins',
  'digests',
  'ledger',
  'audit',
  'audit_head',
  'library',
  'texts',
  'revisions',
  'withdrawals',
  'drafts',
  'leases',
  'budgets',
  'gap_counts',
  'gaps',
  'gap_askers',
  'corrections',
  'proposals',
  'beyond',
  'shown',
  'erasures',
  'removals',
  'codes',
  'waiting',
  'submissions',
  'originals',
] as const satisfies readonly (keyof Schema)[];
