/** 导出未上报: as an encrypted file, or as a row of QR codes for another tablet's camera. */
import { useEffect, useState } from 'react'
import { SHORTEST_PASSPHRASE, writeHandIn } from '../../api/hand-in-file.ts'
import { toQrRow } from '../../api/qr-row.ts'
import { packHandIn } from '../../outbox/hand-in/pack-hand-in.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice } from '../device/device.tsx'
import { useUnlocked } from '../vault/unlocked.tsx'
import { QrPicture } from './qr-picture.tsx'

export interface ExportDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

export function ExportDialog({ open, onOpenChange }: ExportDialogProps) {
  const { database, sender } = useDevice()
  const { account } = useSession()
  const { key } = useUnlocked()
  const [passphrase, setPassphrase] = useState('')
  const [pending, setPending] = useState(false)
  const [note, setNote] = useState<string>()
  const [codes, setCodes] = useState<readonly string[]>()
  const short = [...passphrase].length < SHORTEST_PASSPHRASE

  const make = async (withPhotos: boolean) => {
    setPending(true)
    setNote(undefined)
    const madeAt = new Date().toISOString()
    const handIn = await packHandIn(database, {
      ...{ accountId: account.id, key, madeAt, withPhotos },
    })
    const file = handIn && (await writeHandIn(handIn, passphrase))
    setPending(false)
    if (!file) setNote('没有未上报的内容')
    return file
  }
  const asFile = async () => {
    const file = await make(true)
    if (!file) return
    saveFile(
      file,
      `经普-未上报-${account.displayName}-${new Date().toISOString().slice(0, 10)}.jphi`,
    )
    sender.changed()
    setNote('已导出。请把文件和口令分开交给普查办；本机内容仍然保留，收到回执后才会清除')
  }
  const asCodes = async () => {
    const file = await make(false)
    if (!file) return
    sender.changed()
    setCodes(toQrRow(file))
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) setCodes(undefined)
        onOpenChange(next)
      }}
      size="medium"
      title="导出未上报"
      actions={
        codes ? (
          <Button size="large" onClick={() => setCodes(undefined)}>
            返回
          </Button>
        ) : (
          <>
            <Button
              size="large"
              pending={pending}
              reason={short ? shortWords : undefined}
              onClick={() => void asCodes()}
            >
              二维码
            </Button>
            <Button
              variant="primary"
              size="large"
              icon="download"
              pending={pending}
              reason={short ? shortWords : undefined}
              reasonPlace="beside"
              onClick={() => void asFile()}
            >
              导出文件
            </Button>
          </>
        )
      }
    >
      {codes ? (
        <CodeRow codes={codes} />
      ) : (
        <>
          <p>
            把还没有上报的答卷、核查记录和照片加密导出，交普查办或另一台平板代为上报；没填完的按草稿交，不算报送，本机可以接着填。重复上报不会出错。
          </p>
          <TextField
            label="口令"
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            hint={`至少 ${SHORTEST_PASSPHRASE} 个字符；打开文件时要用，请当面告诉接收的人`}
          />
          {note && <p role="status">{note}</p>}
        </>
      )}
    </Dialog>
  )
}

const shortWords = `口令至少 ${SHORTEST_PASSPHRASE} 个字符`
const NEXT_MS = 700

/** The codes one after another, for ever; a camera catches them in any order. Photographs are not in them. */
function CodeRow({ codes }: { codes: readonly string[] }) {
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setAt((before) => (before + 1) % codes.length), NEXT_MS)
    return () => clearInterval(timer)
  }, [codes])
  return (
    <figure className="field-qr">
      <QrPicture text={codes[at] ?? ''} />
      <figcaption>
        第 {at + 1} 张，共 {codes.length}{' '}
        张。请用另一台平板的“接收未上报”对准本屏幕；照片不在二维码内，请另用文件导出。
      </figcaption>
    </figure>
  )
}

function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
