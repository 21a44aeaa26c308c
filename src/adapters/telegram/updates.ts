// What becomes of an update: who answers it, in which order, and what is stored of it until then.

import type { Answer, Host } from '../../core/adapter.ts';
import { createDeduplicator } from '../../core/deduplicate.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { StoreError } from '../../core/store-error.ts';
import type { SharedCalls, WaitingCall } from '../../core/waiting.ts';
import { wellFormedIn } from '../../core/well-formed.ts';
import { type Presses, RETRY_AFTER_SECONDS } from './button-presses.ts';
import type { Intake, Wrapped } from './intake.ts';
import { type Asked, readKept, written } from './kept-calls.ts';
import { chatName, type Incoming, parseUpdate, type Self } from './parse.ts';
import type { Queue, Work } from './queue.ts';
import { againData } from './render.ts';
import type { SentMessages } from './sent-messages.ts';

export interface UpdateParts {
  readonly self: Self;
  readonly host: () => Host;
  /** By the name of a place, as ALLOWED_CHATS has it. */
  readonly isAllowed: (place: string) => boolean;
  /** The name of the place that an update is from. */
  readonly placeName: (incoming: Incoming) => string;
  /** A message of this album has words, and so its others want no answer. */
  readonly seeAlbum: (album: string) => void;
  /** Answers; the answer that was given, if one was. */
  readonly handle: (incoming: Incoming, answer: Host['answer']) => Promise<Answer | null>;
  readonly presses: Presses;
  readonly sentMessages: Pick<SentMessages, 'say'>;
  readonly queue: Queue;
  readonly intake: Intake;
  /** Given where all processes take updates. */
  readonly shared: SharedCalls | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when nothing new is begun. */
  readonly ending: AbortSignal;
}

export interface Updates {
  /**
   * Takes an update that this process alone gets. Resolves when it is answered or stored, which telegraf waits for before it fetches
   * the next ones, and which is soon.
   */
  take(raw: { readonly update_id: number }): Promise<void> | undefined;
  /** Takes an update that other processes may get as well. Resolves when it is stored; rejects with a StoreError. */
  takeShared(raw: { readonly update_id: number }): Promise<void>;
  /** Begins to answer what the processes share. */
  share(): void;
  /** Answers what the last process left, as soon as the database says what that is. */
  takeUp(): Promise<void>;
}

const MAX_SEEN = 2_000;

/** While the database does not say what was left, it is asked again after a pause. */
const TAKE_UP_PAUSE_MS = 10_000;

const laneOf = (incoming: Incoming): string =>
  incoming.is === 'query'
    ? `query ${incoming.origin.user}`
    : 'place' in incoming && incoming.place !== null
      ? chatName(incoming.place)
      : 'elsewhere';

export const createUpdates = ({
  self,
  host,
  isAllowed,
  placeName,
  seeAlbum,
  handle,
  presses,
  sentMessages,
  queue,
  intake,
  shared,
  clock,
  log,
  ending,
}: UpdateParts): Updates => {
  const isNew = createDeduplicator<number>(MAX_SEEN);
  /** Lanes in which somebody has been told that they take no more. */
  const toldFull = new Set<string>();

  /** Null for an update that says nothing to the bot. */
  const read = (raw: unknown): Incoming | null => {
    const incoming = withWellFormedText(parseUpdate(raw, self));
    if (incoming?.is === 'call' && incoming.album !== undefined) seeAlbum(incoming.album);
    return incoming?.is === 'present' && isAllowed(placeName(incoming)) ? null : incoming;
  };

  /** Too much waits in this chat: one line says so, and the rest has to be asked again. */
  const turnAway = async ({ call, place, message }: Incoming & { is: 'call' }) => {
    const text = host().greet(call.origin).say('too-often', { seconds: RETRY_AFTER_SECONDS });
    await sentMessages.say(place, text, { under: message });
    return null;
  };

  const accept = (id: number, asked: Asked, work: Work) =>
    intake.accept(id, asked, (wrapped: Wrapped) =>
      queue.run(laneOf(asked), (answer) => wrapped(() => work(answer))),
    );

  /** Tells whoever has pressed a button where its answer is, or that there is none. Resolves when they know. */
  const acknowledge = (press: Incoming & { is: 'press' }, isFull: boolean) => {
    const elsewhere = isAllowed(placeName(press)) && presses.isForPresserAlone(press);
    const says = elsewhere ? 'elsewhere' : isFull ? 'too-often' : 'nothing';
    return { answered: elsewhere || isFull, acknowledged: presses.acknowledge(press, says) };
  };

  /** The process that gave this answer ended while it left. */
  const sayMaybeLost = async ({ call, place, message }: Asked) => {
    if (call === null || place === null || !isAllowed(placeName({ is: 'present', place }))) return null;
    const line = 'line' in call.said ? againData(call.said.line) : null;
    const words = host().greet(call.origin);
    const button = line === null ? null : { text: words.say('button-again'), callback_data: line };
    await sentMessages.say(place, words.say('maybe-lost'), { under: message, button });
    return null;
  };

  const takeUpOnce = async () => {
    const { calls, doubtful, known } = await intake.left();
    for (const id of known) isNew(id);
    for (const { id, asked } of doubtful) void accept(id, asked, () => sayMaybeLost(asked));
    for (const { id, asked } of calls) void accept(id, asked, (answer) => handle(asked, answer));
    if (calls.length + doubtful.length > 0)
      log.info(
        { platform: 'telegram', count: calls.length, doubtful: doubtful.length },
        'took up questions that were left',
      );
  };

  /** Answers a call that is stored, and that this process has. */
  const answerShared = ({ id, content, begun }: Pick<WaitingCall, 'id' | 'content' | 'begun'>) => {
    const asked = readKept(content);
    intake.isStored(id, begun);
    if (asked === null) return intake.drop(id);
    void accept(id, asked, begun ? () => sayMaybeLost(asked) : (answer) => handle(asked, answer));
  };

  const storeShared = async (shared: SharedCalls, id: number, asked: Asked): Promise<void> => {
    const lane = laneOf(asked);
    const { origin } = asked.call ?? {};
    const content = written(asked);
    const stored = {
      id,
      lane,
      chat: origin?.chat ?? '',
      person: origin?.user ?? null,
      content,
      begun: false,
    };
    const became = await shared.arrive(stored);
    if (became !== 'full') toldFull.delete(lane);
    if (became === 'taken') answerShared(stored);
    if (became === 'known') return;
    if (asked.is === 'press') {
      const { acknowledged } = acknowledge(asked, became === 'full');
      queue.run('acknowledgements', () => acknowledged.then(() => null));
    } else if (became === 'full' && !toldFull.has(lane)) {
      toldFull.add(lane);
      queue.run(`full ${lane}`, () => turnAway(asked));
    }
  };

  return {
    take(raw) {
      if (!isNew(raw.update_id)) return;
      const incoming = read(raw);
      if (incoming === null) return;
      const isFull = queue.isFull(laneOf(incoming));
      if (incoming.is === 'press') {
        const { answered, acknowledged } = acknowledge(incoming, isFull);
        if (!answered)
          return accept(raw.update_id, incoming, (answer) =>
            handle(incoming, answer).finally(() => acknowledged),
          );
        queue.run('acknowledgements', () => acknowledged.then(() => null));
      } else if (incoming.is === 'call')
        return accept(raw.update_id, incoming, (answer) =>
          isFull ? turnAway(incoming) : handle(incoming, answer),
        );
      else queue.run(laneOf(incoming), (answer) => handle(incoming, answer));
    },

    async takeShared(raw) {
      const incoming = read(raw);
      if (incoming === null || shared === null) return;
      if (incoming.is === 'call') return storeShared(shared, raw.update_id, incoming);
      // A press whose answer is elsewhere is over once that is said.
      if (incoming.is === 'press' && isAllowed(placeName(incoming)) && presses.isForPresserAlone(incoming)) {
        if (!isNew(raw.update_id)) return;
        const { acknowledged } = acknowledge(incoming, false);
        queue.run('acknowledgements', () => acknowledged.then(() => null));
      } else if (incoming.is === 'press') return storeShared(shared, raw.update_id, incoming);
      else if (isNew(raw.update_id)) queue.run(laneOf(incoming), (answer) => handle(incoming, answer));
    },

    share: () => shared?.start(answerShared),

    async takeUp() {
      while (!ending.aborted)
        try {
          return await takeUpOnce();
        } catch (error) {
          if (!(error instanceof StoreError)) {
            log.warn({ platform: 'telegram', err: error }, 'could not take up questions that were left');
            return;
          }
          await clock.wait(TAKE_UP_PAUSE_MS, ending);
        }
    },
  };
};

/** What was said as a text that can be said back, on buttons too; ids stay what they are. */
const withWellFormedText = (incoming: Incoming | null): Incoming | null =>
  incoming !== null && 'call' in incoming && incoming.call !== null
    ? ({ ...incoming, call: { ...incoming.call, said: wellFormedIn(incoming.call.said) } } as Incoming)
    : incoming;
