/**
 * Sound documents spoilt at random: cells emptied, swapped, blown up, of another kind. The same seed
 * gives the same document in every place. Pure; runs in the browser too.
 */
import type { RawDocument } from '../../../forms/engine/evaluate-document.ts'
import type { UnitAttributes } from '../../../forms/engine/types.ts'

/** As JSON carries it. */
export interface BaseDocument {
  readonly form: string
  readonly unit: UnitAttributes
  readonly answers: Cells
  readonly others: Readonly<Record<string, Cells>>
  readonly previous?: Cells
}

export interface RandomDocument extends RawDocument {
  readonly unit: UnitAttributes | undefined
}

type Cells = Readonly<Record<string, unknown>>
export type Draw = (below: number) => number

const ODD: readonly unknown[] = [
  ...[0, -0, 1, -1, 0.1, 0.3, 1e15, 2 ** 53 + 2, -(2 ** 31), 1e21, Number.NaN],
  ...['', '0', '12', '１２', ' 7 ', 'x', '2023-02-30', '2023-06-15', '140602001001'],
  ...[null, undefined, true, false, [], {}, [null], ['1'], [{}]],
]

/** `bases`: of one form, at least one. */
export function randomDocument(bases: readonly BaseDocument[], seed: number): RandomDocument {
  const draw = drawFrom(seed)
  const base = bases[draw(bases.length)]!
  const before = draw(2) === 0 ? base.previous : bases[draw(bases.length)]!.answers
  return {
    answers: spoil(base.answers, draw),
    others: Object.fromEntries(
      Object.entries(base.others)
        .filter(() => draw(8) > 0)
        .map(([id, cells]) => [id, spoil(cells, draw)]),
    ),
    previous: before && spoil(before, draw),
    unit: draw(10) === 0 ? undefined : base.unit,
  }
}

function spoil(cells: Cells, draw: Draw): Cells {
  // One in four stays as it is.
  const share = [0, 0.02, 0.1, 0.4][draw(4)]!
  return spoilCells(cells, share, Object.values(cells), draw)
}

function spoilCells(cells: Cells, share: number, seen: readonly unknown[], draw: Draw): Cells {
  const spoilt: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(cells)) {
    if (Array.isArray(value) && draw(10) > 0) {
      const rows: unknown[] = value.map((row) =>
        isCells(row) ? spoilCells(row, share, seen, draw) : row,
      )
      if (draw(1_000) < share * 1_000 && rows.length > 0) rows.push(rows[draw(rows.length)])
      spoilt[key] = rows
    } else {
      spoilt[key] = draw(1_000) < share * 1_000 ? spoilValue(value, seen, draw) : value
    }
  }
  return spoilt
}

function spoilValue(value: unknown, seen: readonly unknown[], draw: Draw): unknown {
  if (typeof value === 'number' && draw(2) === 0) {
    return [value * 1_000, value / 10, -value, value + 1, value - 1, value + 0.1][draw(6)]
  }
  return draw(3) === 0 ? seen[draw(seen.length)] : ODD[draw(ODD.length)]
}

function isCells(value: unknown): value is Cells {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Mulberry32. */
export function drawFrom(seed: number): Draw {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
