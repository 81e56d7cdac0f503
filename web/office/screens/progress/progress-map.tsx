/** Blocks coloured by how far they are; each tells its numbers and leads to its list. The table says the same. */
import { useQuery } from '@tanstack/react-query'
import { getProgressMap } from '../../../../server/contract/progress.ts'
import { queryFor } from '../../../api/queries.ts'
import { formatNumber } from '../../../ui/format-number.ts'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import { drawShapes } from '../blocks/block-drawing.ts'
import { type BlockState, blockStateNames, stateOf } from './block-state.ts'

export function ProgressMap({ area }: { readonly area: string }) {
  const { data } = useQuery({
    ...queryFor(getProgressMap, { query: { area } }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  if (!data || data.blocks.length === 0) return null
  const drawing = drawShapes(
    data.blocks.map(({ geometry }) => geometry),
    0.02,
  )
  const counts = new Map<BlockState, number>()
  for (const block of data.blocks) {
    const state = stateOf(block)
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  const states = Object.keys(blockStateNames) as BlockState[]
  return (
    <figure className="office-map progress-map">
      <svg
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label="各普查小区进度图"
      >
        {data.blocks.map((block) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table by block does the same by keyboard
          <path
            key={block.code}
            className="progress-block"
            data-state={stateOf(block)}
            d={drawing.pathOf(block.geometry)}
            onClick={() => go(hrefOf('/review', { block: block.code }))}
          >
            <title>{`${block.name}：应报 ${formatNumber(block.expected)}，已报 ${formatNumber(block.reported)}，已验收 ${formatNumber(block.accepted)}`}</title>
          </path>
        ))}
      </svg>
      <figcaption className="office-map-legend progress-map-legend">
        {states.map((state) => (
          <span key={state} data-state={state}>
            {blockStateNames[state]} {formatNumber(counts.get(state) ?? 0)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
