/**
 * Reads a list from its file, batch after batch: in a thread of its own for a long one, where it
 * arrives for one that is read before a thread would have started.
 */

import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import type { RegionNames } from '../../../forms/engine/linkage/region-names.ts'
import type { ImportNotice } from '../../contract/frame-import.ts'
import { Problem } from '../../contract/problems.ts'
import type { CellRecord } from '../../platform/list-file/read-cells.ts'
import { type ListFile, readListFile } from '../../platform/list-file/read-list-file.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { type DraftRow, draftRow } from './draft-rows.ts'
import type { Meaning } from './headings.ts'
import { buildPlaces, type PlaceRows, type Places } from './places.ts'
import { type ListColumn, ListReader, type ListRow } from './read-list.ts'
import { meaningOf } from './remember-headings.ts'

export interface ListToDraft {
  readonly path: string
  /** What an office said of headings, by the heading as it is compared. */
  readonly said: ReadonlyMap<string, Meaning | null>
  readonly places: PlaceRows
  /** Digits of the area the list is imported for. */
  readonly homePrefix: string
  /** Rows up to this one are staged already. */
  readonly after: number
}

export interface DraftBatch {
  readonly rows: readonly DraftRow[]
  readonly encoding: string
  readonly columns: readonly ListColumn[]
  readonly notices: readonly ImportNotice[]
  /** How much of the file has been read, from 0 to 1. */
  readonly share: number
  /** Nothing comes after it. */
  readonly last: boolean
}

const BATCH_ROWS = 500

/** A batch of rows with very long cells ends sooner, so that it is never long in memory either. */
const BATCH_CHARACTERS = 2 ** 20

/** A list being read; throws `file-not-readable`. */
export class ListDrafting {
  readonly #list: ListToDraft
  readonly #file: ListFile
  readonly #records: AsyncIterator<CellRecord>
  readonly #reader: ListReader
  readonly #places: Places
  readonly #industries: ReadonlySet<string>

  readonly #regions: RegionNames
  /** Rows of the last record, and blank ones before it, that the batch before had no room for. */
  #taken: Iterator<ListRow> = [].values()

  private constructor(list: ListToDraft, file: ListFile, regions: RegionNames) {
    this.#list = list
    this.#regions = regions
    this.#file = file
    this.#records = file.rows[Symbol.asyncIterator]()
    this.#reader = new ListReader(meaningOf(list.said))
    this.#places = buildPlaces(list.places)
    this.#industries = new Set(readCodeList('industry').items.map((item) => item.code))
  }

  static async open(list: ListToDraft): Promise<ListDrafting> {
    const { regions } = await loadVocabulary()
    return new ListDrafting(list, await readListFile(list.path), regions)
  }

  async next(): Promise<DraftBatch> {
    const rows: DraftRow[] = []
    const facts = {
      places: this.#places,
      industries: this.#industries,
      homePrefix: this.#list.homePrefix,
      regions: this.#regions,
    }
    let last = false
    let characters = 0
    while (rows.length < BATCH_ROWS && characters < BATCH_CHARACTERS && !last) {
      const row = this.#taken.next()
      if (!row.done) {
        if (row.value.row <= this.#list.after) continue
        rows.push(draftRow(row.value, this.#reader, facts))
        for (const cell of Object.values(row.value.raw)) characters += cell.length
        continue
      }
      const record = await this.#records.next()
      last = record.done === true
      if (record.done) this.#reader.end()
      else this.#taken = this.#reader.take(record.value)[Symbol.iterator]()
    }
    const { columns } = this.#reader
    const notices = [...this.#reader.notices, ...this.#missing(last)]
    const { encoding } = this.#file
    return { rows, encoding, columns, notices, share: this.#file.share(), last }
  }

  /** What a list lacks that others have. */
  #missing(last: boolean): ImportNotice[] {
    const missing: ImportNotice[] = []
    if (last && this.#reader.rows === 0) {
      const message = '文件只有表头，没有数据'
      missing.push({ row: null, field: null, notice: 'no-rows', message })
    }
    if (!this.#reader.headingsOf.has('unifiedSocialCreditCode')) {
      const message =
        '没有“统一社会信用代码”列，不能按代码与底册比对，这个来源以前没有的行按新单位登记'
      missing.push({ row: null, field: null, notice: 'column-missing', message })
    }
    return missing
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    await this.#records.return?.()
  }
}

/** What passes to a thread that drafts one list, and back. */
export type DraftingQuestion = { readonly open: ListToDraft } | 'next' | 'close'

export type DraftingAnswer =
  | { readonly batch: DraftBatch | null }
  | { readonly problem: { readonly detail: string; readonly members: Record<string, unknown> } }

/** Answers the questions of one list after the other; what is wrong with a list is an answer. */
export function answerDrafting(): (question: DraftingQuestion) => Promise<DraftingAnswer> {
  let drafting: ListDrafting | undefined
  return async (question) => {
    try {
      if (question === 'next') return { batch: (await drafting?.next()) ?? null }
      await drafting?.close()
      drafting = question === 'close' ? undefined : await ListDrafting.open(question.open)
      return { batch: null }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { problem: { detail: error.message, members: { ...error.members } } }
    }
  }
}
