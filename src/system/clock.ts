// The real time: the only reader of Date.now.

import type { Clock } from '../core/ports.ts';

export const systemClock: Clock = { now: () => Date.now() };
