// Addresses for whoever watches over the bot.

import { METRICS } from './metrics.ts';

export const HEALTH = '/healthz';
/** The process answers: a supervisor need not end it. */
export const LIVE = '/livez';
/** It answers from its library and on its platforms, and stores what it is told: a balancer may send it visitors. */
export const READY = '/readyz';
export const PROBES: ReadonlySet<string> = new Set([HEALTH, LIVE, READY, METRICS]);
