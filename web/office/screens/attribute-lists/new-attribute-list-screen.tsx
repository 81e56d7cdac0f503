/**
 * Loads a list of attributes: its name, the file, a trial that writes nothing, then loading itself.
 * Another file throws the trial away, so that what is loaded was always tried.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importAttributes } from '../../../../server/contract/attribute-lists.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { Failure } from '../../failure.tsx'
import { FileDrop } from '../../lists/file-drop.tsx'
import { uploadList } from '../../lists/upload-list.ts'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { AttributeListReportView } from './attribute-list-report.tsx'
import { attributeRefusal } from './attribute-refusal.ts'

const LONGEST_NAME = 60

export function NewAttributeListScreen() {
  usePageTitle('载入属性名录')
  const { role } = useOffice()
  const client = useQueryClient()
  const toast = useToast()
  const [name, setName] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [sentBytes, setSentBytes] = useState(0)
  const upload = (dryRun: boolean) => {
    setSentBytes(0)
    const query = { name: name.trim(), dryRun: String(dryRun) }
    return uploadList(importAttributes, { file: file!, query }, setSentBytes)
  }
  const trial = useMutation({ mutationFn: () => upload(true) })
  const real = useMutation({
    mutationFn: () => upload(false),
    onSuccess: async (report) => {
      // Units, their forms and all counts may differ now.
      await client.invalidateQueries()
      toast({
        title: `已载入 ${report.accepted} 行，新布置 ${report.opened} 张报表`,
        tone: 'accepted',
      })
      go(`/frame/attributes/${report.listId}`)
    },
  })
  const startOver = () => {
    trial.reset()
    real.reset()
  }
  const missing =
    attributeRefusal(role) ??
    (file === null ? '请先选择文件' : name.trim() === '' ? '请写明是什么名录' : undefined)
  const report = trial.data
  const busy = trial.isPending || real.isPending
  return (
    <>
      <PageHead
        title="载入属性名录"
        parts={[
          { label: '底册', href: '/frame' },
          { label: '属性名录', href: '/frame/attributes' },
          { label: '载入' },
        ]}
      />
      <div className="office-form">
        <FileDrop
          file={file}
          onChoose={(chosen) => {
            setFile(chosen)
            if (name.trim() === '') {
              setName(chosen.name.replace(/\.[^.]*$/, '').slice(0, LONGEST_NAME))
            }
            startOver()
          }}
        />
        <TextField
          label="名录名称"
          hint="记入每家单位属性的来历，如“一套表单位名录（2023 年 12 月）”"
          value={name}
          maxLength={LONGEST_NAME}
          onChange={(text) => {
            setName(text)
            startOver()
          }}
        />
        <div className="office-acts">
          <Button
            variant={report ? 'plain' : 'primary'}
            reason={missing}
            pending={trial.isPending}
            onClick={() => trial.mutate()}
          >
            试读
          </Button>
          <Button
            variant={report ? 'primary' : 'plain'}
            reason={missing ?? loadBlock(report !== undefined, report?.accepted)}
            pending={real.isPending}
            onClick={() => real.mutate()}
          >
            载入
          </Button>
          <span className="office-aside">试读只看不写，单位和报表都不变。</span>
        </div>
        {busy && file && (
          <WorkProgress
            label={sentBytes < file.size ? '正在上传' : '已上传，服务器正在逐行处理'}
            done={Math.min(sentBytes, file.size)}
            whole={file.size}
            unit="字节"
          />
        )}
      </div>
      {(trial.error ?? real.error) && <Failure error={trial.error ?? real.error} />}
      {report ? (
        <>
          <div className="office-band">
            <Notice tone="advisory" title="试读结果，尚未写入">
              编码：{report.encoding}；认出{' '}
              {report.columns.filter((column) => column.meaning !== null).length} 列，共{' '}
              {report.columns.length} 列。不再应填的报表只是不再计数，已填内容保留。
            </Notice>
          </div>
          <AttributeListReportView report={report} key={report.importedAt} />
        </>
      ) : (
        !busy &&
        !trial.error && (
          <EmptyState title="先试读，再载入">
            表头要有“统一社会信用代码”（或“单位编号”）和至少一列属性：一套表单位、投入产出调查单位、个体经营户样本、行业代码、报表类别、单位规模等。空格不改动原有属性。
          </EmptyState>
        )
      )}
    </>
  )
}

function loadBlock(tried: boolean, accepted: number | undefined): string | undefined {
  if (!tried) return '请先试读'
  return accepted === 0 ? '没有可以收下的行' : undefined
}
