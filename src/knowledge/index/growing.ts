// Numbers that are added one by one to a typed array, whose end is not known before.

export interface Growing {
  readonly length: number;
  push(value: number): void;
  /** All that was added, in an array of its own. */
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
