// Examples of commands: what is shown for a fault is a line that the command takes, with what was wrong in it put right.

import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyCommand } from '../../../src/core/command.ts';
import { UsageError } from '../../../src/core/errors.ts';
import { exampleOf } from '../../../src/core/example.ts';
import { splitLine, splitParams } from '../../../src/core/line.ts';
import { appOf, originOf, type TestApp } from '../../app-of.ts';

let test: TestApp;
beforeAll(async () => {
  test = await appOf();
});

const parsed = (command: AnyCommand, line: string) => splitParams(command, splitLine(line).rest);
/** What no parameter takes but a text. */
const BAD = 'much too much';

describe('of each command', () => {
  it('is a line that the command takes', () => {
    for (const command of test.app.host.menu()) {
      const example = exampleOf(command) ?? '';
      expect(example, command.name).toMatch(new RegExp(`^/${command.name}\\b`));
      expect(() => command.bind(parsed(command, example), originOf()), example).not.toThrow();
    }
  });

  it('shows each parameter that was wrong, as it is right', () => {
    for (const command of test.app.host.menu()) {
      const right = parsed(command, exampleOf(command) ?? '');
      for (const name of Object.keys(command.params)) {
        const problem = (() => {
          try {
            command.bind({ ...right, [name]: BAD }, originOf());
            return null;
          } catch (error) {
            return error;
          }
        })();
        if (problem === null) continue;
        expect(problem).toBeInstanceOf(UsageError);
        const { example } = problem as UsageError;
        const values = parsed(command, example ?? '');
        expect([command.name, name, example, values[name] === undefined]).toEqual([
          command.name,
          name,
          example,
          false,
        ]);
        expect(() => command.bind(values, originOf()), example ?? '').not.toThrow();
      }
    }
  });

  it.each([
    ['/settings french', '/settings language:auto'],
    ['/settings answers:nobody', '/settings answers:everyone'],
    ['/ask ferry limit:50', '/ask "reconstruction" limit:1'],
    ['/ask ferry since:yesterday', '/ask what do the factions demand about the crossings since:2025-03'],
    ['/sources page:0', '/sources page:1'],
    ['/crossings limit:99', '/crossings limit:1'],
    ['/pin', '/pin demands'],
    ['/digest sometimes', '/digest list'],
    ['/correct', '/correct 000_3d97ee9c44c06335.txt note:"The year was wrong."'],
    ['/retract x.txt', '/retract 000_3d97ee9c44c06335.txt reason:"Nobody said this."'],
    ['/withdraw', '/withdraw 000_3d97ee9c44c06335.txt'],
    ['/unanswered everything', '/unanswered list'],
    ['/expiring soon', '/expiring 1'],
  ])('for %s is %s', async (line, example) => {
    const { reply, outcome } = await test.app.host.answer({
      origin: originOf({
        platform: 'console',
        chat: 'console:terminal',
        user: 'console:terminal',
        alone: false,
      }),
      said: { line },
    });
    expect(outcome).toBe('misused');
    expect(JSON.stringify(reply.cards)).toContain(JSON.stringify(example).slice(1, -1));
  });
});
