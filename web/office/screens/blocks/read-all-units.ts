/** Every unit of one block: some hundreds at most. */
import { listUnits, type UnitSummary } from '../../../../server/contract/frame.ts'
import { call } from '../../../api/call.ts'

export async function readAllUnits(block: string): Promise<readonly UnitSummary[]> {
  const all: UnitSummary[] = []
  let after: string | undefined
  do {
    const query = { block, limit: 200, ...(after !== undefined && { after }) }
    const { units, next } = await call(listUnits, { query })
    all.push(...units)
    after = next ?? undefined
  } while (after !== undefined)
  return all
}
