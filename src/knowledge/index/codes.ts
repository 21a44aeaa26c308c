// The numbers of passages by their codes, in a table of numbers: strings for each passage of a large library would be half of its start.

/** Letters of a code, one byte each. */
export const CODE_LETTERS = 8;

/** Of each two places in the table, one is free at most times: few codes are looked at for one that is asked for. */
const PLACES_PER_CODE = 2;

/** Gives the number of the passage with a code; undefined if there is none. */
export type NumberOf = (code: string) => number | undefined;

/** `letters`: the codes of all passages, one after another, at a whole multiple of four bytes. Null if two are equal. */
export const openCodes = (letters: Uint8Array): NumberOf | null => {
  const count = letters.length / CODE_LETTERS;
  const halves = new Uint32Array(letters.buffer, letters.byteOffset, 2 * count);
  const bits = Math.ceil(Math.log2(PLACES_PER_CODE * count + 2));
  /** Numbers of passages from 1; 0 where there is none. */
  const places = new Uint32Array(2 ** bits);
  const last = places.length - 1;

  /** The place of a code, or where it would have to be. */
  const placeOf = (first: number, second: number): number => {
    const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
    for (let place = (mixed ^ (mixed >>> 15)) & last; ; place = (place + 1) & last) {
      const number = places[place] ?? 0;
      if (number === 0) return place;
      if (halves[2 * number - 2] === first && halves[2 * number - 1] === second) return place;
    }
  };

  for (let p = 0; p < count; p++) {
    const place = placeOf(halves[2 * p] ?? 0, halves[2 * p + 1] ?? 0);
    if (places[place] !== 0) return null;
    places[place] = p + 1;
  }

  const asked = new Uint8Array(CODE_LETTERS);
  const askedHalves = new Uint32Array(asked.buffer);
  return (code) => {
    if (code.length !== CODE_LETTERS) return undefined;
    for (let i = 0; i < CODE_LETTERS; i++) {
      const letter = code.charCodeAt(i);
      if (letter > 0xff) return undefined;
      asked[i] = letter;
    }
    const number = places[placeOf(askedHalves[0] ?? 0, askedHalves[1] ?? 0)] ?? 0;
    return number === 0 ? undefined : number - 1;
  };
};
