// The process that is killed: the bot with its real adapters and its real database, made ready, and started when it is told to.

import { createLog } from '../../src/system/log.ts';
import { createBot, type Surroundings } from './bot.ts';
import { createLeapingClock } from './clock.ts';

/** What a worker has to know, as its one argument. */
export interface Order extends Surroundings {
  readonly logLevel: string;
  readonly ahead: number;
}
/** To a worker: where its clock stands, and that its turn has come. */
export interface Told {
  readonly ahead: number;
  readonly go?: true;
}
/** From a worker: it can be started; it works. */
export type Said = 'ready' | 'going';

const order = JSON.parse(process.argv[2] ?? '') as Order;
const clock = createLeapingClock(order.ahead);
const log = createLog(order.logLevel);
const say = (said: Said) => process.send?.(said);

let go: () => void = () => undefined;
const going = new Promise<void>((resolve) => {
  go = resolve;
});
process.on('message', (told: Told) => {
  clock.leap(told.ahead);
  if (told.go === true) go();
});
process.on('disconnect', () => process.exit(0));

const app = await createBot(order, clock, log);
say('ready');
await going;
await app.start([]);
say('going');
