// Names that other bots and programs have for what commands of ours do: /search leads to /ask.

import type { CommandRedirect, CommandRedirects } from '../src/core/command-redirects.ts';

/** A language as /settings takes it, where one was said. */
const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'en',
  english: 'en',
  ar: 'ar',
  arabic: 'ar',
  العربية: 'ar',
  he: 'he',
  hebrew: 'he',
  עברית: 'he',
  auto: 'auto',
};

const inLanguage = (rest: string): string => {
  const language = LANGUAGES[rest.toLowerCase()];
  return language === undefined ? '' : `language:${language}`;
};

const to = (...use: string[]): CommandRedirect => ({ use });

/** What each word leads to, by the words that lead there. */
const ALL: readonly (readonly [CommandRedirect, string])[] = [
  [
    to('ask'),
    'search find query q question lookup look_up google answer answers s faq ابحث بحث سؤال חפש חיפוש שאלה',
  ],
  [
    to('sources'),
    'docs doc documents document files file list archive catalog catalogue bibliography references reference وثائق מסמכים',
  ],
  [to('topics'), 'categories subjects themes index browse contents'],
  [to('check'), 'verify factcheck fact_check validate compare isthistrue'],
  [to('check', 'cite'), 'quote quotes quotation'],
  [to('cite'), 'citation citations code passage context excerpt'],
  [to('why'), 'explain reason debug'],
  [
    to('digest'),
    'subscribe unsubscribe subscription subscriptions schedule news newsletter updates notify remind alerts',
  ],
  [{ use: ['settings'], rest: inLanguage }, 'language lang languages locale لغة اللغة שפה'],
  [to('settings'), 'config configure options preferences prefs setting'],
  [to('help'), 'commands command menu usage manual man info halp h'],
  [to('about'), 'version status ping author credits'],
  [to('start'), 'hello hi begin home welcome'],
  [to('privacy', 'forget'), 'gdpr data mydata terms policy'],
  [{ use: ['forget'], rest: () => 'me' }, 'delete delete_me deleteme erase forgetme forget_me reset clear'],
  [to('audit'), 'log logs history record'],
  [to('permissions'), 'perms rights'],
  [to('pins'), 'pinned'],
  [to('corrections'), 'correction errata'],
  [to('correct'), 'amend'],
  [to('withdraw'), 'takedown take_down'],
  [to('restore'), 'withdrawn unwithdraw undelete'],
  [to('unanswered'), 'unresolved'],
  [to('expiring'), 'outdated expired stale'],
  [{ use: ['about'], says: 'pointer-feedback' }, 'feedback report contact support bug issue complain'],
  [
    { use: ['forget'], rest: () => 'me', says: 'pointer-leave' },
    'quit exit stop bye logout leave end cancel close خروج יציאה',
  ],
];

export const REDIRECTS: CommandRedirects = new Map(
  ALL.flatMap(([pointer, names]) => names.split(' ').map((name) => [name, pointer] as const)),
);
