// Pins, digests and the record in a channel of the fake Discord.

import { onDiscordChannel } from './places.ts';
import { tellStories } from './stories.ts';

tellStories('Discord', ({ config }) => onDiscordChannel(config));
