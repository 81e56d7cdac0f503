/** Hands the person a file made here; nothing leaves the browser. */
export function download(fileName: string, content: string | Uint8Array, type: string): void {
  // What is handed in is the whole of its buffer or a copy of its part.
  const part = typeof content === 'string' ? content : new Uint8Array(content)
  const url = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export function downloadText(fileName: string, text: string, type = 'application/json'): void {
  download(fileName, text, `${type};charset=utf-8`)
}
