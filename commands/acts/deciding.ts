// The one way to every act on the shared library: done at once, or proposed and then confirmed.

import type { Context } from '../../src/core/command.ts';
import type { Localizer } from '../../src/core/ports.ts';
import {
  ACTION_BYTES,
  type Action,
  action,
  type Card,
  code,
  list,
  type Reply,
  text,
} from '../../src/core/reply.ts';
import type { LibraryAct, Proposed } from '../../src/proposals/proposal.ts';
import { record } from '../moderation.ts';
import type { ActParts, Acts } from './act.ts';
import { gapActs } from './gaps.ts';
import { libraryActs } from './library.ts';
import { queueActs } from './queue.ts';
import { sourceActs } from './source.ts';

const actsOf = (parts: ActParts): Acts => ({
  ...libraryActs(parts),
  ...sourceActs(parts),
  ...gapActs(parts),
  ...queueActs(parts),
});

/** The line that confirms a proposal, whatever it is about. */
const confirming = ({ nameOf }: ActParts, id: string) => `/${nameOf('corrections')} confirm ${id}`;

/** A button where the line fits into one; typed, it can be of any length. */
export const buttonFor = (label: string, line: string): Action[] =>
  new TextEncoder().encode(line).length <= ACTION_BYTES ? [action(label, line)] : [];

/** Does an act, or shows what it will do and waits for a confirmation. Throws a UserError if it cannot be done. */
export const decide = async (parts: ActParts, context: Context, proposed: Proposed): Promise<Reply> => {
  const { proposals } = parts;
  const { words: l, actor: by } = context;
  const act = actsOf(parts)[proposed.act];
  proposals.allow(proposed.act, by);
  const version = await act.state(proposed);
  const detail = await act.detail(proposed);
  const id = parts.newCode();
  const needsTwo = proposals.needsTwo(proposed.act);
  if (!needsTwo && act.isShownFirst !== true) {
    await record(parts, context, act.recorded, detail);
    return act.perform({ ...proposed, id }, context);
  }
  const blocks = [
    text(await act.say(proposed, l)),
    ...((await act.forecast?.(proposed, l)) ?? []),
    ...(needsTwo ? [text(l.say('proposal-for-another'))] : []),
    text(code(confirming(parts, id))),
  ];
  if (needsTwo) await record(parts, context, `${act.recorded} proposed`, { ...detail, proposal: id });
  await proposals.add({ ...proposed, id, version, by });
  const actions = [action(l.say('button-confirm'), confirming(parts, id))];
  return { cards: [{ title: l.say('source-title'), blocks, actions }] };
};

/** Does what was proposed under a code. Throws a UserError if that may not be, or cannot be any more. */
export const confirmProposal = async (parts: ActParts, context: Context, id: string): Promise<Reply> => {
  const { proposals } = parts;
  const acts = actsOf(parts);
  const taken = await proposals.take(id, context.actor, (one) => acts[one.act].state(one));
  try {
    const act = acts[taken.act];
    const detail = await act.detail(taken);
    const proposal = proposals.needsTwo(taken.act) ? { proposal: id } : {};
    await record(parts, context, act.recorded, { ...detail, ...proposal });
    return await act.perform(taken, context);
  } catch (error) {
    await proposals.giveBack(taken);
    throw error;
  }
};

/** What waits for a confirmation, each with its button, or only certain acts; null if nothing does. */
export const waitingCard = async (
  parts: ActParts,
  l: Localizer,
  only: readonly LibraryAct[] | null = null,
): Promise<Card | null> => {
  const acts = actsOf(parts);
  const all = await parts.proposals.open();
  const open = all.filter(({ act }) => only === null || only.includes(act));
  if (open.length === 0) return null;
  const said = await Promise.all(open.map((one) => acts[one.act].say(one, l)));
  const labels = await Promise.all(open.map((one) => acts[one.act].label(one)));
  return {
    title: l.say('proposals-title'),
    blocks: [list(...open.map(({ id }, i) => [said[i] ?? '', ' · ', code(confirming(parts, id))]))],
    actions: open.flatMap(({ id }, i) =>
      buttonFor(`${l.say('button-confirm')}: ${labels[i]}`, confirming(parts, id)),
    ),
  };
};
