// A command as data: a name, typed parameters, and a function from their values to a reply.

import { UsageError, UserError } from './errors.ts';
import { exampleOf } from './example.ts';
import type { Param } from './params.ts';
import type { Right } from './platform.ts';
import type { AttachedFile, Localizer, MessageArgs, Origin, Way } from './ports.ts';
import type { Reply } from './reply.ts';

type Params = Readonly<Record<string, Param<unknown>>>;
type Values<P extends Params> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never };

/** What an act takes: a right in the chat where it is done, or to be a librarian. */
export type Need = Right | 'librarian';

/** Where a run happens and in which words it speaks. */
export interface Context {
  readonly origin: Origin;
  readonly words: Localizer;
  /** The day in UTC on which it is answered. */
  readonly today: string;
  /** Who acts, for the record; null where they do not show themselves. */
  readonly actor: string | null;
  /** They have seen what it will do, and want it done. */
  readonly confirmed: boolean;
  /** Who sees the answer, as {@link Command.audience} and the call have it. */
  readonly audience: 'everyone' | 'asker';
  /** Files that go with the call. */
  readonly files: readonly AttachedFile[];
}

/** What a call changes. */
export interface Change {
  /** What it will do, as a sentence that stands alone, for whoever has to confirm it. */
  says(words: Localizer): string;
  /**
   * Any button may do it at once, whoever it was shown to: it touches nothing but the record of the person who presses, and says so,
   * or the message of the button says in words what it does.
   */
  readonly byAnyButton?: true;
}

/** What a call does besides answering. */
export type Effect = 'reads' | Change;

/** The change that a message of the catalogues describes. */
export const changes = (
  id: string,
  args: MessageArgs = {},
  how: Pick<Change, 'byAnyButton'> = {},
): Change => ({
  says: (words) => words.say(id, args),
  ...how,
});

/** The ways by which a change needs no confirmation. */
const TRUSTED: ReadonlySet<Way> = new Set(['typed', 'button']);

/** Whether a line may have its effect at once, by the way it came. */
export const mayActAtOnce = (effect: Effect, way: Way): boolean =>
  effect === 'reads' || TRUSTED.has(way) || (effect.byAnyButton === true && way === 'foreign-button');

/** What tells the effect of a call. */
export type EffectContext = Pick<Context, 'origin' | 'words' | 'confirmed' | 'files'>;

/** The headings of /help. */
export const SECTIONS = ['ask', 'check', 'chat', 'library'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Command<P extends Params> {
  /** `[a-z][a-z0-9_]{0,31}`: what both platforms allow. */
  readonly name: string;
  /** Other names that a typed line may use, in any script: names in other languages, and those that it had before. */
  readonly aliases: readonly string[];
  /** What it is called where a topic has its name; null: no topic may have it. */
  readonly otherName: string | null;
  /** Names of this command that a topic has here. What the topic does not take is meant for this command. */
  readonly takenNames: readonly string[];
  /** Its name in a language, for menus that can show it; as a rule the name itself. */
  readonly localName: (localizer: Localizer) => string;
  readonly summary: (localizer: Localizer) => string;
  /** Lines without the slash that the command answers; they are run by a test. */
  readonly examples: readonly string[];
  readonly params: P;
  /**
   * Who sees the answer; a property of the command, for some platforms fix it before the command has run. A command for everyone
   * that has a flag `private` answers to the asker alone where that is set, or where the chat wants it so.
   */
  readonly audience: 'everyone' | 'asker';
  /** The parameter that takes the text of somebody's message, and the message id of what that is called in a menu. */
  readonly fromMessage: { readonly param: string; readonly label: string } | null;
  /** Topic commands are data of the community; code commands are ours. */
  readonly kind: 'code' | 'topic';
  /** Reached by buttons or by lines of older versions, and not worth a line in a menu. */
  readonly hidden: boolean;
  /** Under which heading /help lists it. */
  readonly section: Section;
  /** Whom /help lists it for: those who have this; null: everybody. Single calls may take more, or less. */
  readonly meantFor: Need | null;
  /** What moderators do about a chat makes sense in chats of several people only. */
  readonly where: 'anywhere' | 'groups';
  /** What a call with these values takes; null if anybody may. It is checked before each run. */
  readonly needs: (values: Values<P>, origin: Origin) => Need | null;
  /** What it changes, or that it only reads: the host lets no line that others have made change anything unasked. */
  readonly effect: Effect | ((values: Values<P>, context: EffectContext) => Effect | Promise<Effect>);
  run(values: Values<P>, context: Context): Reply | Promise<Reply>;
}

/** A call whose values have been read, and which has not been made yet. */
export interface BoundCall {
  readonly need: Need | null;
  effect(context: EffectContext): Promise<Effect>;
  run(context: Context): Promise<Reply>;
}

/** A command whose parameters are read from text. */
export interface AnyCommand extends Omit<Command<Params>, 'run' | 'needs' | 'effect'> {
  /** Throws a UsageError that tells all that is wrong with the values. */
  bind(raw: Readonly<Record<string, string>>, origin: Origin): BoundCall;
}

/** The names that a command or topic may have: what every platform accepts, beginning with a letter. */
export const COMMAND_NAME = /^[a-z][a-z0-9_]{0,31}$/;

type Optional =
  | 'aliases'
  | 'otherName'
  | 'takenNames'
  | 'localName'
  | 'kind'
  | 'hidden'
  | 'section'
  | 'meantFor'
  | 'fromMessage'
  | 'where'
  | 'needs';
type Definition<P extends Params> = Omit<Command<P>, Optional> & Partial<Pick<Command<P>, Optional>>;

/** A name written as one word, as it has to be typed. */
export const asTyped = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, '_');

/** Makes a command. Its values are read all at once, so that every bad one is told at once. */
export const defineCommand = <P extends Params>(definition: Definition<P>): AnyCommand => {
  if (!COMMAND_NAME.test(definition.name))
    throw new RangeError(`"${definition.name}" is not a command name: expected ${COMMAND_NAME}`);
  return {
    aliases: [],
    otherName: null,
    takenNames: [],
    localName: () => definition.name,
    kind: 'code',
    hidden: false,
    section: 'ask',
    meantFor: null,
    fromMessage: null,
    where: 'anywhere',
    ...definition,
    bind(raw, origin) {
      const values = readValues(definition, raw);
      const { effect } = definition;
      return {
        need: definition.needs?.(values, origin) ?? null,
        effect: async (context) => (typeof effect === 'function' ? effect(values, context) : effect),
        run: async (context) => definition.run(values, context),
      };
    },
  };
};

const readValues = <P extends Params>(
  command: Pick<Command<P>, 'name' | 'params' | 'examples'>,
  raw: Readonly<Record<string, string>>,
): Values<P> => {
  const { params } = command;
  const problems: UserError[] = [];
  const wrong: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(params)) {
    try {
      values[name] = param.read(raw[name], name);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
      wrong.push(name);
    }
  }
  const unknown = Object.keys(raw).filter((name) => !(name in params));
  problems.push(
    ...unknown.map(
      (name) => new UserError('misused', 'param-unknown', { name: name === '' ? 'none' : name.slice(0, 32) }),
    ),
  );
  if (problems.length > 0) throw new UsageError(problems, exampleOf(command, wrong));
  return values as Values<P>;
};
