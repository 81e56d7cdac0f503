/** Marks the line a print's last page begins with; see `closing-line.ts`. */
import { type RefObject, useLayoutEffect } from 'react'
import { closingLine, type PrintedTable } from './closing-line.ts'
import { type Paper, PIXELS_PER_MM, pageHeightMm } from './paper.ts'

/** Rules of tables and rounding, on each page. */
const SPARE_MM = 2

export function useWholeFoot(sheet: RefObject<HTMLElement | null>, paper: Paper): void {
  // After each drawing: names of codes come late and make lines higher.
  useLayoutEffect(() => {
    const element = sheet.current
    const tables = [...(element?.querySelectorAll<HTMLTableElement>('.jp-grid table') ?? [])]
    const last = tables.at(-1)
    if (element === null || last === undefined) return
    const line = closingLine(
      (pageHeightMm(paper) - SPARE_MM) * PIXELS_PER_MM,
      heightOf(element.querySelector('.jp-head')),
      tables.map(measured),
      heightOf(element.querySelector('.jp-foot')),
    )
    if (line === null) return
    const begins = line === 0 ? last : last.tBodies[0]?.rows[line]
    begins?.setAttribute('data-closing', '')
    return () => begins?.removeAttribute('data-closing')
  })
}

function measured(table: HTMLTableElement): PrintedTable {
  let below = 0
  for (let next = table.nextElementSibling; next?.matches('.jp-legend'); ) {
    below += heightOf(next)
    next = next.nextElementSibling
  }
  return {
    heads: heightOf(table.tHead),
    lines: [...(table.tBodies[0]?.rows ?? [])].map((row) => ({
      height: heightOf(row),
      staysWithNext: getComputedStyle(row).breakAfter === 'avoid',
    })),
    below,
  }
}

function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0
}
