/** One quarantined upload in full, as readable as its bytes allow. */
import type { QuarantinedUpload } from '../../../../server/contract/responses.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { saveFile } from '../../lists/save-file.ts'
import { readableContent } from './readable-content.ts'

export interface UploadSheetProps {
  readonly upload: QuarantinedUpload
  readonly onClose: () => void
}

export function UploadSheet({ upload, onClose }: UploadSheetProps) {
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
      <h3 className="office-sheet-head">原文</h3>
      <section className="office-content" aria-label="原文">
        <pre>{readableContent(upload.content)}</pre>
      </section>
    </Sheet>
  )
}
