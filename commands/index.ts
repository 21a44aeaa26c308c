// Every command that is code, in the order of the menu. Topic commands come from commands/topics.

import type { auditCsvWithin } from '../src/audit/csv.ts';
import { withoutControls } from '../src/core/bidi.ts';
import type { AnyCommand, Context } from '../src/core/command.ts';
import type { Clock, Locale, Localizer, Nearest, Origin, Settings, Words } from '../src/core/ports.ts';
import type { Reply } from '../src/core/reply.ts';
import type { TtlCache } from '../src/core/ttl-cache.ts';
import type { Corrections } from '../src/corrections/corrections.ts';
import type { Digests } from '../src/digests/digests.ts';
import type { Gaps } from '../src/gaps/gaps.ts';
import type { QuoteCheck } from '../src/knowledge/check/library-check.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { Pins } from '../src/pins/pins.ts';
import type { Proposals } from '../src/proposals/proposals.ts';
import type { Archive } from '../src/revisions/archive.ts';
import type { Editions } from '../src/revisions/editions.ts';
import type { Submissions } from '../src/submissions/submissions.ts';
import type { Topic } from '../src/topics/topic.ts';
import type { Topics } from '../src/topics/topics.ts';
import { about } from './about.ts';
import { add, suggest } from './add.ts';
import { ask } from './ask.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { cite } from './cite.ts';
import { confirm, type Drafting, goOn, preview, there } from './confirm.ts';
import { correct, retract } from './correct.ts';
import { corrections, source } from './corrections.ts';
import { digest, type Plans } from './digest.ts';
import { expiring, type Reviewing } from './expiring.ts';
import { forget } from './forget.ts';
import { type Helping, help } from './help.ts';
import { more } from './more.ts';
import { permissions } from './permissions.ts';
import { pin, pins, unpin } from './pin.ts';
import { privacy } from './privacy.ts';
import { queue } from './queue.ts';
import type { MeaningOf } from './retrieve.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { start } from './start.ts';
import { tell } from './tell.ts';
import { topicByName, topicList } from './topics.ts';
import { unanswered } from './unanswered.ts';
import { because, type Explaining, why } from './why.ts';
import { library, restore, withdraw } from './withdraw.ts';

export interface CommandParts extends Drafting, Explaining, Reviewing, Helping {
  readonly library: Library;
  readonly similarityTo: MeaningOf;
  readonly check: QuoteCheck;
  readonly topics: Topics;
  readonly show: (topic: Topic, context: Pick<Context, 'words' | 'today'>, limit: number) => Reply;
  readonly settings: Settings;
  readonly words: Words;
  readonly greet: (origin: Origin) => Localizer;
  readonly version: string;
  /** Whether the database is open. */
  readonly remembers: () => boolean;
  readonly pins: Pins;
  readonly digests: Digests;
  readonly editions: Editions;
  readonly archive: Archive;
  readonly gaps: Gaps;
  readonly corrections: Corrections;
  readonly proposals: Proposals;
  readonly submissions: Submissions;
  readonly plans: Plans;
  readonly nearest: Nearest;
  readonly newCode: () => string;
  readonly clock: Clock;
  /** Reads the library anew. */
  readonly refresh: () => Promise<void>;
  /** What was chosen for a person is forgotten. */
  readonly forgotten: (id: string) => void;
  /** Who was asked whether they want to be forgotten. */
  readonly asked: TtlCache<{ readonly user: string }>;
  readonly personal: readonly string[];
  readonly auditCsv: typeof auditCsvWithin;
}

export const codeCommands = (parts: CommandParts): readonly AnyCommand[] => {
  const shown = [
    ask(parts),
    check(parts),
    topicList(parts),
    topicByName(parts),
    sources(parts),
    cite(parts),
    why(parts),
    help(parts),
    settings(parts),
    privacy(parts),
    forget(parts),
    pin(parts),
    pins(parts),
    unpin(parts),
    digest(parts),
    audit(parts),
    permissions(parts),
    unanswered(parts),
    expiring(parts),
    correct(parts),
    retract(parts),
    corrections(parts),
    withdraw(parts),
    restore(parts),
    add(parts),
    queue(parts),
    suggest(parts),
    about(parts),
    start(parts),
  ];
  return [
    // Before what carries their names as aliases, so that a line as it was always typed is theirs.
    named(source(parts), parts.words),
    named(library(parts), parts.words),
    ...shown.map((command) => named(command, parts.words)),
    more(parts),
    because(parts),
    tell(parts),
    changes(parts),
    confirm(parts),
    preview(parts),
    there(parts),
    goOn(parts),
  ];
};

/**
 * Messages that hold the names that commands had before. A menu that looks commands up, as groups do on some platforms, knows by them that
 * lines of `/source` and `/library` are for the bot, too.
 */
const FORMERLY: Readonly<Record<string, string>> = {
  unanswered: 'gaps-name',
  expiring: 'review-name',
  permissions: 'setup-name',
  corrections: 'source-name',
  restore: 'library-name',
};

/** Languages whose catalogues name the commands; the others need not be read for it. */
export const NAMED_IN: readonly Locale[] = ['en', 'ar', 'he'];

/** A command that may also be called by its name in each language that names it, and by the one that it had before. */
const named = (command: AnyCommand, words: Words): AnyCommand => {
  const { name } = command;
  const nameIn = (l: Localizer, id: string) => withoutControls(l.say(id));
  const localName = (l: Localizer) => nameIn(l, `${name}-name`);
  const former = FORMERLY[name];
  const aliases = NAMED_IN.map(words).flatMap((l) => [
    localName(l),
    ...(former === undefined ? [] : [nameIn(l, former)]),
  ]);
  return { ...command, localName, aliases: [...new Set(aliases)].filter((alias) => alias !== name) };
};
