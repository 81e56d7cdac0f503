/**
 * What the name column says of a line, beside the name of its group. Every line has a name:
 * only year and month, told apart by their units, leave it to the group that opens with them. Pure.
 */
import type { LineModel } from './section-model.ts'

export function lineName(line: LineModel, opensGroup: boolean): string {
  if (line.name !== null) return line.name
  const toldByUnit = line.cells.length > 1 && line.cells.every(({ unit }) => unit !== null)
  if (opensGroup && toldByUnit) return ''
  return line.cells.map(({ title }) => title).join('、')
}
