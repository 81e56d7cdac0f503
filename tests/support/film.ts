/** What a camera before QR codes sees, as a film that Chromium takes for its camera. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import encodeQR from 'qr'

const WIDTH = 640
const HEIGHT = 480
const FRAMES_EACH = 10

/** Rows of squares, true where dark, with the light border around. */
export type Squares = readonly (readonly boolean[])[]

/** Path of a short film (Y4M, 4:2:0) that shows a QR code of the text. */
export function filmOf(text: string): Promise<string> {
  return filmOfCodes([encodeQR(text, 'raw', { border: 4, ecc: 'medium' })])
}

/** One code after another, a second each. */
export async function filmOfCodes(codes: readonly Squares[]): Promise<string> {
  const frames = codes.flatMap((code) => Array.from({ length: FRAMES_EACH }, () => frameOf(code)))
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  const path = join(await mkdtemp(join(tmpdir(), 'film-')), 'code.y4m')
  await writeFile(path, Buffer.concat([head, ...frames]))
  return path
}

function frameOf(rows: Squares): Buffer {
  const side = Math.floor(HEIGHT / rows.length)
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
  return Buffer.concat([Buffer.from('FRAME\n'), light, colour])
}
