/** A table of progress as a workbook: for the offices, or with an approval for others. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  exportProgress,
  type ProgressRelease,
  type ProgressTableName,
  releasedDimensions,
} from '../../../../server/contract/progress.ts'
import { download } from '../../../api/download.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'

export interface ExportTableDialogProps {
  readonly area: string
  readonly by: ProgressTableName
  readonly onClose: () => void
}

const empty = {
  ...{ approvalNumber: '', authority: '', approvedOn: '' },
  ...{ meaning: '', scope: '', method: '', revision: '' },
}
const owed = [
  ['approvalNumber', '核准文号'],
  ['authority', '核准机关'],
  ['approvedOn', '核准日期'],
  ['meaning', '指标涵义'],
  ['scope', '统计范围'],
  ['method', '统计方法'],
] as const

export function ExportTableDialog({ area, by, onClose }: ExportTableDialogProps) {
  const { role } = useOffice()
  const [use, setUse] = useState<'inside' | 'release'>('inside')
  const [facts, setFacts] = useState<typeof empty>(empty)
  const mayRelease =
    role === 'city-office' && (releasedDimensions as readonly string[]).includes(by)
  const save = useMutation({
    mutationFn: (release: ProgressRelease | undefined) =>
      download(exportProgress, { body: { area, by, ...(release && { release }) } }),
    onSuccess: onClose,
  })
  const short = owed.find(([name]) => [...facts[name].trim()].length < 4)
  const reason = use === 'release' && short ? `请填写${short[1]}（至少 4 个字）` : undefined
  const field = (name: keyof typeof empty) => ({
    value: facts[name],
    onChange: (text: string) => setFacts({ ...facts, [name]: text }),
  })
  const send = () => {
    const { revision, ...release } = facts
    const noted = revision.trim() === '' ? release : facts
    save.mutate(use === 'release' ? noted : undefined)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="导出进度表"
      description="公布前任何人不得对外提供、不得利用（《统计法》第二十八条）；导出记入审计"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button variant="primary" reason={reason} pending={save.isPending} onClick={send}>
            导出 xlsx
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <ChoiceField
          label="给谁用"
          options={[
            { value: 'inside', label: '普查机构内部', hint: '首行注明“内部资料 未公布”' },
            ...(mayRelease
              ? [
                  {
                    value: 'release' as const,
                    label: '核准后对外提供',
                    hint: '须有核准文号；不足 3 家和可由其推出的数不列示',
                  },
                ]
              : []),
          ]}
          value={use}
          onChange={setUse}
        />
        {!mayRelease && (
          <p className="office-aside">
            {role === 'city-office'
              ? '区划、逐日、普查小区、普查员的进度只在普查机构内部使用。'
              : '对外提供须经上一级普查机构核准，由市级普查办导出。'}
          </p>
        )}
        {use === 'release' && (
          <>
            <div className="progress-release">
              <TextField label="核准文号" maxLength={60} {...field('approvalNumber')} />
              <TextField label="核准机关" maxLength={60} {...field('authority')} />
              <TextField label="核准日期" type="date" {...field('approvedOn')} />
            </div>
            <TextField label="指标涵义" lines={2} maxLength={500} {...field('meaning')} />
            <TextField label="统计范围" maxLength={500} {...field('scope')} />
            <TextField label="统计方法" maxLength={500} {...field('method')} />
            <TextField
              label="修订说明"
              optional
              hint="这张表发布过的，写明改了什么、为什么"
              maxLength={500}
              {...field('revision')}
            />
          </>
        )}
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
