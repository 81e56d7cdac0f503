/** What a camera before a QR code sees, as a film that Chromium takes for its camera. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import encodeQR from 'qr'

const WIDTH = 640
const HEIGHT = 480

/** Path of a short film (Y4M, 4:2:0) that shows a QR code of the text. */
export async function filmOf(text: string): Promise<string> {
  const rows = encodeQR(text, 'raw', { border: 4, ecc: 'medium' })
  const side = Math.floor((HEIGHT - 40) / rows.length)
  const left = Math.floor((WIDTH - side * rows.length) / 2)
  const top = Math.floor((HEIGHT - side * rows.length) / 2)
  const light = Buffer.alloc(WIDTH * HEIGHT, 200)
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      for (let line = 0; line < side; line++) {
        const at = (top + y * side + line) * WIDTH + left + x * side
        light.fill(dark ? 20 : 230, at, at + side)
      }
    })
  })
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  const path = join(await mkdtemp(join(tmpdir(), 'film-')), 'code.y4m')
  await writeFile(path, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]))
  return path
}
