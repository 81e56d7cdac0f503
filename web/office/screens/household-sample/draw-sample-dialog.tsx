/** Seals the households of the listing and draws the blocks of the sample. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listHouseholdSamples,
  putHouseholdSample,
} from '../../../../server/contract/self-employed.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'

export function DrawSampleDialog({ onClose }: { readonly onClose: () => void }) {
  const { areaPrefix } = useOffice()
  const [sampleId] = useState(() => crypto.randomUUID())
  const [area, setArea] = useState(areaPrefix)
  const [seed, setSeed] = useState('')
  const [blocks, setBlocks] = useState('40')
  const [threshold, setThreshold] = useState('')
  const client = useQueryClient()
  const draw = useMutation({
    mutationFn: () =>
      call(putHouseholdSample, {
        params: { sampleId },
        body: {
          ...{ area: area.trim(), seed: seed.trim() },
          ...{ blocks: Number(blocks), threshold: Number(threshold) },
        },
      }),
    onSuccess: async () => {
      onClose()
      await client.invalidateQueries({ queryKey: keyOf(listHouseholdSamples) })
    },
  })
  const fault = !/^[0-9A-Za-z-]{4,64}$/.test(seed.trim())
    ? '种子用数字、字母和短横线，至少 4 位'
    : !/^\d+$/.test(blocks) || Number(blocks) < 2 || Number(blocks) > 5000
      ? '小区数填 2 至 5000'
      : !/^\d+$/.test(threshold) || Number(threshold) < 1
        ? '请填规模标准（千元，整数）'
        : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="抽取个体经营户样本"
      description="现在清查名录里的个体经营户封存为抽样框，随后立即抽样，以后都不能改。"
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
        <TextField label="区划代码" value={area} onChange={setArea} inputMode="numeric" />
        <TextField
          label="全面调查层的规模标准（千元）"
          value={threshold}
          onChange={setThreshold}
          inputMode="numeric"
          hint="清查表“预计年营业收入”达到此数的逐户调查；标准由上级规定"
        />
        <TextField
          label="抽取小区数"
          value={blocks}
          onChange={setBlocks}
          inputMode="numeric"
          hint="每层至少 2 个，合计可能多于此数"
        />
        <TextField label="随机种子" value={seed} onChange={setSeed} maxLength={64} />
        {draw.error && <Failure error={draw.error} />}
      </div>
    </Dialog>
  )
}
