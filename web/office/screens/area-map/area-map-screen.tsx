/**
 * The map of one enumeration area, to be drawn on: split a block, merge blocks, move a border, draw a
 * building. What a change would do shows while it is drawn; it is made with a reason.
 */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  blockChangeNames,
  changeBlocks,
  type DrawnBlock,
  getAreaMap,
  tryBlockChange,
} from '../../../../server/contract/area-map.ts'
import { call } from '../../../api/call.ts'
import { problemText } from '../../../api/problem-text.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { RowList } from '../../../ui/row-list.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { BuildingEditor } from './building-editor.tsx'
import { ChangeOutcome } from './change-outcome.tsx'
import { askedChange, type Corner, choose, type Tool, toolNames } from './draw-change.ts'
import { DrawingBoard } from './drawing-board.tsx'

const tools = Object.entries(toolNames).map(([id, label]) => ({ id: id as Tool, label }))
const none: readonly DrawnBlock[] = []

export function AreaMapScreen({ areaCode }: { readonly areaCode: string }) {
  usePageTitle('改画小区')
  const client = useQueryClient()
  const toast = useToast()
  const [tool, setTool] = useState<Tool>('split')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [corners, setCorners] = useState<readonly Corner[]>([])
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const [former, setFormer] = useState<string | null>(null)
  const [changeId, setChangeId] = useState(() => crypto.randomUUID())
  const { data: map, error, refetch } = useQuery(queryFor(getAreaMap, { params: { areaCode } }))
  const asked = askedChange({ tool, chosen, line: corners, name })
  const change = 'change' in asked ? asked.change : null
  const trial = useQuery({
    queryKey: [tryBlockChange.id, { areaCode, change }],
    // Asked only where there is a change.
    queryFn: () => call(tryBlockChange, { params: { areaCode }, body: change! }),
    enabled: change !== null,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const startAnew = (next: Tool = tool) => {
    setTool(next)
    setChosen([])
    setCorners([])
    setName('')
  }
  const make = useMutation({
    mutationFn: () =>
      call(changeBlocks, {
        params: { areaCode, changeId },
        body: { change: change!, reason: reason.trim(), seen: map?.changes[0]?.changeId ?? null },
      }),
    onSuccess: async ({ moved }) => {
      toast({
        title: `已${toolNames[tool]}，${moved.units} 家单位换了小区`,
        tone: 'accepted',
      })
      setChangeId(crypto.randomUUID())
      setReason('')
      startAnew()
      await client.invalidateQueries({ queryKey: keyOf(getAreaMap) })
    },
  })
  const undo = useMutation({
    mutationFn: (made: string) =>
      call(changeBlocks, {
        params: { areaCode, changeId },
        body: {
          change: { kind: 'undo', changeId: made },
          reason: reason.trim(),
          seen: map?.changes[0]?.changeId ?? null,
        },
      }),
    onSuccess: async ({ moved }) => {
      toast({ title: `已撤销改画，${moved.units} 家单位回到原来的小区`, tone: 'accepted' })
      setChangeId(crypto.randomUUID())
      setReason('')
      setFormer(null)
      startAnew()
      await client.invalidateQueries({ queryKey: keyOf(getAreaMap) })
    },
  })
  const parts = [{ label: '普查小区', href: '/blocks' }, { label: '改画小区' }]
  if (!map) {
    return (
      <>
        <PageHead title="改画小区" parts={parts} />
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />}
      </>
    )
  }
  const drawsLine = tool === 'building' || (tool !== 'merge' && isChosen(tool, chosen))
  const outcome = change !== null && !trial.error ? trial.data : undefined
  const refusal =
    'todo' in asked
      ? asked.todo
      : trial.error
        ? problemText(trial.error).what
        : [...reason.trim()].length < 2
          ? '请写明理由'
          : undefined
  // Drawing buildings has no reason to give.
  const undoable =
    tool !== 'building' && map.changes.find(({ changeId: id }) => id === map.undoable)
  const before = map.changes.find((each) => each.changeId === former)?.before ?? none
  return (
    <>
      <PageHead title={map.areaNames.at(-1) ?? areaCode} parts={parts}>
        {map.areaNames.slice(0, -1).join(' ')}。单位和建筑物随位置走，旧边界留存。
      </PageHead>
      <div className="office-area-map">
        <div className="office-area-map-side">
          <Tabs label="怎样改" items={tools} value={tool} onChange={startAnew} />
          {tool === 'building' ? (
            <BuildingEditor
              map={map}
              corners={corners}
              onClear={() => setCorners([])}
              onBack={() => setCorners(corners.slice(0, -1))}
            />
          ) : (
            <>
              <RowList
                label="小区"
                items={map.blocks.map((block) => ({
                  id: block.code,
                  title: block.name,
                  note: `${block.enumerator ?? '未分派'}，${block.buildings} 座建筑物，${block.units} 家单位`,
                  end: chosen.includes(block.code) ? `已选 ${chosen.indexOf(block.code) + 1}` : '',
                  current: chosen.includes(block.code),
                  onOpen: () => setChosen(choose(chosen, block.code, tool)),
                }))}
              />
              {tool === 'split' && (
                <TextField
                  label="新小区名称"
                  hint="较大的一块保留原代码和名称"
                  value={name}
                  onChange={setName}
                  maxLength={60}
                />
              )}
              {change === null && 'todo' in asked && <p className="office-aside">{asked.todo}。</p>}
              {change !== null && trial.error && (
                <Notice tone="mandatory" title={problemText(trial.error).what}>
                  {problemText(trial.error).remedy}
                </Notice>
              )}
              {outcome && <ChangeOutcome outcome={outcome} />}
              <TextField
                label="理由"
                hint="如：新修道路、社区调整"
                value={reason}
                onChange={setReason}
                maxLength={500}
              />
              <div className="office-area-map-acts">
                <Button
                  variant="primary"
                  reason={refusal}
                  pending={make.isPending}
                  onClick={() => make.mutate()}
                >
                  {toolNames[tool]}
                </Button>
                <Button
                  reason={corners.length === 0 ? '还没有画点' : undefined}
                  onClick={() => setCorners(corners.slice(0, -1))}
                >
                  退一点
                </Button>
                <Button onClick={() => startAnew()}>重来</Button>
              </div>
              {make.error && <Failure error={make.error} />}
            </>
          )}
          {map.faults.length > 0 && (
            <Notice tone="verify" title="现有小区图层有空隙或重叠">
              {map.faults.join('；')}
            </Notice>
          )}
          {map.changes.length > 0 && (
            <section>
              <h2 className="office-list-head">改画记录</h2>
              {undoable && (
                <div className="office-area-map-acts">
                  <Button
                    reason={
                      [...reason.trim()].length < 2 ? '请先在“理由”里写明为什么撤销' : undefined
                    }
                    pending={undo.isPending}
                    onClick={() => undo.mutate(undoable.changeId)}
                  >
                    撤销最近一次{blockChangeNames[undoable.change.kind]}
                  </Button>
                </div>
              )}
              {undo.error && <Failure error={undo.error} />}
              <RowList
                label="改画记录"
                items={map.changes.map((each) => ({
                  id: each.changeId,
                  title: `${blockChangeNames[each.change.kind]}：${each.before.map((block) => block.name).join('、')}${each.undone ? '（已撤销）' : ''}`,
                  note: (
                    <>
                      <TimeStamp at={each.effectiveAt} /> {each.changedBy}：{each.reason}
                    </>
                  ),
                  end: each.changeId === former ? '旧边界已画出' : '看旧边界',
                  current: each.changeId === former,
                  onOpen: () => setFormer(each.changeId === former ? null : each.changeId),
                }))}
              />
            </section>
          )}
        </div>
        <DrawingBoard
          key={map.areaCode}
          label="普查区地图：方向键移动，回车落点，退格撤点，加减号缩放"
          map={map}
          chosen={chosen}
          onChoose={(code) => setChosen(choose(chosen, code, tool))}
          corners={corners}
          closed={tool === 'building'}
          onCorner={drawsLine ? (corner) => setCorners([...corners, corner]) : undefined}
          onBack={() => setCorners(corners.slice(0, -1))}
          preview={outcome?.blocks ?? none}
          former={before}
        />
      </div>
    </>
  )
}

function isChosen(tool: Tool, chosen: readonly string[]): boolean {
  return chosen.length >= (tool === 'border' ? 2 : 1)
}
