// The log is told where something broke, and not what people said.

import { describe, expect, it } from 'vitest';
import { MisquoteError } from '../../../src/core/errors.ts';
import { createLog, errorFields } from '../../../src/system/log.ts';

describe('the log', () => {
  it('keeps name, code and place of an error, its message only if it is one of ours', () => {
    const foreign = Object.assign(new Error('token 123:SECRET in https://api.example'), {
      code: 'ECONNRESET',
    });
    const told = JSON.stringify(errorFields(foreign));
    expect(told).toContain('ECONNRESET');
    expect(told).toContain('log.test.ts');
    expect(told).not.toContain('SECRET');
    expect(errorFields(new MisquoteError('a.txt is not at revision 1'))).toMatchObject({
      name: 'MisquoteError',
      message: 'a.txt is not at revision 1',
    });
  });

  it('keeps no message of a cause, however deep, and nothing else that an error carries', () => {
    const inner = Object.assign(new Error('SECRET-INNER'), { payload: 'SECRET-PAYLOAD' });
    const told = JSON.stringify(errorFields(new Error('SECRET-OUTER', { cause: inner })));
    expect(told).not.toContain('SECRET');
    expect(told).toContain('cause');
  });

  it('writes one JSON object a line, without process or host names', () => {
    const lines: string[] = [];
    createLog('info', { write: (line: string) => void lines.push(line) }).error(
      { err: new Error('SECRET') },
      'broke',
    );
    expect(lines).toHaveLength(1);
    const told = JSON.parse(lines[0] ?? '');
    expect(Object.keys(told).sort()).toEqual(['err', 'level', 'msg', 'time']);
    expect(lines[0]).not.toContain('SECRET');
  });
});
