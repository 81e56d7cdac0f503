/** Rejected rows or notices of a list: the first stand in its report, the rest comes page by page. */
import { useState } from 'react'
import { listImportRows } from '../../../../server/contract/frame-import.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { call } from '../../../api/call.ts'

export interface RowsToShow<Row> {
  readonly kind: 'rejected' | 'noticed'
  readonly first: readonly Row[]
  /** How many there are altogether. */
  readonly total: number
  readonly read: (reply: ReplyOf<typeof listImportRows>) => readonly Row[]
}

export interface ImportRows<Row> {
  readonly total: number
  readonly rows: readonly Row[]
  /** Undefined when all are there. */
  readonly more: (() => Promise<void>) | undefined
  /** Every one, fetched where they are not there yet. */
  all(): Promise<readonly Row[]>
}

export function useImportRows<Row extends { readonly row: number | null }>(
  importId: string,
  { kind, first, total, read }: RowsToShow<Row>,
): ImportRows<Row> {
  const [fetched, setFetched] = useState<readonly Row[]>([])
  const rows = [...first, ...fetched]
  const fetchAfter = async (known: readonly Row[]): Promise<readonly Row[]> => {
    const after = known.reduce((last, { row }) => Math.max(last, row ?? 0), 0)
    const query = { kind, after: String(after) }
    return read(await call(listImportRows, { params: { importId }, query }))
  }
  return {
    total,
    rows,
    more:
      rows.length < total
        ? async () => {
            const page = await fetchAfter(rows)
            setFetched((before) => [...before, ...page])
          }
        : undefined,
    async all() {
      const every = [...rows]
      while (every.length < total) {
        const page = await fetchAfter(every)
        if (page.length === 0) break
        every.push(...page)
      }
      return every
    },
  }
}
