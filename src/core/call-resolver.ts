// Resolves a call once into its command, raw parameter values, prose, and audience.

import type { Audience, Call } from './adapter.ts';
import type { AnyCommand } from './command.ts';
import { effectiveSettings } from './effective-settings.ts';
import { UserError } from './errors.ts';
import { LINE_CHARS } from './limits.ts';
import { splitLine, splitParams } from './line.ts';
import type { Origin, Settings } from './ports.ts';
import { type UnknownNameParts, unknownName } from './unknown-command.ts';

/** The raw texts of a command's parameters. */
type Raw = Readonly<Record<string, string>>;

export interface Resolved {
  readonly call: Call;
  /** The command, or a function that makes the error. The error is lazy because finding suggestions takes time. */
  readonly asked: { readonly command: AnyCommand; readonly raw: Raw } | { readonly refusal: () => Error };
  /** The part of the call that is prose. */
  readonly prose: string;
  readonly audience: Audience;
}

export interface ResolvingParts extends UnknownNameParts {
  readonly settings: Settings;
}

export interface Resolver {
  find(name: string): AnyCommand | undefined;
  /** Never throws. */
  resolve(call: Call): Resolved;
}

export const createResolver = (parts: ResolvingParts): Resolver => {
  const find = (name: string): AnyCommand | undefined => {
    const commands = parts.commands();
    return commands.find((c) => c.name === name) ?? commands.find((c) => c.aliases.includes(name));
  };

  /** The command whose name a topic has, where it takes what the topic does not. */
  const insteadOf = (name: string, said: Call['said'], rest: string, origin: Origin) => {
    for (const command of parts.commands().filter(({ takenNames }) => takenNames.includes(name))) {
      const raw = 'line' in said ? splitParams(command, rest) : { ...said.options };
      try {
        command.bind(raw, origin);
        return { command, raw };
      } catch {
        // Nor does this one take it, so the topic says what is wrong.
      }
    }
    return null;
  };

  const audienceOf = ({ params, audience }: AnyCommand, raw: Raw, origin: Origin): Audience => {
    const { private: isPrivate } = params;
    if (isPrivate === undefined) return audience;
    try {
      const asked =
        isPrivate.read(raw.private, 'private') ?? effectiveSettings(parts.settings, origin).private;
      return asked === true ? 'asker' : audience;
    } catch {
      return SEEN_BY_ALL;
    }
  };

  return {
    find,
    resolve(call) {
      const { said, origin } = call;
      const refused = (refusal: () => Error, prose: string): Resolved => ({
        call,
        asked: { refusal },
        prose,
        audience: SEEN_BY_ALL,
      });
      if ('line' in said && said.line.length > LINE_CHARS)
        return refused(
          () => new UserError('misused', 'line-too-long', { max: LINE_CHARS, length: said.line.length }),
          said.line.slice(0, LINE_CHARS),
        );
      const { name, rest, isCommand } =
        'line' in said ? splitLine(said.line) : { name: said.command, rest: '', isCommand: true };
      const isEmpty = name === '' || ('line' in said && said.line.trim() === '');
      const command = find(name);
      if (isEmpty || command === undefined) {
        const prose = proseIn(name, 'line' in said ? { '': rest } : said.options, () => true);
        return refused(
          () =>
            isEmpty
              ? new UserError('misused', 'line-empty', {}, ['/help'])
              : unknownName(parts, { name, rest }, origin),
          isCommand ? prose : rest,
        );
      }
      const raw = 'line' in said ? splitParams(command, rest, isCommand) : { ...said.options };
      const isTopics =
        command.kind === 'topic' && Object.keys(raw).some((given) => !(given in command.params));
      const asked = (isTopics ? insteadOf(name, said, rest, origin) : null) ?? { command, raw };
      return {
        call,
        asked,
        prose: isCommand ? proseIn(name, raw, (param) => command.params[param]?.isProse ?? false) : rest,
        audience: audienceOf(asked.command, asked.raw, origin),
      };
    },
  };
};

/** What is wrong with a call is told by its answer, which shows nobody's words. */
const SEEN_BY_ALL: Audience = 'everyone';

/** A command's name is in the person's own words only where it is written in another script. */
const proseIn = (name: string, raw: Raw, isProse: (param: string) => boolean): string => {
  const prose = Object.entries(raw).filter(([param]) => isProse(param));
  return [...(/^[a-z]/.test(name) ? [] : [name]), ...prose.map(([, value]) => value)].join(' ');
};
