// /audit: what moderators did in this chat; for librarians, what was done to the library that all chats share.

import type { auditCsvWithin } from '../src/audit/csv.ts';
import type { Entry } from '../src/audit/entry.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { utcMoment } from '../src/core/format-moment.ts';
import { count, flag } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { action, code, type Inline, list, type Reply, replacing, soft, text } from '../src/core/reply.ts';
import { type Moderation, platformIn, waysTo } from './moderation.ts';
import { detailIn } from './recorded.ts';

const PER_PAGE = 10;

interface Parts extends Moderation {
  readonly auditCsv: typeof auditCsvWithin;
}

/** Acts that only the operator's command line does. */
const BY_OPERATOR: ReadonlySet<string> = new Set(['forget chat', 'forget document']);

const whoDid = ({ actor, removed, act }: Entry, l: Localizer): Inline => {
  if (removed.includes('actor') || (actor === null && act === 'forget')) return soft(l.say('audit-somebody'));
  return actor ?? l.say(BY_OPERATOR.has(act) ? 'audit-operator' : 'audit-hidden');
};

const whereIn = ({ chat, removed }: Entry, l: Localizer): Inline => {
  if (chat !== null) return code(chat);
  return soft(l.say(removed.includes('chat') ? 'audit-chat-forgotten' : 'audit-in-private'));
};

const whatWasDone = ({ detail, removed }: Entry, l: Localizer): string[] =>
  removed.includes('detail')
    ? [l.say('audit-detail-forgotten')]
    : Object.entries(detail).map(([name, value]) => detailIn(name, value, l));

const none = () => new UserError('missing', 'audit-none', {}, []);

/** Of the chat, or of all chats where that is null. */
const csvReply = async (parts: Parts, context: Context, chat: string | null): Promise<Reply> => {
  const { origin, words: l } = context;
  const { files } = platformIn(parts, origin.chat);
  if (files.max === 0) throw new UserError('refused', 'audit-csv-no-files');
  const table = await parts.auditCsv(files.max, parts.stores().audit.all(chat));
  if (table === null)
    throw new UserError('refused', 'audit-csv-too-large', { megabytes: Math.floor(files.max / 1_000_000) });
  if (table.rows === 0) throw none();
  const { elsewhere } = await waysTo(parts, context, `/audit csv:yes${chat === null ? ' all:yes' : ''}`);
  return {
    elsewhere,
    cards: [{ title: l.say('audit-title'), blocks: [text(l.say('audit-csv-rows', { rows: table.rows }))] }],
    file: { name: 'audit.csv', type: 'text/csv', text: table.text },
  };
};

export const audit = (parts: Parts) =>
  defineCommand({
    name: 'audit',
    section: 'chat',
    meantFor: 'audit',
    summary: (l) => l.say('audit-summary'),
    examples: ['audit', 'audit csv'],
    params: {
      page: count({ describe: 'param-page', min: 1, max: 100_000, fallback: 1 }),
      all: flag({ describe: 'param-audit-all' }),
      csv: flag({ describe: 'param-audit-csv' }),
    },
    audience: 'asker',
    effect: 'reads',
    where: 'groups',
    needs: ({ all }) => (all === true ? 'librarian' : 'audit'),
    async run({ page, all, csv }, context) {
      const { origin, words: l } = context;
      const chat = all === true ? null : origin.chat;
      if (csv === true) return csvReply(parts, context, chat);
      const rows = await parts.stores().audit.page(chat, (page - 1) * PER_PAGE, PER_PAGE + 1);
      if (rows.length === 0) throw page === 1 ? none() : new UserError('missing', 'page-none', {}, []);
      const lines = rows.slice(0, PER_PAGE).map((row): Inline[] => {
        const { entry } = row;
        const time = `${entry?.restates ?? row.seq} · ${utcMoment(row.at, l.locale, 'medium')} · `;
        if (entry === null) return [time, soft(l.say('audit-forgotten'))];
        return [
          time,
          code(entry.act),
          ' · ',
          whoDid(entry, l),
          ...(all === true ? [' · ', whereIn(entry, l)] : []),
          ...whatWasDone(entry, l).map((said) => ` · ${said}`),
        ];
      });
      const suffix = all === true ? ' all:yes' : '';
      const { elsewhere, there } = await waysTo(parts, context, `/audit page:${page}${suffix}`);
      const step = (label: string, to: number) =>
        replacing(action(l.say(label), there(`/audit page:${to}${suffix}`)));
      return {
        elsewhere,
        cards: [
          {
            title: l.say('audit-title'),
            blocks: [list(...lines)],
            actions: [
              ...(page > 1 ? [step('button-back', page - 1)] : []),
              ...(rows.length > PER_PAGE ? [step('button-forward', page + 1)] : []),
              action(l.say('button-csv'), there(`/audit csv:yes${suffix}`)),
            ],
          },
        ],
      };
    },
  });
