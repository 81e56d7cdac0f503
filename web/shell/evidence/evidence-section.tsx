/**
 * 佐证材料 of one unit: what is kept, adding a file, opening one. Offices and respondents share it; who
 * sees what is the server's to say. Pictures are shown, PDFs saved: nothing a file holds runs here.
 */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import {
  type Evidence,
  evidenceKindNames,
  getEvidence,
  listEvidence,
} from '../../../server/contract/conduct.ts'
import { call } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import { queryFor } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TimeStamp } from '../../ui/time-stamp.tsx'
import { AddEvidenceDialog } from './add-evidence-dialog.tsx'
import { sizeWords } from './evidence-file.ts'
import './evidence.css'

export interface EvidenceSectionProps {
  readonly unitId: string
  /** Left out: 佐证材料. */
  readonly heading?: string
  /** The unit's responses a file may belong to. */
  readonly responses: readonly { readonly id: string; readonly title: string }[]
}

export function EvidenceSection(props: EvidenceSectionProps) {
  const { unitId, responses, heading = '佐证材料' } = props
  const headId = useId()
  const { data, error, refetch } = useQuery(queryFor(listEvidence, { params: { unitId } }))
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<{ readonly name: string; readonly address: string }>()
  const open = useMutation({
    mutationFn: (each: Evidence) => call(getEvidence, { params: { evidenceId: each.id } }),
    onSuccess: ({ evidence, content }) => {
      const address = `data:${evidence.mediaType};base64,${content}`
      if (evidence.mediaType === 'application/pdf') save(evidence.fileName, content)
      else setShown({ name: evidence.fileName, address })
    },
  })
  const titleOf = (responseId: string | null) =>
    responses.find(({ id }) => id === responseId)?.title ?? '单位'
  const columns: readonly Column<Evidence>[] = [
    { id: 'kind', head: '种类', width: 136, cell: (each) => evidenceKindNames[each.kind] },
    {
      id: 'file',
      head: '文件',
      cell: (each) => each.fileName + (each.note === '' ? '' : `（${each.note}）`),
      title: (each) => `${each.fileName}\n${each.note}\nSHA-256 ${each.contentHash}`,
    },
    {
      id: 'of',
      head: '属于',
      width: 176,
      minor: true,
      cell: (each) => titleOf(each.responseId),
      title: (each) => titleOf(each.responseId),
    },
    {
      id: 'size',
      head: '大小',
      width: 88,
      align: 'end',
      minor: true,
      cell: (each) => sizeWords(each.byteLength),
    },
    { id: 'by', head: '存入人', width: 104, minor: true, cell: (each) => each.addedBy },
    { id: 'at', head: '时间', width: 136, cell: (each) => <TimeStamp at={each.addedAt} /> },
  ]
  const fault = error ?? open.error
  return (
    <section className="evidence" aria-labelledby={headId}>
      <div className="evidence-head">
        <h2 id={headId}>{heading}</h2>
        <Button icon="add" onClick={() => setAdding(true)}>
          添加材料
        </Button>
      </div>
      {fault && (
        <Notice tone="mandatory" title={problemText(fault).what}>
          {problemText(fault).remedy}
        </Notice>
      )}
      {!error && (
        <DataTable
          label="佐证材料"
          columns={columns}
          rows={data?.evidence}
          rowKey={(each) => each.id}
          onOpen={(each) => open.mutate(each)}
          skeletonRows={2}
          empty={
            <EmptyState title="没有佐证材料">
              代录的纸质普查表、证照、台账等，拍照或扫描后存在这里；只能添加，不能改动和删除，每次查看都留痕。
            </EmptyState>
          }
        />
      )}
      {adding && (
        <AddEvidenceDialog
          unitId={unitId}
          responses={responses}
          onClose={(added) => {
            setAdding(false)
            if (added) void refetch()
          }}
        />
      )}
      {shown && (
        <Dialog
          open
          onOpenChange={() => setShown(undefined)}
          title={shown.name}
          size="large"
          actions={<Button onClick={() => setShown(undefined)}>关闭</Button>}
        >
          <img className="evidence-picture" src={shown.address} alt={shown.name} />
        </Dialog>
      )}
    </section>
  )
}

function save(fileName: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName.toLowerCase().endsWith('.pdf') ? fileName : `${fileName}.pdf`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
