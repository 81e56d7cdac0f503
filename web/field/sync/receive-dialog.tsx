/** 接收未上报: a colleague's exported work, from a file or from the codes on their screen. */
import { useState } from 'react'
import { readHandIn, UnreadableHandIn } from '../../api/hand-in-file.ts'
import { keepParcel } from '../../outbox/hand-in/parcels.ts'
import { QrRowScanner } from '../../shell/qr-row-scanner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice } from '../device/device.tsx'

export interface ReceiveDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

export function ReceiveDialog({ open, onOpenChange }: ReceiveDialogProps) {
  const { database, sender } = useDevice()
  const [file, setFile] = useState<Uint8Array<ArrayBuffer>>()
  const [passphrase, setPassphrase] = useState('')
  const [scanning, setScanning] = useState(false)
  const [note, setNote] = useState<string>()

  const keep = async () => {
    if (!file) return
    try {
      await keepParcel(database, await readHandIn(file, passphrase))
      setNote('已收下，联网后自动代为上报')
      setFile(undefined)
      setPassphrase('')
      sender.kick()
    } catch (error) {
      if (!(error instanceof UnreadableHandIn)) throw error
      setNote(
        error.why === 'wrong-passphrase'
          ? '口令不对，请向导出的人核对'
          : '这不是导出的未上报文件，请重新选择',
      )
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="medium"
      title="接收未上报"
      actions={
        <Button
          variant="primary"
          size="large"
          reason={file ? undefined : '请先选文件或扫二维码'}
          reasonPlace="beside"
          onClick={() => void keep()}
        >
          收下
        </Button>
      }
    >
      {scanning ? (
        <QrRowScanner
          onRead={(bytes) => {
            setFile(bytes)
            setScanning(false)
          }}
          onStop={() => setScanning(false)}
        />
      ) : (
        <>
          <p className="field-row-actions">
            <label className="field-file">
              选文件
              <input
                type="file"
                accept=".jphi"
                onChange={async (event) => {
                  const [chosen] = event.target.files ?? []
                  if (chosen) setFile(new Uint8Array(await chosen.arrayBuffer()))
                }}
              />
            </label>
            <Button icon="camera" onClick={() => setScanning(true)}>
              扫二维码
            </Button>
          </p>
          {file && <p role="status">已读入 {file.length.toLocaleString('zh-CN')} 字节</p>}
          <TextField label="口令" type="password" value={passphrase} onChange={setPassphrase} />
        </>
      )}
      {note && <p role="status">{note}</p>}
    </Dialog>
  )
}
