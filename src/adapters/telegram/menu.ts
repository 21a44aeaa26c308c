// Publishes the command menus for each scope and language, if they differ from what is published.

import type { Host } from '../../core/adapter.ts';
import { echo } from '../../core/bidi.ts';
import type { AnyCommand } from '../../core/command.ts';
import { PlatformError } from '../../core/errors.ts';
import { type Clock, LOCALES, type Locale, type Log } from '../../core/ports.ts';
import type { Api } from './api.ts';
import { COMMANDS, DESCRIPTION_CHARS } from './limits.ts';
import type { BotCommand, Scope } from './methods.ts';

export interface MenuParts {
  readonly api: Api;
  readonly host: Host;
  readonly clock: Clock;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

const SCOPES: readonly Scope[] = [
  { type: 'all_private_chats' },
  { type: 'all_group_chats' },
  { type: 'all_chat_administrators' },
];

/** Of several lists that are meant for a person Telegram shows the narrowest, so this one has all of the others. */
const isForModerators = ({ type }: Scope) => type === 'all_chat_administrators';

/** What only moderators use, and only where there are several people. */
const isOfModerators = ({ where }: AnyCommand) => where === 'groups';

/** Commands that make sense only where a person is alone with the bot. */
const ALONE = new Set(['start']);

const ATTEMPTS = 5;
const PAUSE_MS = 30_000;

/** English is what everybody gets whose language has no list of its own. */
const languageOf = (locale: Locale) => (locale === 'en' ? {} : { language_code: locale });

export const publishMenu = async ({ api, host, clock, log, stopping }: MenuParts): Promise<void> => {
  const left = host.menu().length - COMMANDS;
  if (left > 0)
    log.warn(
      { platform: 'telegram', left },
      `the menu shows ${COMMANDS} commands at most, so the last topics are left out of it; people call them with /topic and their name`,
    );
  for (let tried = 1; !stopping.aborted; tried++) {
    try {
      for (const scope of SCOPES)
        for (const locale of LOCALES) {
          if (stopping.aborted) return;
          const list = { scope, ...languageOf(locale) };
          const commands = commandsFor(host, scope, locale);
          const published = plain(await api.call('getMyCommands', list));
          if (JSON.stringify(published) !== JSON.stringify(commands) && !stopping.aborted)
            await api.call('setMyCommands', { ...list, commands });
        }
      return;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.warn({ platform: 'telegram', err: error, tried }, 'could not publish the menu');
      if (error.retryAfterMs === undefined || tried >= ATTEMPTS) return;
      await clock.wait(PAUSE_MS * tried, stopping);
    }
  }
};

const plain = (commands: readonly BotCommand[]): BotCommand[] =>
  commands.map(({ command, description }) => ({ command, description }));

const commandsFor = (host: Host, scope: Scope, locale: Locale): BotCommand[] => {
  const words = host.greet({
    chat: 'telegram:menu',
    language: locale,
  });
  return host
    .menu()
    .filter((command) => isForModerators(scope) || !isOfModerators(command))
    .filter(({ name }) => scope.type === 'all_private_chats' || !ALONE.has(name))
    .slice(0, COMMANDS)
    .map((command) => ({
      command: command.name,
      description: echo(command.summary(words), DESCRIPTION_CHARS - 1) || command.name,
    }));
};
