/** Hands a file made in the browser to the person. */
export function saveFile(
  fileName: string,
  content: string | Uint8Array<ArrayBuffer>,
  mediaType: string,
): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
