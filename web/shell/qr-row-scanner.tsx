/** Exported work read by the camera from the codes another screen shows one after another, in any order. */
import { useState } from 'react'
import { collectQrRow } from '../api/qr-row.ts'
import { Button } from '../ui/button.tsx'
import { Scanner } from '../ui/scanner.tsx'

export interface QrRowScannerProps {
  /** The file, once every code was seen. */
  readonly onRead: (file: Uint8Array<ArrayBuffer>) => void
  readonly onStop: () => void
}

export function QrRowScanner({ onRead, onStop }: QrRowScannerProps) {
  const [collector] = useState(collectQrRow)
  const [seen, setSeen] = useState('')
  const take = (text: string) => {
    if (!collector.take(text)) return
    const bytes = collector.bytes()
    setSeen(`已读到 ${collector.seen()} / ${collector.all()} 张`)
    if (bytes) onRead(bytes)
  }
  return (
    <>
      <Scanner onText={take} />
      <p role="status">{seen || '请对准另一台平板上的二维码'}</p>
      <Button onClick={onStop}>不扫了</Button>
    </>
  )
}
