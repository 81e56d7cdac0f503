/** Reads an uploaded workbook in a worker of its own, which is ended when it takes too long. */
import { type FileReading, MOST_BYTES, TOO_LARGE } from './read-file.ts'

const LONGEST_MS = 30_000

export async function readInWorker(file: File): Promise<FileReading> {
  // Not even read into memory when it cannot be a template.
  if (file.size > MOST_BYTES) return { refusal: TOO_LARGE }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' })
  const broken: FileReading = {
    refusal:
      '文件读不出来，可能已损坏。请在 Excel 或 WPS 中打开检查，另存为“Excel 工作簿（.xlsx）”再导入',
  }
  try {
    return await new Promise<FileReading>((resolve) => {
      const late = setTimeout(() => resolve(broken), LONGEST_MS)
      const answer = (reading: FileReading): void => {
        clearTimeout(late)
        resolve(reading)
      }
      worker.addEventListener('message', ({ data }: MessageEvent<FileReading>) => answer(data))
      worker.addEventListener('error', () => answer(broken))
      worker.postMessage(bytes, [bytes.buffer])
    })
  } finally {
    worker.terminate()
  }
}
