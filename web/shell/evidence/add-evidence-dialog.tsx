/** Chooses a file, says what it is, and sends it once whatever is pressed twice. */
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import {
  type EvidenceKind,
  evidenceKindNames,
  evidenceKinds,
  evidenceMediaTypes,
  putEvidence,
} from '../../../server/contract/conduct.ts'
import { call } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { fileRefusal, sizeWords } from './evidence-file.ts'

export interface AddEvidenceDialogProps {
  readonly unitId: string
  readonly responses: readonly { readonly id: string; readonly title: string }[]
  readonly onClose: (added: boolean) => void
}

const UNIT = 'unit'

export function AddEvidenceDialog({ unitId, responses, onClose }: AddEvidenceDialogProps) {
  const [file, setFile] = useState<File | null>(null)
  const [kind, setKind] = useState<EvidenceKind | null>(null)
  const [of, setOf] = useState(UNIT)
  const [note, setNote] = useState('')
  const [evidenceId, setEvidenceId] = useState(() => crypto.randomUUID())
  const inputId = useId()
  const toast = useToast()
  const send = useMutation({
    mutationFn: async (chosen: { readonly file: File; readonly kind: EvidenceKind }) =>
      call(putEvidence, {
        params: { evidenceId },
        query: {
          ...{ unit: unitId, kind: chosen.kind, fileName: chosen.file.name.slice(-200) },
          ...(of !== UNIT && { response: of }),
          ...(note.trim() !== '' && { note: note.trim() }),
        },
        body: new Uint8Array(await chosen.file.arrayBuffer()),
      }),
    onSuccess: () => {
      toast({ title: '材料已存入', tone: 'accepted' })
      onClose(true)
    },
  })
  return (
    <Dialog
      open
      onOpenChange={() => onClose(false)}
      title="添加佐证材料"
      description="JPEG、PNG 图片或 PDF，每个不超过 10 MB。存入后不能改动和删除"
      size="medium"
      actions={
        <>
          <Button onClick={() => onClose(false)}>取消</Button>
          <Button
            variant="primary"
            pending={send.isPending}
            reason={fileRefusal(file) ?? (kind === null ? '请选择材料种类' : undefined)}
            onClick={() => file && kind && send.mutate({ file, kind })}
          >
            存入
          </Button>
        </>
      }
    >
      <div className="evidence-form">
        <div className="evidence-file">
          <label htmlFor={inputId} className="evidence-choose">
            选择文件
          </label>
          <input
            id={inputId}
            type="file"
            className="ui-unseen"
            accept={evidenceMediaTypes.join(',')}
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null)
              // Other bytes, another id.
              setEvidenceId(crypto.randomUUID())
              send.reset()
            }}
          />
          <span>{file ? `${file.name}（${sizeWords(file.size)}）` : '还没有选择'}</span>
        </div>
        <SelectField
          label="材料种类"
          options={evidenceKinds.map((value) => ({ value, label: evidenceKindNames[value] }))}
          value={kind}
          onChange={setKind}
        />
        <SelectField
          label="属于"
          options={[
            { value: UNIT, label: '整个单位' },
            ...responses.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={of}
          onChange={setOf}
        />
        <TextField label="说明" optional maxLength={500} value={note} onChange={setNote} />
        {send.error && (
          <Notice tone="mandatory" title={problemText(send.error).what}>
            {problemText(send.error).remedy}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
