/** One block: map of outline and buildings, the buildings, and the units in them. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getBlock } from '../../../../server/contract/areas.ts'
import { listUnits } from '../../../../server/contract/frame.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { BlockMap } from './block-map.tsx'
import { BlockUnits } from './block-units.tsx'
import { BuildingList } from './building-list.tsx'
import { countByBuilding } from './count-by-building.ts'
import { readAllUnits } from './read-all-units.ts'

export function BlockScreen({ blockCode }: { readonly blockCode: string }) {
  usePageTitle('普查小区')
  const mayDraw = useOffice().role !== 'township-office'
  const [chosen, setChosen] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(queryFor(getBlock, { params: { blockCode } }))
  const units = useQuery({
    queryKey: [listUnits.id, { block: blockCode, all: true }],
    queryFn: () => readAllUnits(blockCode),
  })
  const parts = [{ label: '普查小区', href: '/blocks' }, { label: blockCode }]
  if (!data) {
    return (
      <>
        <PageHead title="普查小区" parts={parts} />
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />}
      </>
    )
  }
  const { block, geometry, buildings } = data
  const { counts } = block
  const byBuilding = countByBuilding(units.data ?? [])
  return (
    <>
      <PageHead
        title={block.name}
        parts={parts}
        actions={
          mayDraw && (
            <Button icon="edit" onClick={() => go(`/area-map/${block.areaCode}`)}>
              改画小区和建筑物
            </Button>
          )
        }
      >
        {block.areaNames.join(' ')}
      </PageHead>
      <div className="office-block">
        <div className="office-block-side">
          <BlockMap
            outline={geometry}
            buildings={buildings}
            openIn={byBuilding.open}
            unitsIn={byBuilding.units}
            chosen={chosen}
            onChoose={setChosen}
          />
          <Facts
            items={[
              { label: '普查员', value: block.enumerator ?? '未分派' },
              {
                label: '底册记录',
                value: `${formatNumber(counts.frameRecords)} 条，未核实 ${formatNumber(counts.openFrameRecords)} 条`,
              },
              {
                label: '答卷',
                value: `待填报 ${formatNumber(counts.responsesDue)}，已报送 ${formatNumber(counts.responsesSubmitted)}，已退回 ${formatNumber(counts.responsesReturned)}`,
              },
              {
                label: '单位',
                value: (
                  <Link href={hrefOf('/units', { block: blockCode })}>
                    {formatNumber(counts.units)} 个，打开列表
                  </Link>
                ),
              },
            ]}
          />
          <BuildingList
            buildings={buildings}
            openIn={byBuilding.open}
            unitsIn={byBuilding.units}
            chosen={chosen}
            onChoose={setChosen}
          />
        </div>
        <div className="office-block-main">
          {units.error ? (
            <Failure error={units.error} onRetry={() => void units.refetch()} />
          ) : (
            <BlockUnits
              units={units.data?.filter((unit) => chosen === null || unit.buildingCode === chosen)}
              heading={
                chosen === null
                  ? '全部单位'
                  : (buildings.find((building) => building.code === chosen)?.name ?? chosen)
              }
            />
          )}
        </div>
      </div>
    </>
  )
}
