/** Reads a file of percentiles that `percentiles` wrote. */
import { readFileSync } from 'node:fs'
import { type Static, Type } from 'typebox'
import type { GroupSpread } from '../../../forms/engine/neighbours/spread.ts'
import { compileBody } from '../../platform/validation.ts'
import { CommandFault } from '../command-fault.ts'

const Spread = Type.Object({
  formId: Type.String(),
  period: Type.String(),
  name: Type.String(),
  industry: Type.String(),
  size: Type.String(),
  units: Type.Integer({ minimum: 1 }),
  group: Type.String(),
  points: Type.Record(Type.String({ pattern: '^p\\d{1,2}(\\.\\d)?$' }), Type.Number()),
})

const PercentileFile = Type.Object({
  computedAt: Type.String(),
  units: Type.Integer(),
  spreads: Type.Array(Spread),
})
export type PercentileFile = Static<typeof PercentileFile>

export function readPercentiles(file: string): readonly GroupSpread[] {
  const value = parse(file)
  const fault = compileBody(PercentileFile)(value)
  // The schema holds from here.
  if (fault === undefined) return (value as PercentileFile).spreads
  throw new CommandFault(
    `${file}：不是同类单位分位数的文件（${fault}），请用 percentiles 命令重新写出`,
  )
}

function parse(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new CommandFault(`${file}：读不了这个文件，请核对路径`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandFault(`${file}：不是 JSON，请用 percentiles 命令重新写出`)
  }
}
