// What holds where somebody asks: what has been chosen there, or what their own program keeps.

import type { ChatSettings, Origin, Settings } from './ports.ts';

export const DEFAULT_SETTINGS: ChatSettings = {
  locale: null,
  private: null,
  moderatorRole: null,
  keepsQuestions: null,
  editsOnly: null,
  takesSuggestions: null,
};

export const effectiveSettings = (
  settings: Pick<Settings, 'forChat'>,
  { chat, own }: Pick<Origin, 'chat' | 'own'>,
): ChatSettings => (own === undefined ? settings.forChat(chat) : { ...DEFAULT_SETTINGS, ...own });
