/** The text of a QR code in a picture, or null. */
type Picture = HTMLVideoElement | HTMLCanvasElement

/** Not in the DOM library: browsers on Android have it, others do not. */
interface BarcodeDetectorLike {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>
}
type BarcodeDetectorClass = new (options: { formats: string[] }) => BarcodeDetectorLike

/** Wide enough for dense codes, small enough for a slow tablet. */
const LARGEST_SIDE = 1000

export async function createCodeReader(): Promise<(picture: Picture) => Promise<string | null>> {
  const native = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector
  if (native) {
    const detector = new native({ formats: ['qr_code'] })
    const works = await detector.detect(blank()).then(
      () => true,
      () => false, // present without the system service behind it
    )
    if (works) return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null
  }
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  return async (picture) => {
    const width = picture instanceof HTMLVideoElement ? picture.videoWidth : picture.width
    const height = picture instanceof HTMLVideoElement ? picture.videoHeight : picture.height
    const scale = Math.min(1, LARGEST_SIDE / Math.max(width, height))
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const drawing = canvas.getContext('2d', { willReadFrequently: true })
    if (!drawing || canvas.width === 0) return null
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(drawing.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      return null // no code in this picture
    }
  }
}

function blank(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = 16
  canvas.height = 16
  canvas.getContext('2d')?.fillRect(0, 0, 16, 16)
  return canvas
}
