// Suggestions for an unknown command name: redirects and similar names.

import { echo } from './bidi.ts';
import type { AnyCommand } from './command.ts';
import type { CommandRedirects } from './command-redirects.ts';
import { UsageError, UserError } from './errors.ts';
import { exampleOf } from './example.ts';
import { splitParams } from './line.ts';
import type { Nearest, Origin } from './ports.ts';
import { ACTION_BYTES } from './reply.ts';

export interface UnknownNameParts {
  /** The commands of this moment. */
  readonly commands: () => readonly AnyCommand[];
  readonly nearest: Nearest;
  readonly redirects?: CommandRedirects;
}

/** The maximum number of suggestions for a misspelled name. */
const OFFERED = 3;
const NAME_CHARS = 32;

const fitsButton = (line: string) => new TextEncoder().encode(line).length <= ACTION_BYTES;

/** The line that gives `rest` to a command, or else the command's name alone; null where neither can be a button that is of use there. */
const lineFor = (command: AnyCommand, rest: string, origin: Origin): string | null => {
  if (command.where === 'groups' && origin.alone) return null;
  const isTaken = (line: string) => {
    try {
      command.bind(splitParams(command, line), origin);
      return true;
    } catch {
      return false;
    }
  };
  const given = rest.replaceAll(/\s+/g, ' ').trim();
  const line = `/${command.name} ${given}`.trim();
  if (fitsButton(line) && isTaken(given)) return line;
  return isTaken('') ? `/${command.name}` : null;
};

/** The commands that a name redirects to, by their current names. */
const redirectedTo = ({ commands, redirects }: UnknownNameParts, name: string): AnyCommand[] =>
  (redirects?.get(name)?.use ?? []).flatMap(
    (usual) =>
      commands().find(
        (c) => c.kind === 'code' && !c.hidden && (c.name === usual || c.takenNames.includes(usual)),
      ) ?? [],
  );

const misspelt = (parts: UnknownNameParts, name: string): UserError => {
  const shown = parts.commands().filter((c) => !c.hidden);
  const byName = new Map(shown.flatMap((c) => [c.name, ...c.aliases].map((n) => [n, c.name] as const)));
  const alike = (names: Iterable<string>) => parts.nearest(name, [...names]).map((near) => near.name);
  const near = alike(byName.keys()).map((n) => byName.get(n) ?? n);
  const meant =
    near.length > 0
      ? near
      : alike(parts.redirects?.keys() ?? []).flatMap((n) => redirectedTo(parts, n)[0]?.name ?? []);
  const offered = [...new Set(meant)].slice(0, OFFERED);
  const id = offered.length > 0 ? 'command-unknown-near' : 'command-unknown';
  const remedies = new Set([...offered.map((n) => `/${n}`), '/help']);
  return new UserError('misused', id, { name: echo(name, NAME_CHARS) }, [...remedies]);
};

/** The error for a line with an unknown command name, with suggestions. */
export const unknownName = (
  parts: UnknownNameParts,
  { name, rest }: { readonly name: string; readonly rest: string },
  origin: Origin,
): Error => {
  const targets = redirectedTo(parts, name);
  const [first, second] = targets;
  const pointer = parts.redirects?.get(name);
  if (first === undefined || pointer === undefined) return misspelt(parts, name);
  const lines = targets.map((command, i) =>
    lineFor(command, i === 0 ? (pointer.rest ?? String)(rest) : rest, origin),
  );
  const id = pointer.says ?? (second === undefined ? 'command-instead' : 'command-instead-or');
  const said = new UserError(
    'misused',
    id,
    {
      name: `/${echo(name, NAME_CHARS)}`,
      command: `/${first.name}`,
      other: `/${second?.name ?? first.name}`,
      platform: origin.platform,
    },
    lines.filter((line) => line !== null),
  );
  const [line] = lines;
  return new UsageError([said], line === null && first.where !== 'groups' ? exampleOf(first) : null);
};
