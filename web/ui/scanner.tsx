/**
 * Reads QR codes by the camera: the browser's own reader where there is one, else a bundled one. Tells
 * each text it sees; stops the camera when it leaves the screen.
 */
import { useEffect, useRef, useState } from 'react'
import { createCodeReader } from './code-reader.ts'
import './scanner.css'

const LOOK_EVERY_MS = 180

export function Scanner({ onText }: { onText: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(onText)
  told.current = onText
  const [fault, setFault] = useState<string>()

  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let current = true
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 } },
      })
      const element = video.current
      if (!current || !element) {
        for (const track of stream.getTracks()) track.stop()
        return
      }
      element.srcObject = stream
      await element.play()
      const read = await createCodeReader()
      const look = async () => {
        if (!current) return
        const text = element.videoWidth > 0 ? await read(element) : null
        if (text !== null && current) told.current(text)
        timer = setTimeout(() => void look(), LOOK_EVERY_MS)
      }
      await look()
    }
    begin().catch(() => {
      if (current) setFault('打不开摄像头：请在系统设置里允许本应用使用相机，或改为手工填写')
    })
    return () => {
      current = false
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [])

  if (fault) {
    return (
      <p role="alert" className="ui-scanner-fault">
        {fault}
      </p>
    )
  }
  return <video ref={video} className="ui-scanner" muted playsInline aria-label="取景" />
}
