// What holds where somebody asks: what has been chosen there, or what their own program keeps.

import type { Choices, Origin, Settings } from './ports.ts';

export const NO_CHOICES: Choices = {
  locale: null,
  private: null,
  moderatorRole: null,
  keepsQuestions: null,
  editsOnly: null,
};

export const choicesAt = (
  settings: Pick<Settings, 'of'>,
  { chat, own }: Pick<Origin, 'chat' | 'own'>,
): Choices => (own === undefined ? settings.of(chat) : { ...NO_CHOICES, ...own });
