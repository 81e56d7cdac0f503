/**
 * The texts that the cells of a workbook share, by their number. A few are held as they are; the rest
 * lies in a file beside, a block of which is read when a cell names a text of it. Cells name them mostly
 * in their order, so that a block serves many cells before the next is read.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Characters of texts that are held, what holding one costs included. */
const HELD_CHARACTERS = 2 ** 22

/** What holding a text costs in characters, however short it is. */
export const TEXT_COST = 16

const BLOCK_TEXTS = 128

/** Blocks that were read are kept up to so many bytes: a sheet sorted anew jumps between them. */
const BYTES_AT_HAND = 2 ** 23

export class SharedTexts {
  readonly #held: string[] = []
  readonly #heldCharacters: number
  #characters = 0
  /** Texts of the block that is not full yet. */
  #filling: string[] = []
  /** Where each block begins in the file, and the end of the last. */
  readonly #begins: number[] = [0]
  readonly #atHand = new Map<number, { readonly texts: readonly string[]; readonly size: number }>()
  #bytesAtHand = 0
  #file: { readonly folder: string; readonly handle: number } | undefined

  constructor(heldCharacters = HELD_CHARACTERS) {
    this.#heldCharacters = heldCharacters
  }

  add(text: string): void {
    if (this.#file === undefined) {
      this.#characters += text.length + TEXT_COST
      if (this.#characters <= this.#heldCharacters) {
        this.#held.push(text)
        return
      }
    }
    this.#filling.push(text)
    if (this.#filling.length === BLOCK_TEXTS) this.#writeBlock()
  }

  /** After the last `add`; undefined where there is none of that number. */
  at(number: number): string | undefined {
    const beyond = number - this.#held.length
    if (!(beyond >= 0)) return this.#held[number]
    const block = Math.floor(beyond / BLOCK_TEXTS)
    const texts = block === this.#begins.length - 1 ? this.#filling : this.#readBlock(block)
    return texts[beyond % BLOCK_TEXTS]
  }

  /** Lets go of the file, if there is one. */
  close(): void {
    if (!this.#file) return
    closeSync(this.#file.handle)
    rmSync(this.#file.folder, { recursive: true, force: true })
    this.#file = undefined
  }

  #writeBlock(): void {
    this.#file ??= openBeside()
    const bytes = Buffer.from(JSON.stringify(this.#filling))
    writeSync(this.#file.handle, bytes)
    this.#begins.push(this.#begins.at(-1)! + bytes.length)
    this.#filling = []
  }

  #readBlock(block: number): readonly string[] {
    const known = this.#atHand.get(block)
    if (known) return known.texts
    const [begin, end] = [this.#begins[block], this.#begins[block + 1]]
    if (!this.#file || begin === undefined || end === undefined) return []
    const bytes = Buffer.allocUnsafe(end - begin)
    readSync(this.#file.handle, bytes, 0, bytes.length, begin)
    // Written above.
    const texts = JSON.parse(bytes.toString()) as string[]
    for (const [oldest, { size }] of this.#atHand) {
      if (this.#bytesAtHand + bytes.length <= BYTES_AT_HAND) break
      this.#atHand.delete(oldest)
      this.#bytesAtHand -= size
    }
    this.#atHand.set(block, { texts, size: bytes.length })
    this.#bytesAtHand += bytes.length
    return texts
  }
}

function openBeside(): { readonly folder: string; readonly handle: number } {
  const folder = mkdtempSync(join(tmpdir(), 'jingpu-texts-'))
  return { folder, handle: openSync(join(folder, 'texts'), 'w+', 0o600) }
}
