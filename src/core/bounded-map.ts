// A map with a maximum size.

/**
 * Keeps the `most` entries that were set last. Setting a key makes it the newest; past `most`, the oldest entry is evicted. Reading doesn't
 * change the order.
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
