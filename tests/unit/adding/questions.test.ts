// What whoever adds a document is asked.

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Found } from '../../../src/adding/add.ts';
import { openQuestions } from '../../../src/adding/questions.ts';

const NOTHING: Found = {
  ...{ format: 'text', language: null, passages: 1, isDraft: false, title: 'ferry', isTitleConcluded: true },
  ...{ author: null, published: null, source: null, url: null, licence: null, attribution: null },
};

const asked = async (found: Found, typed: string) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const questions = openQuestions(input, output);
  input.end(typed);
  const said = await questions.ask(found);
  questions.close();
  return { said, shown: String(output.read() ?? '') };
};

describe('questions', () => {
  it('are one for each field that is missing, and an empty line skips it', async () => {
    const { said, shown } = await asked(NOTHING, '\nR. Berg\n\nCity archive\n\nthe crews\n');
    expect(said).toEqual({ author: 'R. Berg', source: 'City archive', attribution: 'the crews' });
    expect(shown.match(/\? \(Enter: skip\)/g)).toHaveLength(6);
  });

  it('ask again after a wrong date', async () => {
    const { said, shown } = await asked(NOTHING, '\n\n2025-13-01\n2025-03\n\n\n\n');
    expect(said).toEqual({ published: '2025-03' });
    expect(shown).toContain('expected a year, month, or day that exists');
  });

  it('are not asked of what is known', async () => {
    const found = {
      ...NOTHING,
      title: 'Ferry',
      isTitleConcluded: false,
      url: 'https://example.org/',
      author: 'R. Berg',
    };
    const { said, shown } = await asked(found, '\nCC0\n');
    expect(said).toEqual({ licence: 'CC0' });
    expect(shown).not.toMatch(/Title|Author|Source/);
  });

  it('take an address as a source, and end with the input', async () => {
    expect((await asked(NOTHING, '\n\n\nhttps://example.org/x\n')).said).toEqual({
      url: 'https://example.org/x',
    });
    expect((await asked(NOTHING, '')).said).toEqual({});
  });
});
