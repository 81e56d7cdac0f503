/** Content packed beforehand, and what the archive says it unpacks to, truly or not. */
export interface Packed {
  /** Raw deflate. */
  readonly packed: Buffer
  readonly unpackedBytes: number
}

/** A zip archive of texts, stored without compression: enough to make a workbook for a test. */
export function storedZip(files: Readonly<Record<string, string | Packed>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, file] of Object.entries(files)) {
    const content = typeof file === 'string' ? Buffer.from(file) : file.packed
    const path = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    if (typeof file !== 'string') common.writeUInt16LE(8, 4)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(typeof file === 'string' ? content.length : file.unpackedBytes, 18)
    common.writeUInt16LE(path.length, 22)
    const signature = Buffer.from('504b0304', 'hex')
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(offset, 12)
    directory.push(Buffer.from('504b01021400', 'hex'), common, entry.subarray(2), path)
    parts.push(signature, common, path, content)
    offset += signature.length + common.length + path.length + content.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
