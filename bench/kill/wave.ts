// One wave: every chat shows a message that turns out to be wrong, a librarian says so, and workers are killed while they correct it.

import type { App } from '../../src/app/app.ts';
import type { Origin } from '../../src/core/ports.ts';
import type { Correcting } from './books.ts';
import { killOn, pause, type RoundParts } from './killing.ts';
import type { Round } from './round.ts';
import { errorOf, type Message, type Place } from './town.ts';
import { NONE, sum, type Tally } from './truth.ts';

export interface WaveParts extends RoundParts {
  /** The bot as people in the chats and the librarian meet it; it sends nothing by itself. */
  readonly desk: App;
}

/** One message of so many cannot be changed any more, and one of so many others is gone. */
const FIXED_EVERY = 3;
const GONE_EVERY = 11;
const AT_ONCE = 20;
const UNDO_MS = 10 * 60_000;
/** After so long every process has heard what a librarian has said. */
const HEARD_MS = 6_000;
const HEARD_REAL_MS = 500;
const LOOK_MS = 20;

/** Posts the answer to a question in every chat, and has it written down; gives the messages in the order of the places. */
const spread = async ({ town, desk }: WaveParts, round: number): Promise<string[]> => {
  const { path, words } = errorOf(round);
  const messages: string[] = [];
  const postTo = async ({ digest: { chat }, platform }: Place): Promise<string> => {
    const origin: Origin = {
      platform,
      chat,
      user: `${platform}:1`,
      alone: false,
      way: 'typed',
      language: 'en',
    };
    const answer = await desk.host.answer({ origin, said: { line: `/ask "${words}"` } });
    const { posting } = desk.services.platform(chat) ?? {};
    const [part] = posting?.prepare(answer.reply, answer.words) ?? [];
    if (posting === undefined || part === undefined) throw new Error('nothing could be posted');
    const posted = await posting.deliver(chat, part, {
      key: `wrong-${round}-${messages.length}`,
      silent: true,
    });
    answer.posted([posted]);
    return posted.message;
  };
  for (let at = 0; at < town.places.length; at += AT_ONCE) {
    // Keys are counted, so that one chat follows the other.
    for (const place of town.places.slice(at, at + AT_ONCE)) messages.push(await postTo(place));
  }
  const isWritten = async () =>
    (await desk.services.corrections.forecast(path, 'retract')).edits === messages.length;
  while (!(await isWritten())) await pause(LOOK_MS);
  return messages;
};

const isCorrected = ({ text }: Message): boolean => text.includes('Retracted');

/** One message: the rows about it, of which there should be one, what it says now, and what answers it. */
const judge = (
  rows: readonly Correcting[],
  wrong: Message | undefined,
  answers: readonly Message[],
): Tally => {
  const [row] = rows;
  const isReply = row?.act === 'reply';
  const isSent = row?.state === 'sent';
  const isUncertain = row?.state === 'uncertain';
  const isNever = row?.state === 'failed' || row?.state === 'skipped';
  const isThere = isReply
    ? answers.some(({ id }) => id === row.message)
    : wrong === undefined || isCorrected(wrong);
  const isLost = rows.length !== 1 || (isSent && !isThere) || (!isSent && !isUncertain && !isNever);
  if (isLost) process.stderr.write(`lost: ${JSON.stringify({ rows, answers: answers.length })}\n`);
  const allowed = isReply && (isSent || isUncertain) ? 1 : 0;
  const isTwice = isReply && wrong !== undefined && isCorrected(wrong);
  return {
    due: 1,
    sent: isSent ? 1 : 0,
    answers: isSent && isReply ? 1 : 0,
    uncertain: isUncertain ? 1 : 0,
    skipped: isNever ? 1 : 0,
    duplicates: Math.max(0, answers.length - allowed) + (isTwice ? 1 : 0),
    lost: isLost ? 1 : 0,
  };
};

export const playWave = async (parts: WaveParts, round: number): Promise<Round> => {
  const { town, books, workers, desk } = parts;
  const began = performance.now();
  const messages = await spread(parts, round);
  const known = town.places.map((place) => new Set(place.posted().map(({ id }) => id)));
  for (const [i, place] of town.places.entries()) {
    if ((i + round) % GONE_EVERY === 0) place.remove(messages[i] ?? '');
    else if ((i + round) % FIXED_EVERY === 0) place.fix();
  }
  const { corrections } = desk.services;
  const id = `wave-${round}`;
  await corrections.apply({ id, document: errorOf(round).path, act: 'retract', note: 'Made up.', by: null });
  workers.leap(HEARD_MS);
  await pause(HEARD_REAL_MS);
  workers.leap(UNDO_MS);
  const kills = await killOn(parts, town.places.length);

  const rows = await books.correcting(id);
  let tally = NONE;
  for (const [i, place] of town.places.entries()) {
    const posted = place.posted();
    const fresh = posted.filter((message) => !known[i]?.has(message.id));
    const mine = rows.filter(({ chat, target }) => chat === place.digest.chat && target === messages[i]);
    tally = sum(
      tally,
      judge(
        mine,
        posted.find((message) => message.id === messages[i]),
        fresh,
      ),
    );
  }
  return { ...tally, kills, ms: performance.now() - began };
};
