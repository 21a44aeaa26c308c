// The scenarios in the terminal chat: lines go in, and what is printed comes out.

import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { beforeAll } from 'vitest';
import { createConsole } from '../../src/adapters/console/adapter.ts';
import { BUDGET } from '../../src/adapters/console/place.ts';
import { appOf, type TestApp } from '../app-of.ts';
import { describeScenarios, type Person } from './scenarios.ts';

let test: TestApp;
beforeAll(async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const own = createConsole({
    input,
    output,
    terminal: false,
    colors: false,
    language: null,
    folder: tmpdir(),
    ended: () => {},
  });
  const source = { name: 'console', limits: BUDGET, exclusive: false, create: () => own };
  test = await appOf({}, { platforms: () => [source] });
});

/** Invisible marks of direction, and the bars and breaks of the layout, are not what a person reads. */
const asRead = (printed: string): string =>
  printed
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/^(│ | {2}— | {4}|• | {2})/gm, '')
    .replace(/\s+/g, ' ');

const sitDown = async (language: string): Promise<Person> => {
  const input = new PassThrough();
  const output = new PassThrough();
  const chat = createConsole({
    input,
    output,
    terminal: false,
    colors: false,
    language,
    folder: tmpdir(),
    ended: () => {},
  });
  let printed = '';
  let prompted = () => {};
  output.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.endsWith('> ')) prompted();
  });
  const nextPrompt = () =>
    new Promise<string>((resolve) => {
      prompted = () => {
        const shown = printed;
        printed = '';
        resolve(shown);
      };
    });
  const welcome = nextPrompt();
  await chat.start(test.app.host);
  await welcome;

  let last = '';
  const type = async (line: string): Promise<string> => {
    const shown = nextPrompt();
    input.write(`${line}\n`);
    last = await shown;
    return asRead(last);
  };
  return {
    type,
    press(label) {
      const numbers = [...last.matchAll(/\[(\d+)\] (.*?)(?= {3}\[|\n|$)/g)];
      const number = numbers.find(([, , shown]) => shown?.trim() === label)?.[1];
      if (number === undefined) throw new Error(`there is no button ${label}`);
      return type(number);
    },
  };
};

describeScenarios('the terminal', () => ({ enter: sitDown }));
