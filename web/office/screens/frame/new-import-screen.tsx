/** Uploads a department's list: source and file. What comes of it is looked at on its own page. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listFrameSources,
  listFrameUploads,
  uploadFrameList,
} from '../../../../server/contract/frame-import.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { Failure } from '../../failure.tsx'
import { FileDrop } from '../../lists/file-drop.tsx'
import { uploadList } from '../../lists/upload-list.ts'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { importRefusal } from './import-refusal.ts'

export function NewImportScreen() {
  usePageTitle('导入名录')
  const { role } = useOffice()
  const client = useQueryClient()
  const sources = useQuery(queryFor(listFrameSources, {}))
  const [source, setSource] = useState<string | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [sentBytes, setSentBytes] = useState(0)
  const upload = useMutation({
    mutationFn: () => {
      setSentBytes(0)
      return uploadList(uploadFrameList, { file: file!, query: { source: source! } }, setSentBytes)
    },
    onSuccess: async ({ uploadId }) => {
      await client.invalidateQueries({ queryKey: keyOf(listFrameUploads) })
      go(`/frame/uploads/${uploadId}`)
    },
  })
  const missing =
    importRefusal(role) ??
    (source === null ? '请先选择来源' : file === null ? '请先选择文件' : undefined)
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
          onChange={setSource}
        />
        <FileDrop file={file} onChoose={setFile} />
        <div className="office-acts">
          <Button
            variant="primary"
            reason={missing}
            pending={upload.isPending}
            onClick={() => upload.mutate()}
          >
            上传并试读
          </Button>
          <span className="office-aside">试读只看不写，看过结果再决定导入，底册先不变。</span>
        </div>
        {upload.isPending && file && (
          <WorkProgress
            label="正在上传，请不要关闭这一页"
            done={Math.min(sentBytes, file.size)}
            whole={file.size}
            unit="字节"
          />
        )}
      </div>
      {sources.error && <Failure error={sources.error} onRetry={() => void sources.refetch()} />}
      {upload.error && <Failure error={upload.error} />}
      {!upload.isPending && !upload.error && (
        <EmptyState title="先试读，再导入">
          试读会列出编码、各列的含义、收下和未收的行数，以及每个未收行的原因和改法。名录很长时可以离开，回到“底册”接着看。
        </EmptyState>
      )}
    </>
  )
}
