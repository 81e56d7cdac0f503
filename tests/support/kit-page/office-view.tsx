/** A review desk made of the kit: shell, figures, toolbar, tabs, table beside a detail. */
import { useState } from 'react'
import { AppShell } from '../../../web/ui/app-shell.tsx'
import { Button } from '../../../web/ui/button.tsx'
import type { Column, Sort } from '../../../web/ui/data-table.tsx'
import { DataTable } from '../../../web/ui/data-table.tsx'
import { EmptyState } from '../../../web/ui/empty-state.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Figures } from '../../../web/ui/figures.tsx'
import { formatNumber } from '../../../web/ui/format-number.ts'
import { IconButton } from '../../../web/ui/icon-button.tsx'
import { KeyboardHelp } from '../../../web/ui/keyboard-help.tsx'
import { PageHead } from '../../../web/ui/page-head.tsx'
import { ResponseStateTag } from '../../../web/ui/response-state-tag.tsx'
import { SearchField } from '../../../web/ui/search-field.tsx'
import { SelectField } from '../../../web/ui/select-field.tsx'
import { SeverityMark } from '../../../web/ui/severity-mark.tsx'
import { SplitView } from '../../../web/ui/split-view.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { TimeStamp } from '../../../web/ui/time-stamp.tsx'
import { useToast } from '../../../web/ui/toast.tsx'
import { Toolbar } from '../../../web/ui/toolbar.tsx'
import { type KitRow, kitRows } from './kit-rows.ts'

const now = new Date('2024-03-18T06:30:00Z')

const columns: readonly Column<KitRow>[] = [
  { id: 'name', head: '单位', cell: (row) => row.name, title: (row) => row.name, foot: '合计' },
  { id: 'form', head: '表', width: 72, cell: (row) => row.form },
  { id: 'state', head: '状态', width: 120, cell: (row) => <ResponseStateTag state={row.state} /> },
  {
    id: 'revenue',
    head: '营业收入（千元）',
    width: 152,
    align: 'end',
    sortable: true,
    cell: (row) => formatNumber(row.revenue),
    foot: formatNumber(kitRows.reduce((sum, row) => sum + row.revenue, 0)),
  },
  {
    id: 'at',
    head: '报送时间',
    width: 128,
    sortable: true,
    minor: true,
    cell: (row) => <TimeStamp at={row.at} now={now} />,
  },
]

export function OfficeView() {
  const [sort, setSort] = useState<Sort>({ column: 'revenue', direction: 'descending' })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(['2']))
  const [chosen, setChosen] = useState<string>()
  const [tab, setTab] = useState<'queue' | 'returned' | 'empty' | 'reading'>('queue')
  const [searched, setSearched] = useState('')
  const [area, setArea] = useState<'all' | 'north'>('all')
  const toast = useToast()
  const row = kitRows.find((candidate) => candidate.id === chosen)
  const rows = tab === 'reading' ? undefined : tab === 'empty' ? [] : kitRows
  return (
    <AppShell
      bar={{
        app: '普查办',
        place: '朔州市 朔城区',
        user: { name: '赵敏', role: '县级审核员' },
        onSignOut: () => {},
      }}
      nav={[
        { items: [{ href: '#progress', label: '进度' }] },
        {
          label: '单位',
          items: [
            { href: '#frame', label: '底册导入' },
            { href: '#duplicates', label: '查重', count: 128 },
            { href: '#omissions', label: '查漏', count: 37, urgent: true },
          ],
        },
        {
          label: '数据',
          items: [
            { href: '#review', label: '审核', count: 1204, current: true },
            { href: '#tables', label: '汇总表' },
          ],
        },
        { label: '管理', items: [{ href: '#areas', label: '普查小区' }] },
      ]}
    >
      <PageHead
        title="审核"
        parts={[{ label: '数据', href: '#' }, { label: '审核' }]}
        actions={
          <>
            <Button icon="download">导出</Button>
            <Button
              variant="primary"
              reason={ticked.size === 0 ? '先勾选要通过的答卷' : undefined}
              onClick={() =>
                toast({
                  title: `已通过 ${ticked.size} 份`,
                  tone: 'accepted',
                  action: { label: '撤销', onAct: () => toast({ title: '已撤销' }) },
                })
              }
            >
              通过所选
            </Button>
          </>
        }
      />
      <Figures
        label="进度"
        items={[
          { label: '应报', value: 12480, href: '#' },
          { label: '已报送', value: 9312, href: '#' },
          { label: '乡级已审', value: 8120, href: '#' },
          { label: '县级已验收', value: 6904, href: '#' },
          { label: '未了', value: 37, href: '#', urgent: true },
        ]}
      />
      <SplitView
        listLabel="审核队列"
        listWidth={760}
        detailLabel="答卷"
        detailOpen={row !== undefined}
        onBack={() => setChosen(undefined)}
        list={
          <>
            <Toolbar label="筛选" end={<IconButton icon="keyboard" label="按键（?）" />}>
              <SearchField label="单位名称或信用代码" value={searched} onSearch={setSearched} />
              <SelectField
                label="地区"
                labelHidden
                value={area}
                onChange={setArea}
                options={[
                  { value: 'all', label: '全部街道乡镇' },
                  { value: 'north', label: '北城街道' },
                ]}
              />
            </Toolbar>
            <div className="kit-tabs">
              <Tabs
                label="队列"
                value={tab}
                onChange={setTab}
                items={[
                  { id: 'queue', label: '待审', count: 1204 },
                  { id: 'returned', label: '已退回', count: 86 },
                  { id: 'empty', label: '需抽查', count: 0 },
                  { id: 'reading', label: '正在读取' },
                ]}
              />
            </div>
            <DataTable
              label="待审答卷"
              columns={columns}
              rows={rows}
              rowKey={(each) => each.id}
              sort={sort}
              onSort={setSort}
              ticked={ticked}
              onTick={setTicked}
              currentKey={chosen}
              onOpen={(each) => setChosen(each.id)}
              total={1204}
              onMore={() => {}}
              empty={
                <EmptyState title="没有需抽查的答卷" action={<Button>去看待审</Button>}>
                  抽查名单在抽样之后出现；现在可以先审待审的答卷。
                </EmptyState>
              }
            />
          </>
        }
        detail={
          row ? (
            <div className="kit-detail">
              <h2>{row.name}</h2>
              <p>
                <SeverityMark severity="mandatory" count={2} shape="chip" />{' '}
                <SeverityMark severity="verify" count={5} shape="chip" />{' '}
                <SeverityMark severity="advisory" count={1} shape="chip" />
              </p>
              <Facts
                items={[
                  { label: '统一社会信用代码', value: '91140602MA0KXXXX1X' },
                  { label: '详细地址', value: '山西省朔州市朔城区北城街道民福东街12号3层' },
                  { label: '营业收入', value: `${formatNumber(row.revenue)} 千元` },
                ]}
              />
            </div>
          ) : (
            <EmptyState title="选一份答卷">用 ↑ ↓ 选，回车打开。</EmptyState>
          )
        }
      />
      <KeyboardHelp
        groups={[
          {
            title: '队列',
            keys: [
              { press: ['↑', '↓'], does: '上一份、下一份' },
              { press: ['Enter'], does: '打开' },
              { press: ['空格'], does: '勾选' },
            ],
          },
          { title: '到处', keys: [{ press: ['?'], does: '本页按键' }] },
        ]}
      />
    </AppShell>
  )
}
