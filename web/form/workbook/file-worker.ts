/** Unpacks uploaded workbooks off the main thread, so that a hostile file costs a worker and no more. */
import { readFile } from './read-file.ts'

self.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  void readFile(data).then((reading) => self.postMessage(reading))
})
