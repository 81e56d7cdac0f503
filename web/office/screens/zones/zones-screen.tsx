/**
 * 四至范围: development zones of the office's area with what lies in each. They come in as GeoJSON or are
 * drawn on the map of a town; drawn anew, the version before stays.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getProgressMap } from '../../../../server/contract/progress.ts'
import {
  getZoneFigures,
  importZones,
  listZones,
  type ZoneFigures,
  zoneKindNames,
} from '../../../../server/contract/zones.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { FileDrop } from '../../lists/file-drop.tsx'
import { become } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { type Corner, outlineOf } from '../area-map/draw-change.ts'
import { DrawingBoard } from '../area-map/drawing-board.tsx'
import { ZoneEditor } from './zone-editor.tsx'

const columns: readonly Column<ZoneFigures>[] = [
  { id: 'name', head: '名称', cell: (zone) => zone.name, title: (zone) => zone.name },
  { id: 'kind', head: '类型', width: 184, cell: (zone) => zoneKindNames[zone.kind] },
  count('blocks', '小区', (zone) => zone.blocks),
  count('units', '单位', (zone) => zone.units),
  count('open', '未核实底册', (zone) => zone.openFrameRecords),
  count('due', '待填报', (zone) => zone.responsesDue),
  count('submitted', '已报送', (zone) => zone.responsesSubmitted),
]

const TOWN_DIGITS = 9

export function ZonesScreen({ area }: { readonly area?: string }) {
  usePageTitle('四至范围')
  const client = useQueryClient()
  const keeps = useOffice().role !== 'township-office'
  const [chosen, setChosen] = useState<string | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [corners, setCorners] = useState<readonly Corner[]>([])
  const town = area !== undefined && area.length >= TOWN_DIGITS ? area : undefined
  const figures = useQuery(queryFor(getZoneFigures, {}))
  const zones = useQuery(queryFor(listZones, { query: {} }))
  const blocks = useQuery({
    ...queryFor(getProgressMap, { query: { area: town ?? '' } }),
    enabled: town !== undefined,
  })
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: keyOf(listZones) })
    await client.invalidateQueries({ queryKey: keyOf(getZoneFigures) })
  }
  const bring = useMutation({
    // Chosen before the button can be pressed.
    mutationFn: async () => call(importZones, { body: { content: readJson(await file!.text()) } }),
    onSuccess: async () => {
      setFile(null)
      await refresh()
    },
  })
  const zone = zones.data?.zones.find(({ id }) => id === chosen) ?? null
  const drawn = outlineOf(corners) ?? zone?.geometry ?? null
  return (
    <>
      <PageHead
        title="四至范围"
        parts={[{ label: '普查小区', href: '/blocks' }, { label: '四至范围' }]}
      >
        开发区、园区和商圈的边界，叠在普查区之上，不改小区；小区按中点归入。
      </PageHead>
      {figures.error ? (
        <Failure error={figures.error} onRetry={() => void figures.refetch()} />
      ) : (
        <DataTable
          label="四至范围"
          columns={columns}
          rows={figures.data?.zones}
          rowKey={({ id }) => id}
          onOpen={({ id }) => {
            setChosen(id === chosen ? null : id)
            setCorners([])
          }}
          currentKey={chosen ?? undefined}
          empty={
            <EmptyState title="还没有登记四至范围">
              从 GeoJSON 文件导入，或选一个乡镇在图上画。
            </EmptyState>
          }
        />
      )}
      {keeps && (
        <div className="office-area-map">
          <div className="office-area-map-side">
            <h2 className="office-area-map-head">从文件导入</h2>
            <FileDrop
              label="GeoJSON 文件"
              accept=".geojson,.json"
              file={file}
              onChoose={setFile}
              hint="每个面的属性要有「名称」，可有「类型」；WGS-84 经纬度"
            />
            <Button
              reason={file === null ? '请先选择文件' : undefined}
              pending={bring.isPending}
              onClick={() => bring.mutate()}
            >
              导入
            </Button>
            {bring.error && <Failure error={bring.error} />}
            {bring.data && (
              <Notice
                tone={bring.data.refused.length > 0 ? 'verify' : 'accepted'}
                title={`导入 ${bring.data.added.length} 个范围，未收 ${bring.data.refused.length} 个`}
              >
                {bring.data.refused
                  .map((each) => `第 ${each.feature} 个${each.name}：${each.message}`)
                  .join('；')}
              </Notice>
            )}
            <ZoneEditor
              key={chosen ?? 'new'}
              zone={zone}
              geometry={drawn}
              drawing={town !== undefined}
              onClear={() => setCorners([])}
              onDone={async () => {
                setCorners([])
                setChosen(null)
                await refresh()
              }}
            />
          </div>
          <div>
            <Toolbar label="在图上画">
              <AreaFilter
                value={area}
                onChange={(next) => become(hrefOf('/zones', { area: next }))}
              />
            </Toolbar>
            {town === undefined ? (
              <EmptyState title="选一个乡镇街道，在它的小区图上画" />
            ) : blocks.error ? (
              <Failure error={blocks.error} onRetry={() => void blocks.refetch()} />
            ) : (
              blocks.data && (
                <DrawingBoard
                  key={town}
                  label="乡镇地图：方向键移动，回车落点，退格撤点，加减号缩放"
                  map={{ blocks: blocks.data.blocks, buildings: [], around: [] }}
                  chosen={[]}
                  onChoose={() => undefined}
                  corners={corners}
                  closed
                  onCorner={(corner) => setCorners([...corners, corner])}
                  onBack={() => setCorners(corners.slice(0, -1))}
                  preview={[]}
                  former={[]}
                  zones={zones.data?.zones ?? []}
                />
              )
            )}
          </div>
        </div>
      )}
    </>
  )
}

/** What is no JSON goes to the server as it is: it says in words what it wants. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function count(id: string, head: string, read: (zone: ZoneFigures) => number): Column<ZoneFigures> {
  return { id, head, align: 'end', width: 96, cell: (zone) => formatNumber(read(zone)) }
}
