// Pins, digests and the record in a terminal, where the one person is the moderator.

import { onConsole } from './places.ts';
import { tellStories } from './stories.ts';

tellStories('the terminal', ({ config }) => onConsole(config), { others: false, faults: false });
