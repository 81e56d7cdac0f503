/**
 * Imports a department's list: source, file, a trial that writes nothing, then the import itself.
 * Another file or source throws the trial away, so that what is imported was always tried.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importFrame, listFrameSources, listImports } from '../../../../server/contract/frame.ts'
import { CallFailure } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { Failure } from '../../failure.tsx'
import { FileDrop } from '../../lists/file-drop.tsx'
import { uploadList } from '../../lists/upload-list.ts'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { HeadingChoice } from './heading-choice.tsx'
import { importRefusal } from './import-refusal.ts'
import { ImportReportView } from './import-report-view.tsx'

export function NewImportScreen() {
  usePageTitle('导入名录')
  const { role } = useOffice()
  const client = useQueryClient()
  const toast = useToast()
  const sources = useQuery(queryFor(listFrameSources, {}))
  const [source, setSource] = useState<string | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [sentBytes, setSentBytes] = useState(0)
  const upload = (dryRun: boolean) => {
    setSentBytes(0)
    const query = { source: source!, dryRun: String(dryRun) }
    return uploadList(importFrame, { file: file!, query }, setSentBytes)
  }
  const trial = useMutation({ mutationFn: () => upload(true) })
  const real = useMutation({
    mutationFn: () => upload(false),
    onSuccess: async (report) => {
      await client.invalidateQueries({ queryKey: keyOf(listImports) })
      await client.invalidateQueries({ queryKey: ['getProgress'] })
      toast({ title: `已导入 ${report.accepted} 行`, tone: 'accepted' })
      go(report.importId === null ? '/frame' : `/frame/imports/${report.importId}`)
    },
  })
  const startOver = () => {
    trial.reset()
    real.reset()
  }
  const busy = trial.isPending || real.isPending
  const missing =
    importRefusal(role) ??
    (source === null ? '请先选择来源' : file === null ? '请先选择文件' : undefined)
  const report = trial.data
  const unread = unreadHeadings(trial.error)
  return (
    <>
      <PageHead
        title="导入名录"
        parts={[{ label: '底册', href: '/frame' }, { label: '导入名录' }]}
      />
      <div className="office-form">
        <SelectField
          label="来源"
          options={(sources.data?.sources ?? []).map(({ id, name, department }) => ({
            value: id,
            label: `${name}（${department}）`,
          }))}
          value={source}
          onChange={(id) => {
            setSource(id)
            startOver()
          }}
        />
        <FileDrop
          file={file}
          onChoose={(chosen) => {
            setFile(chosen)
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
            reason={missing ?? importBlock(report !== undefined, report?.accepted)}
            pending={real.isPending}
            onClick={() => real.mutate()}
          >
            导入
          </Button>
          <span className="office-aside">试读只看不写，底册不变。</span>
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
      {sources.error && <Failure error={sources.error} onRetry={() => void sources.refetch()} />}
      {(trial.error ?? real.error) && <Failure error={trial.error ?? real.error} />}
      {source !== null && unread.length > 0 && (
        <HeadingChoice
          source={source}
          columns={unread.map((heading) => ({ heading, meaning: null }))}
          onRemembered={() => trial.mutate()}
        />
      )}
      {report ? (
        <>
          <div className="office-band">
            <Notice tone="advisory" title="试读结果，尚未写入底册">
              来源：{report.source}；编码：{report.encoding}；认出{' '}
              {report.columns.filter((column) => column.meaning !== null).length} 列，共{' '}
              {report.columns.length} 列。
            </Notice>
          </div>
          <ImportReportView
            report={report}
            key={report.importedAt}
            source={source ?? ''}
            onRemembered={() => trial.mutate()}
          />
        </>
      ) : (
        !busy &&
        !trial.error && (
          <EmptyState title="先试读，再导入">
            试读会列出编码、各列的含义、收下和未收的行数，以及每个未收行的原因和改法。
          </EmptyState>
        )
      )}
    </>
  )
}

function importBlock(tried: boolean, accepted: number | undefined): string | undefined {
  if (!tried) return '请先试读'
  return accepted === 0 ? '没有可以收下的行' : undefined
}

/** Headings of a list that could not be read, because none of them names the unit. */
function unreadHeadings(error: unknown): readonly string[] {
  if (!(error instanceof CallFailure) || error.failure.kind !== 'problem') return []
  const { headings } = error.failure.problem
  return Array.isArray(headings) ? headings.filter((each) => typeof each === 'string') : []
}
