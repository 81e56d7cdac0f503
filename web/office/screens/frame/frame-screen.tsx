/** 底册: the lists imported so far, newest first; each opens its report. */
import { useQuery } from '@tanstack/react-query'
import { listImports } from '../../../../server/contract/frame-import.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { importRefusal } from './import-refusal.ts'
import { SourceStates } from './source-states.tsx'
import { UploadsUnderWay } from './uploads-under-way.tsx'

type ImportRow = ReplyOf<typeof listImports>['imports'][number]

const columns: readonly Column<ImportRow>[] = [
  {
    id: 'time',
    head: '导入时间',
    width: 128,
    cell: (row) => <TimeStamp at={row.importedAt} />,
  },
  { id: 'source', head: '来源', width: 120, cell: (row) => row.source },
  {
    id: 'file',
    head: '文件',
    cell: (row) => <Link href={`/frame/imports/${row.importId}`}>{row.fileName}</Link>,
    title: (row) => row.fileName,
  },
  { id: 'by', head: '导入人', width: 88, minor: true, cell: (row) => row.importedBy },
  count('rows', '行数', (row) => row.rows),
  count('accepted', '收下', (row) => row.accepted),
  count('matched', '匹配已有', (row) => row.matched),
  count('new', '新开', (row) => row.new),
  {
    ...count('rejected', '未收', (row) => row.rejected),
    cell: (row) =>
      row.rejected === 0 ? (
        <span className="office-zero">0</span>
      ) : (
        <span className="office-urgent">{formatNumber(row.rejected)}</span>
      ),
  },
]

export function FrameScreen() {
  usePageTitle('底册')
  const { role } = useOffice()
  const query = useQuery(queryFor(listImports, {}))
  const actions = (
    <>
      <Button onClick={() => go('/frame/attributes')}>属性名录</Button>
      <Button
        variant="primary"
        icon="upload"
        reason={importRefusal(role)}
        onClick={() => go('/frame/new')}
      >
        导入名录
      </Button>
    </>
  )
  return (
    <>
      <PageHead title="底册" actions={actions}>
        各部门名录的导入记录。每份名录的每一行都有下落：收下，或写明原因未收。
      </PageHead>
      {query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <UploadsUnderWay />
          <DataTable
            label="导入记录"
            columns={columns}
            rows={query.data?.imports}
            rowKey={(row) => row.importId}
            onOpen={(row) => go(`/frame/imports/${row.importId}`)}
            empty={
              <EmptyState title="还没有导入过名录">
                先向市场监管、税务、编办、民政等部门取得名录，再点右上角“导入名录”。
              </EmptyState>
            }
          />
          <SourceStates />
        </>
      )}
    </>
  )
}

function count(id: string, head: string, read: (row: ImportRow) => number): Column<ImportRow> {
  return { id, head, align: 'end', width: 80, cell: (row) => formatNumber(read(row)) }
}
