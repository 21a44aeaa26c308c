// Pins, digests and the record in a group of the fake Telegram.

import { onTelegramGroup } from './places.ts';
import { tellStories } from './stories.ts';

tellStories('Telegram', ({ config }) => onTelegramGroup(config));
