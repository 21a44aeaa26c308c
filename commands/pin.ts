// /pin, /pins and /unpin: summaries that stay at the head of a chat and follow the library.

import { type Context, changes, defineCommand } from '../src/core/command.ts';
import { PlatformError, UserError } from '../src/core/errors.ts';
import { QUESTION_CHARS } from '../src/core/limits.ts';
import { DRAFT_MS } from '../src/core/line-executor.ts';
import { word, words } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { reasonIn } from '../src/core/reasons.ts';
import { action, type Card, code, list, type Reply, strong, text } from '../src/core/reply.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { Subject } from '../src/pins/compose.ts';
import type { Pin, PinStatus } from '../src/pins/pin.ts';
import type { Pins } from '../src/pins/pins.ts';
import type { Topics } from '../src/topics/topics.ts';
import type { ActParts } from './acts/act.ts';
import { requireRights } from './missing-permissions.ts';
import { draftOf, type Moderation, needs, platformIn, record, waysTo } from './moderation.ts';

interface Parts extends Moderation, Partial<Pick<ActParts, 'nameOf'>> {
  readonly library: Library;
  readonly topics: Topics;
  readonly pins: Pins;
}

const CITATION = /^[0-9a-z]{8}$/i;
const REFRESH = /^refresh(?:\s+(\S+))?$/i;

/** A topic's name, a passage's code, or else a question. */
const subjectOf = ({ library, topics }: Parts, typed: string): Subject => {
  const named = typed.trim().replace(/^\//, '');
  try {
    return { kind: 'topic', subject: topics.named(named).name };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  if (CITATION.test(named) && library.find(named.toLowerCase()) !== undefined)
    return { kind: 'citation', subject: named.toLowerCase() };
  return { kind: 'question', subject: typed.trim() };
};

const STATES: Readonly<Record<PinStatus, string>> = {
  posting: 'pin-posting',
  posted: 'pin-posted',
  pinned: 'pin-pinned',
  unpinned: 'pin-unpinned',
  gone: 'pin-gone',
  unknown: 'pin-unknown',
  full: 'pin-failed',
  failed: 'pin-failed',
};

/** What only the platform knows. */
const ASKED: ReadonlySet<PinStatus> = new Set(['pinned', 'unpinned', 'unknown']);

const subjectLine = ({ kind, subject }: Subject): string => (kind === 'topic' ? `/${subject}` : subject);

const line = (said: string, reply: Partial<Reply> = {}): Reply => ({
  cards: [{ blocks: [text(said)] }],
  ...reply,
});

export const pin = (parts: Parts) =>
  defineCommand({
    name: 'pin',
    section: 'chat',
    meantFor: 'pin',
    summary: (l) => l.say('pin-summary'),
    examples: ['pin demands'],
    params: {
      what: words({
        describe: 'param-pin',
        missing: 'asks-pin',
        sample: () => parts.topics.all()[0]?.name ?? null,
        max: QUESTION_CHARS,
        suggest: (typed, l) => parts.topics.suggest(typed, l.locale),
      }),
    },
    audience: 'asker',
    where: 'groups',
    needs: needs('pin'),
    effect({ what }, { confirmed }) {
      if (REFRESH.test(what.trim())) return changes('will-pin-refresh');
      // Before that it shows what it would pin.
      return confirmed ? changes('will-pin', { what }) : 'reads';
    },
    async run({ what }, context) {
      const { origin, words: l, actor, confirmed } = context;
      const refresh = REFRESH.exec(what.trim());
      if (refresh !== null) return refreshPin(parts, context, refresh[1] ?? null);
      const subject = subjectOf(parts, what);
      const platform = platformIn(parts, origin.chat);
      await requireRights(platform.rights, origin.chat, 'pin');
      if (!confirmed) {
        const shown = parts.pins.preview(origin.chat, subject, l);
        const draft = await parts.stores().drafts.keep(draftOf(origin.chat, `/pin ${what}`), DRAFT_MS);
        const note: Card = {
          blocks: [text(l.say('pin-preview'))],
          actions: [action(l.say('button-pin'), `/confirm ${draft}`)],
        };
        // What it would show comes after the button, and its own buttons would only be taken for it.
        const cards = shown.cards.map(({ actions: _, ...card }) => card);
        return { cards: [note, ...cards], elsewhere: `/preview ${draft}` };
      }
      await record(parts, context, 'pin', {
        kind: subject.kind,
        ...(subject.kind === 'question' ? {} : { subject: subject.subject }),
      });
      const made = await parts.pins.pin(origin.chat, subject, l.locale, actor);
      if (made.state === 'full' || made.state === 'failed') throw await failure(parts, made, l);
      return line(l.say(made.state === 'pinned' ? 'pin-done' : STATES[made.state]));
    },
  });

/** Why a pin could not be made; where the chat is full of pins, those of ours that can go. */
const failure = async (
  { pins, stores, nameOf = (usual) => usual }: Parts,
  made: Pin,
  l: Localizer,
): Promise<UserError> => {
  const { id, chat, state } = made;
  const [entry] = await stores().ledger.listByCause(id, 1);
  const others = (await pins.listByChat(chat)).filter((other) => other.id !== id && other.message !== null);
  // Its message may be there already: whoever presses again would post another.
  await pins.unpin(made);
  if (state === 'full')
    return new UserError(
      'refused',
      'pin-full',
      { count: others.length },
      others.slice(0, 3).map((p) => `/unpin ${p.id}`),
    );
  return entry?.state === 'sent'
    ? new UserError('refused', 'pin-refused', { command: `/${nameOf('permissions')}` }, [
        `/${nameOf('permissions')}`,
      ])
    : new UserError('refused', 'pin-not-sent', { why: reasonIn(entry?.why ?? '', l) });
};

const refreshPin = async (parts: Parts, context: Context, named: string | null): Promise<Reply> => {
  const { origin, words: l } = context;
  const wanted = (await parts.pins.listByChat(origin.chat)).filter(
    ({ id }) => named === null || id === named.toLowerCase(),
  );
  if (wanted.length === 0) throw new UserError('missing', 'pin-none', {}, ['/pins']);
  await record(parts, context, 'pin refresh', { pin: named?.toLowerCase() ?? null });
  for (const { id } of wanted) {
    await parts.stores().pins.change(id, { edition: 0 });
    await parts.pins.reconcile(id);
  }
  return pinList(parts, context, l);
};

const pinList = async (parts: Parts, context: Context, l: Localizer, isHeard = true): Promise<Reply> => {
  const said = (state: PinStatus) => l.say(!isHeard && ASKED.has(state) ? 'pin-unheard' : STATES[state]);
  const all = await parts.pins.listByChat(context.origin.chat);
  const { elsewhere, there } = await waysTo(parts, context, '/pins');
  if (all.length === 0) return line(l.say('pins-none'), { elsewhere });
  return {
    elsewhere,
    cards: [
      {
        title: l.say('pins-title', { count: all.length }),
        blocks: [list(...all.map((p) => [strong(subjectLine(p)), ' · ', said(p.state), ' · ', code(p.id)]))],
        actions: all
          .slice(0, 5)
          .map((p) =>
            action(l.say('button-unpin', { what: subjectLine(p).slice(0, 20) }), there(`/unpin ${p.id}`)),
          ),
      },
    ],
  };
};

export const pins = (parts: Parts) =>
  defineCommand({
    name: 'pins',
    section: 'chat',
    meantFor: 'pin',
    summary: (l) => l.say('pins-summary'),
    examples: ['pins'],
    params: {},
    audience: 'asker',
    where: 'groups',
    needs: needs('pin'),
    effect: 'reads',
    async run(_, context) {
      // The list is ours; only how it stands with each of them is the platform's to say.
      const isHeard = await parts.pins.refreshStates(context.origin.chat).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof PlatformError)) throw error;
          return false;
        },
      );
      return pinList(parts, context, context.words, isHeard);
    },
  });

export const unpin = (parts: Parts) =>
  defineCommand({
    name: 'unpin',
    section: 'chat',
    meantFor: 'pin',
    summary: (l) => l.say('unpin-summary'),
    examples: [],
    params: { pin: word({ describe: 'param-unpin' }) },
    audience: 'asker',
    where: 'groups',
    needs: needs('pin'),
    effect: changes('will-unpin'),
    async run({ pin: named }, context) {
      const { origin, words: l } = context;
      const all = await parts.pins.listByChat(origin.chat);
      const wanted =
        named === null && all.length === 1 ? all[0] : all.find(({ id }) => id === named?.toLowerCase());
      if (wanted === undefined)
        throw new UserError('missing', all.length === 0 ? 'pins-none' : 'pin-none', {}, ['/pins']);
      await record(parts, context, 'unpin', { kind: wanted.kind, pin: wanted.id });
      const taken = await parts.pins.unpin(wanted);
      if (taken === 'refused') throw new UserError('refused', 'pin-not-taken-down', {}, ['/pins']);
      const { elsewhere } = await waysTo(parts, context, '/pins');
      return line(l.say(taken === 'removed' ? 'pin-taken-down' : 'pin-only-unpinned'), { elsewhere });
    },
  });
