import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { LRUCache } from 'lru-cache';

const PER_BLOCK = 512;
const BLOCKS_KEPT = 64;
// Of texts as long as a cell may be, 64 blocks would be a gigabyte.
const BYTES_KEPT = 64 * 1024 * 1024;

/**
 * Texts by their number, on disk: a workbook keeps every distinct text once, which in a list of names is nearly all of it.
 * They are asked for about in the order in which they were added, so that blocks of them stay at hand.
 */
export class SpilledStrings {
  readonly #file: number;
  readonly #blocks: { at: number; length: number }[] = [];
  readonly #kept = new LRUCache<number, readonly string[]>({ max: BLOCKS_KEPT, maxSize: BYTES_KEPT });
  #filling: string[] = [];
  #end = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx+');
  }

  add(text: string): void {
    this.#filling.push(text);
    if (this.#filling.length === PER_BLOCK) this.#spill();
  }

  #spill(): void {
    const bytes = Buffer.from(JSON.stringify(this.#filling));
    writeSync(this.#file, bytes, 0, bytes.length, this.#end);
    this.#blocks.push({ at: this.#end, length: bytes.length });
    this.#end += bytes.length;
    this.#filling = [];
  }

  /** The text that was added as number `index`, or undefined. */
  get(index: number): string | undefined {
    const block = Math.floor(index / PER_BLOCK);
    const texts = block === this.#blocks.length ? this.#filling : this.#block(block);
    return texts?.[index % PER_BLOCK];
  }

  #block(number: number): readonly string[] | undefined {
    const place = this.#blocks[number];
    if (!place) return undefined;
    const kept = this.#kept.get(number);
    if (kept) return kept;
    const bytes = Buffer.alloc(place.length);
    readSync(this.#file, bytes, 0, place.length, place.at);
    const texts: string[] = JSON.parse(bytes.toString());
    this.#kept.set(number, texts, { size: place.length });
    return texts;
  }

  close(): void {
    closeSync(this.#file);
  }
}
