// A growable typed array.

export interface Growing {
  readonly length: number;
  push(value: number): void;
  /** Copies the contents into an array of the right size. */
  done(): Uint32Array;
}

export const growing = (): Growing => {
  let values = new Uint32Array(1_024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const more = new Uint32Array(length * 2);
        more.set(values);
        values = more;
      }
      values[length++] = value;
    },
    done: () => values.slice(0, length),
  };
};
