// A map with a maximum size.

/**
 * Keeps the `max` entries that were set last. Setting a key makes it the newest; past `max`, the oldest entry is evicted. Reading doesn't
 * change the order.
 */
export class BoundedMap<K, V> extends Map<K, V> {
  readonly max: number;

  constructor(max: number) {
    super();
    this.max = max;
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    for (const oldest of this.keys()) {
      if (this.size <= this.max) break;
      this.delete(oldest);
    }
    return this;
  }
}
