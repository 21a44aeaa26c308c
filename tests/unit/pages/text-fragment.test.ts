// Links to words elsewhere say what the specification says they should.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTextFragment } from '../../../src/pages/text-fragment.ts';

const URL_OF = 'https://harbour.example/notes';
const LONG =
  'The harbour council met at noon and heard the crews of all ferries, who asked for lower fares in winter, for a shelter on the northern pier, and for a second bell that can be heard in fog, as it was promised to them long ago.';

describe('a text fragment', () => {
  it('encodes what parts a directive', () => {
    expect(withTextFragment(URL_OF, 'a well-known, dry & cheap 100% way', 'en')).toBe(
      `${URL_OF}#:~:text=a%20well%2Dknown%2C%20dry%20%26%20cheap%20100%25%20way`,
    );
  });

  it('names a long passage by its first and last words', () => {
    expect(withTextFragment(URL_OF, LONG, 'en')).toBe(
      `${URL_OF}#:~:text=The%20harbour%20council%20met%20at%20noon,was%20promised%20to%20them%20long%20ago.`,
    );
  });

  it('names neither end across a line break', () => {
    expect(withTextFragment(URL_OF, 'Fares:\n- adults\n- children go free', 'en')).toBe(
      `${URL_OF}#:~:text=Fares,children%20go%20free`,
    );
  });

  it('leaves out the markers of lists, and looks for a row by cells that follow each other', () => {
    const fragments = [
      ['• Bring a bucket', 'Bring%20a%20bucket'],
      ['12. Wait behind\n  • the line', 'Wait%20behind,the%20line'],
      ['[x] Paint the hull', 'Paint%20the%20hull'],
      ['7.', '7.'],
      ['Adult\t3 coins', 'Adult-,3%20coins'],
      ['Adult\t3 coins\t\t5 coins', 'Adult-,3%20coins,5%20coins'],
      ['Item\tPrice\nLamp oil\t12', 'Item-,Price,12'],
    ];
    for (const [text = '', said = ''] of fragments)
      expect(withTextFragment(URL_OF, text, 'en')).toBe(`${URL_OF}#:~:text=${said}`);
  });

  it('ends at whole words in a script without spaces', () => {
    const thai = 'เรือข้ามฟากออกจากท่าเรือทุกสี่สิบนาที'.repeat(8);
    const [, start = '', end = ''] = /text=([^,]*),(.*)$/.exec(withTextFragment(URL_OF, thai, 'th')) ?? [];
    expect(thai.startsWith(decodeURIComponent(start))).toBe(true);
    expect(thai.endsWith(decodeURIComponent(end))).toBe(true);
    expect(decodeURIComponent(start).length).toBeLessThan(60);
  });

  it('keeps a fragment, and joins a directive that is there', () => {
    expect(withTextFragment(`${URL_OF}#top`, 'Fares', null)).toBe(`${URL_OF}#top:~:text=Fares`);
    expect(withTextFragment(`${URL_OF}#:~:text=a`, 'Fares', null)).toBe(`${URL_OF}#:~:text=a&text=Fares`);
    expect(withTextFragment(URL_OF, ' \n ', null)).toBe(URL_OF);
  });

  it('is always an address, of words that stand in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const address = withTextFragment(URL_OF, text, null);
        expect(URL.canParse(address)).toBe(true);
        const [, directive] = address.split(':~:text=');
        const plain = text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/\s+/g, ' ');
        for (const [i, said] of (directive?.split(',') ?? []).entries()) {
          const part = i === 0 ? said.replace(/-$/, '') : said;
          expect(part).not.toMatch(/[-&\s]/);
          expect(plain).toContain(decodeURIComponent(part));
        }
      }),
      { numRuns: 40 },
    );
  });
});
