/** One quarantined upload in full, as readable as its bytes allow. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type QuarantinedUpload, takeOverUpload } from '../../../../server/contract/responses.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { saveFile } from '../../lists/save-file.ts'
import { readableContent } from './readable-content.ts'

export interface UploadSheetProps {
  readonly upload: QuarantinedUpload
  readonly onClose: () => void
  readonly onTakenOver: () => void
}

/** What the office found out must say something. */
const SHORTEST_REASON = 4

export function UploadSheet({ upload, onClose, onTakenOver }: UploadSheetProps) {
  const [reason, setReason] = useState('')
  const taking = useMutation({
    mutationFn: () =>
      call(takeOverUpload, { params: { uploadId: upload.id }, body: { reason: reason.trim() } }),
    onSuccess: onTakenOver,
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title="隔离件"
      description={upload.message}
      size="medium"
      actions={
        <Button
          icon="download"
          onClick={() =>
            saveFile(`隔离件_${upload.id}.json`, upload.content, 'application/json;charset=utf-8')
          }
        >
          下载原文
        </Button>
      }
    >
      <Facts
        items={[
          { label: '收到时间', value: <TimeStamp at={upload.receivedAt} /> },
          { label: '上报人', value: upload.receivedFrom },
          { label: '原因代码', value: <span className="office-code">{upload.reason}</span> },
          { label: '答卷编号', value: <span className="office-code">{upload.responseId}</span> },
          { label: '版本编号', value: <span className="office-code">{upload.revisionId}</span> },
          { label: '内容摘要', value: <span className="office-code">{upload.contentHash}</span> },
        ]}
      />
      {upload.takenOverAt === null ? (
        <section className="office-dialog" aria-label="收入答卷">
          <TextField
            label="查明的情况"
            lines={2}
            maxLength={500}
            value={reason}
            onChange={setReason}
            hint="如“平板已找回，已向普查员和对象核实”；记入审计"
          />
          <Button
            variant="primary"
            pending={taking.isPending}
            reason={
              [...reason.trim()].length < SHORTEST_REASON
                ? '请写明查明的情况，至少 4 个字'
                : undefined
            }
            reasonPlace="beside"
            onClick={() => taking.mutate()}
          >
            原样收入答卷
          </Button>
          {taking.error && <Failure error={taking.error} onRetry={() => taking.mutate()} />}
        </section>
      ) : (
        <Notice tone="accepted" title="已收入答卷">
          <TimeStamp at={upload.takenOverAt} />
          ，内容与原文一致，记在上报人名下。
        </Notice>
      )}
      <h3 className="office-sheet-head">原文</h3>
      <section className="office-content" aria-label="原文">
        <pre>{readableContent(upload.content)}</pre>
      </section>
    </Sheet>
  )
}
