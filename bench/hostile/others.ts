// The others: people who ask through the web at a steady rate, whatever else happens.

import { request } from 'node:http';
import { percentile } from '../measures.ts';
import type { Target } from './requests.ts';

const QUESTIONS = [
  'When does ferry number 12 leave?',
  'who keeps the timetable',
  'what do they demand about the crossings',
  '/sources',
  '/topics',
  'ferri numbr 40',
  '"leaves pier 7"',
];

/** Milliseconds between two questions. */
const EVERY_MS = 100;
/** A question that is not answered for so long counts as long. */
const TIMEOUT_MS = 60_000;
/** Where they come from: not where attacks come from. Each asks less often than the page allows. */
const FROM = ['127.0.0.9', '127.0.0.10', '127.0.0.11'];

const ask = ({ host, port }: Target, line: string, from: string): Promise<number> =>
  new Promise((resolve) => {
    const began = performance.now();
    const end = () => resolve(performance.now() - began);
    const fail = () => resolve(TIMEOUT_MS);
    const body = new URLSearchParams({ line }).toString();
    const sent = request(
      {
        host,
        port,
        localAddress: from,
        path: '/answer',
        method: 'POST',
        timeout: TIMEOUT_MS,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
      },
      (response) => {
        if (response.statusCode !== 200) fail();
        response.resume().once('end', end).once('error', fail);
      },
    );
    sent.once('error', fail).once('timeout', () => sent.destroy());
    sent.end(body);
  });

/** Asks until it is stopped, and gives how long the slowest twentieth waited. Each question is sent in its time, whether or not others have been answered. */
export const startOthers = (target: Target) => {
  const answers: Promise<number>[] = [];
  let nth = 0;
  const one = () => {
    const [line = '', from = ''] = [QUESTIONS[nth % QUESTIONS.length], FROM[nth % FROM.length]];
    nth += 1;
    answers.push(ask(target, line, from));
  };
  const asking = setInterval(one, EVERY_MS);
  one();
  return async (): Promise<number> => {
    clearInterval(asking);
    return percentile(await Promise.all(answers), 0.95);
  };
};
