// The lists of commands that people see, one for each scope and language.

import { COMMAND, LIMITS } from '../limits.ts';
import { wrong } from '../refusal.ts';
import type { World } from '../world.ts';
import { type ChatId, type Methods, reach } from './method.ts';

export interface Command {
  readonly command: string;
  readonly description: string;
}

export interface Scope {
  readonly type: string;
  readonly chat_id?: ChatId;
  readonly user_id?: number;
}

export interface Commands {
  readonly methods: Methods;
  published(scope?: Scope, language?: string): readonly Command[];
}

interface Where {
  readonly scope?: Scope;
  readonly language_code?: string;
}

const keyOf = ({ type, chat_id, user_id }: Scope, language: string): string =>
  [type, chat_id ?? '', user_id ?? '', language].join(' ');

export const createCommands = (world: World): Commands => {
  const lists = new Map<string, readonly Command[]>();
  const place = ({ scope = { type: 'default' }, language_code = '' }: Where): string => {
    if (scope.chat_id !== undefined) reach(world, scope.chat_id);
    return keyOf(scope, language_code);
  };
  return {
    published: (scope = { type: 'default' }, language = '') => lists.get(keyOf(scope, language)) ?? [],
    methods: {
      setMyCommands(parameters: Where & { readonly commands: readonly Command[] }) {
        const { commands } = parameters;
        if (commands.length > LIMITS.commands) throw wrong('BOT_COMMANDS_TOO_MUCH');
        for (const { command, description } of commands) {
          if (!COMMAND.test(command)) throw wrong(`BOT_COMMAND_INVALID: ${command}`);
          if (description.trim() === '' || description.length > LIMITS.commandDescription)
            throw wrong(`BOT_COMMAND_DESCRIPTION_INVALID: ${command}`);
        }
        if (new Set(commands.map(({ command }) => command)).size < commands.length)
          throw wrong('BOT_COMMAND_INVALID: the same command twice');
        lists.set(place(parameters), commands);
        return true;
      },
      getMyCommands: (parameters: Where) => lists.get(place(parameters)) ?? [],
      deleteMyCommands(parameters: Where) {
        lists.delete(place(parameters));
        return true;
      },
    },
  };
};
