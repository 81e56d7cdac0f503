/** 普查小区: the blocks of an area with what is left in each and who walks it. */
import { type BlockSummary, listBlocks } from '../../../../server/contract/areas.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { type Filter, hrefOf } from '../../href-of.ts'
import { become, go } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'

const columns: readonly Column<BlockSummary>[] = [
  {
    id: 'code',
    head: '代码',
    width: 144,
    cell: (block) => <Link href={`/blocks/${block.code}`}>{block.code}</Link>,
  },
  { id: 'name', head: '普查小区', cell: (block) => block.name, title: (block) => block.name },
  {
    id: 'area',
    head: '乡镇街道',
    width: 104,
    minor: true,
    cell: (block) => block.areaNames.at(-2) ?? '—',
    title: (block) => block.areaNames.join(' '),
  },
  {
    id: 'enumerator',
    head: '普查员',
    width: 88,
    cell: (block) => block.enumerator ?? <StatusTag tone="waiting">未分派</StatusTag>,
  },
  count('buildings', '建筑物', (block) => block.counts.buildings),
  count('units', '单位', (block) => block.counts.units, {}),
  count('open', '未核实底册', (block) => block.counts.openFrameRecords, { open: 'true' }),
  count('due', '待填报', (block) => block.counts.responsesDue),
  count('submitted', '已报送', (block) => block.counts.responsesSubmitted),
  count('returned', '已退回', (block) => block.counts.responsesReturned),
]

export function BlocksScreen({ area }: { readonly area?: string }) {
  usePageTitle('普查小区')
  const pages = usePages({
    queryKey: [listBlocks.id, { area }],
    read: async (after) => {
      const query = {
        limit: 100,
        ...(area !== undefined && { area }),
        ...(after !== undefined && { after }),
      }
      const { blocks, next } = await call(listBlocks, { query })
      return { rows: blocks, next }
    },
  })
  return (
    <>
      <PageHead
        title="普查小区"
        actions={
          <Button icon="map" onClick={() => go('/zones')}>
            四至范围
          </Button>
        }
      />
      <Toolbar label="筛选普查小区">
        <AreaFilter
          value={area}
          onChange={(chosen) => become(hrefOf('/blocks', { area: chosen }))}
        />
      </Toolbar>
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="普查小区"
          columns={columns}
          rows={pages.rows}
          rowKey={(block) => block.code}
          onOpen={(block) => go(`/blocks/${block.code}`)}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={
            <EmptyState title="这里没有普查小区">
              换一个区划再看；小区图层由市级普查办导入。
            </EmptyState>
          }
        />
      )}
    </>
  )
}

function count(
  id: string,
  head: string,
  read: (block: BlockSummary) => number,
  filter?: Filter,
): Column<BlockSummary> {
  return {
    id,
    head,
    align: 'end',
    width: head.length > 3 ? 96 : 72,
    cell: (block) => {
      const value = read(block)
      if (value === 0) return <span className="office-zero">0</span>
      if (!filter) return formatNumber(value)
      return (
        <Link className="office-number" href={hrefOf('/units', { block: block.code, ...filter })}>
          {formatNumber(value)}
        </Link>
      )
    },
  }
}
