/** Every block below an area, page after page: a county has hundreds, not millions. */
import { type BlockSummary, listBlocks } from '../../../../server/contract/areas.ts'
import { call } from '../../../api/call.ts'

export async function readAllBlocks(area: string | undefined): Promise<readonly BlockSummary[]> {
  const all: BlockSummary[] = []
  let after: string | undefined
  do {
    const query = {
      limit: 500,
      ...(area !== undefined && { area }),
      ...(after !== undefined && { after }),
    }
    const { blocks, next } = await call(listBlocks, { query })
    all.push(...blocks)
    after = next ?? undefined
  } while (after !== undefined)
  return all
}
