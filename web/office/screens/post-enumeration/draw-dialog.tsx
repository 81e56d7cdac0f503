/** Seals the frame and draws the sample: what it takes, said before it is done. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  DEFAULT_BARS,
  DEFAULT_TOLERANCE,
  listPesSurveys,
  putPesSurvey,
} from '../../../../server/contract/post-enumeration.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { drawFault } from './draw-fault.ts'

export function DrawDialog({ onClose }: { readonly onClose: () => void }) {
  const { areaPrefix, areaName } = useOffice()
  // Made once: a second press or a lost reply draws nothing twice.
  const [surveyId] = useState(() => crypto.randomUUID())
  const [name, setName] = useState('')
  const [area, setArea] = useState(areaPrefix)
  const [seed, setSeed] = useState('')
  const [blocks, setBlocks] = useState('30')
  const [opensOn, setOpensOn] = useState('')
  const [unitBar, setUnitBar] = useState(String(DEFAULT_BARS.unitErrorRate * 100))
  const [itemBar, setItemBar] = useState(String(DEFAULT_BARS.indicatorErrorRate * 100))
  const [source, setSource] = useState(DEFAULT_BARS.source)
  const [amount, setAmount] = useState(String(DEFAULT_TOLERANCE.amount))
  const [relative, setRelative] = useState(String(DEFAULT_TOLERANCE.relative * 100))
  const toast = useToast()
  const client = useQueryClient()
  const draw = useMutation({
    mutationFn: () =>
      call(putPesSurvey, {
        params: { surveyId },
        body: {
          ...{ area: area.trim(), name: name.trim(), seed: seed.trim() },
          ...{ blocks: Number(blocks), sizeClasses: 3 },
          opensAt: new Date(`${opensOn}T00:00:00+08:00`).toISOString(),
          bars: {
            unitErrorRate: Number(unitBar) / 100,
            indicatorErrorRate: Number(itemBar) / 100,
            source: source.trim(),
          },
          tolerance: { amount: Number(amount), relative: Number(relative) / 100 },
        },
      }),
    onSuccess: async (survey) => {
      toast({
        title: `已封存 ${survey.blocks} 个小区，抽中 ${survey.blocksDrawn} 个`,
        tone: 'accepted',
      })
      await client.invalidateQueries({ queryKey: keyOf(listPesSurveys) })
      go(`/post-enumeration/${surveyId}`)
    },
  })
  const fault = drawFault({
    name,
    seed,
    blocks,
    opensOn,
    unitBar,
    itemBar,
    amount,
    relative,
    source,
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="封存抽样框并抽样"
      description="现在的小区名录和各单位数据会连同摘要封存，随后立即抽样，以后都不能改。种子请当众产生（如摇号、当天日期加摇号）。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            reason={fault}
            reasonPlace="beside"
            pending={draw.isPending}
            onClick={() => draw.mutate()}
          >
            封存并抽样
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <TextField
          label="抽查名称"
          value={name}
          onChange={setName}
          maxLength={100}
          hint="如“2024 年事后质量抽查”"
        />
        <TextField
          label="区划代码"
          value={area}
          onChange={setArea}
          inputMode="numeric"
          hint={`${areaName}或其中一个县区`}
        />
        <TextField
          label="随机种子"
          value={seed}
          onChange={setSeed}
          maxLength={64}
          hint="数字、字母和短横线，至少 4 位"
        />
        <TextField
          label="抽取小区数"
          value={blocks}
          onChange={setBlocks}
          inputMode="numeric"
          hint="每层至少 2 个，合计可能多于此数"
        />
        <TextField
          label="名单启用日期"
          value={opensOn}
          onChange={setOpensOn}
          hint="如 2024-06-15；此前任何账号都看不到抽中名单"
        />
        <TextField
          label="单位差错率合格线（%）"
          value={unitBar}
          onChange={setUnitBar}
          inputMode="decimal"
        />
        <TextField
          label="指标差错率合格线（%）"
          value={itemBar}
          onChange={setItemBar}
          inputMode="decimal"
        />
        <TextField label="合格线依据" value={source} onChange={setSource} maxLength={100} />
        <TextField
          label="金额容差（千元）"
          value={amount}
          onChange={setAmount}
          inputMode="numeric"
        />
        <TextField
          label="金额容差（%）"
          value={relative}
          onChange={setRelative}
          inputMode="decimal"
          hint="两个容差都不超过才算一致"
        />
        {draw.error && <Failure error={draw.error} />}
      </div>
    </Dialog>
  )
}
