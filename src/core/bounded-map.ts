// A map that cannot grow without end.

/**
 * Holds the `most` entries that were set last: setting a key makes it the newest, and beyond `most` the oldest is dropped. Reading changes
 * no order.
 */
export class BoundedMap<K, V> extends Map<K, V> {
  readonly most: number;

  constructor(most: number) {
    super();
    this.most = most;
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    for (const oldest of this.keys()) {
      if (this.size <= this.most) break;
      this.delete(oldest);
    }
    return this;
  }
}
