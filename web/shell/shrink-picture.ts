/** Pictures as small as their use needs them, turned upright, as JPEG. */

/**
 * @param file any picture the browser reads
 * @param largestSide pixels of the longer side at most
 * @param quality of the JPEG, 0 to 1
 * @throws when the file is no picture
 */
export async function shrinkPicture(
  file: Blob,
  largestSide: number,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, largestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality)
  })
  if (!blob) throw new Error('the picture could not be written')
  return new Uint8Array(await blob.arrayBuffer())
}
