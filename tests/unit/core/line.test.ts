// How a typed line becomes a command with its parameters.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../../src/core/command.ts';
import { splitLine, splitParams } from '../../../src/core/line.ts';
import { count, flag, verbatim, word, words } from '../../../src/core/params.ts';

const ask = defineCommand({
  name: 'ask',
  summary: () => '',
  examples: [],
  audience: 'everyone',
  effect: 'reads',
  params: {
    question: words({ describe: 'q', max: 100 }),
    source: word({ describe: 's', named: true }),
    limit: count({ describe: 'l', named: true, min: 1, max: 9, fallback: 3 }),
    private: flag({ describe: 'p' }),
  },
  run: () => ({ cards: [] }),
});

const sources = defineCommand({
  name: 'sources',
  summary: () => '',
  examples: [],
  audience: 'everyone',
  effect: 'reads',
  params: {
    document: word({ describe: 'd' }),
    page: count({ describe: 'p', named: true, min: 1, max: 9, fallback: 1 }),
  },
  run: () => ({ cards: [] }),
});

describe('splitLine', () => {
  it('takes a line without a slash for a question', () => {
    expect(splitLine('  what is open?  ')).toMatchObject({ name: 'ask', rest: 'what is open?' });
  });

  it('takes the first word after a slash for the command, in any case', () => {
    expect(splitLine('/Crossings  limit:2')).toMatchObject({ name: 'crossings', rest: 'limit:2' });
    expect(splitLine('/المعابر')).toMatchObject({ name: 'المعابر', rest: '' });
    expect(splitLine('/')).toMatchObject({ name: '', rest: '' });
  });
});

describe('splitParams', () => {
  it('gives every word to the question but those that name a parameter', () => {
    expect(splitParams(ask, 'what limit:2 do they say source:paper.txt now')).toEqual({
      question: 'what do they say now',
      limit: '2',
      source: 'paper.txt',
    });
  });

  it('takes a quoted value whole, in any kind of quotation marks', () => {
    for (const quoted of ['"The Daily Ferry"', '“The Daily Ferry”', '«The Daily Ferry»', '„The Daily Ferry“'])
      expect(splitParams(ask, `tides source:${quoted}`)).toEqual({
        question: 'tides',
        source: 'The Daily Ferry',
      });
  });

  it('leaves a colon alone that names no parameter, or that nothing follows', () => {
    expect(splitParams(ask, 'see https://a.example/x at 10:30, source: unknown')).toEqual({
      question: 'see https://a.example/x at 10:30, source: unknown',
    });
  });

  it('keeps quotation marks and line breaks inside a question', () => {
    expect(splitParams(ask, 'who said "no\nnever" to that')).toEqual({
      question: 'who said "no\nnever" to that',
    });
  });

  it('gives a parameter that takes one word all that is left, with or without quotation marks', () => {
    expect(splitParams(sources, 'paper.txt')).toEqual({ document: 'paper.txt' });
    expect(splitParams(sources, '"two words" page:2')).toEqual({ document: 'two words', page: '2' });
    expect(splitParams(sources, 'two words page:2')).toEqual({ document: 'two words', page: '2' });
    expect(splitParams({ ...sources, params: {} }, 'one')).toEqual({ '': 'one' });
  });

  it('takes the names of several flags at the end, in any order', () => {
    const params = {
      page: word({ describe: 'p' }),
      all: flag({ describe: 'p' }),
      csv: flag({ describe: 'p' }),
    };
    const audit = { ...ask, params };
    expect(splitParams(audit, 'csv all')).toEqual({ all: 'yes', csv: 'yes' });
    expect(splitParams(audit, '2 all csv')).toEqual({ page: '2', all: 'yes', csv: 'yes' });
    expect(splitParams(audit, 'all 2')).toEqual({ page: 'all 2' });
  });

  it('takes the name of a flag as the last word of a command for yes, and nowhere else', () => {
    expect(splitParams(ask, 'who owns the quay private')).toEqual({
      question: 'who owns the quay',
      private: 'yes',
    });
    expect(splitParams(ask, 'who owns it limit:2 PRIVATE')).toEqual({
      question: 'who owns it',
      limit: '2',
      private: 'yes',
    });
    expect(splitParams(ask, 'private:no who owns it')).toEqual({ question: 'who owns it', private: 'no' });
    expect(splitParams(ask, 'is the private quay open')).toEqual({ question: 'is the private quay open' });
    expect(splitParams(ask, 'private')).toEqual({ question: 'private' });
    const check = {
      ...ask,
      params: { text: verbatim({ describe: 'p', max: 99 }), private: flag({ describe: 'p' }) },
    };
    for (const text of [
      'a pier is private',
      'private piers',
      'private: yes, it is',
      'is it private:yes or no',
    ])
      expect(splitParams(check, text)).toEqual({ text });
    expect(splitParams(check, 'private:yes  a "pier"')).toEqual({ text: '  a "pier"', private: 'yes' });
    expect(splitParams({ ...ask, params: { private: flag({ describe: 'p' }) } }, 'private')).toEqual({
      private: 'yes',
    });
  });

  it('leaves a question that was no command every word of its own', () => {
    expect(splitParams(ask, 'is the quay private', false)).toEqual({ question: 'is the quay private' });
  });

  it('never loses or invents a word of a question', () => {
    const plain = fc.stringMatching(/^[a-z?!'אבج]{1,8}$/);
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 12 }), (said) => {
        expect(splitParams(ask, said.join(' '))).toEqual({ question: said.join(' ') });
      }),
    );
  });
});
