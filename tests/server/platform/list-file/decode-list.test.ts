import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePieces, findEncoding } from '../../../../server/platform/list-file/decode-list.ts'
import { bytesOf } from '../../frame/lists.ts'

const text = '统一社会信用代码,单位名称\r\n91140600MA0000000X,"朔州㙍村\n商店"\r\n'

/** In pieces of a few bytes, so that characters and line ends lie across them. */
async function decodeList(bytes: Uint8Array) {
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += 5) yield bytes.subarray(at, at + 5)
  }
  const encoding = await findEncoding(pieces)
  let read = ''
  for await (const part of decodePieces(pieces, encoding)) read += part
  return { text: read, encoding }
}

const refusal = async (bytes: Uint8Array) => {
  try {
    await decodeList(bytes)
  } catch (problem) {
    return (problem as Error).message
  }
  return 'decoded'
}

describe('reading the encoding of a list', () => {
  it.each([
    ['utf8', false, 'UTF-8'],
    ['utf8', true, 'UTF-8 BOM'],
    ['utf16le', true, 'UTF-16LE'],
    ['utf16be', true, 'UTF-16BE'],
    ['utf16le', false, 'UTF-16LE'],
    ['utf16be', false, 'UTF-16BE'],
    ['gb18030', false, 'GB18030'],
  ])('reads %s (mark %s) without loss', async (encoding, mark, name) => {
    expect(await decodeList(bytesOf(text, encoding, mark))).toEqual({ text, encoding: name })
  })

  it('reads GBK, which is part of GB18030', async () => {
    const plain = text.replace('㙍', '')
    expect(await decodeList(bytesOf(plain, 'gbk'))).toEqual({ text: plain, encoding: 'GB18030' })
  })

  it('gives back any text written in GB18030', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...'朔州市平鲁区镕喆㐂,12Ａ．\n'), { minLength: 1 }),
        async (characters) => {
          const written = `单位名称\n${characters.join('')}`
          expect((await decodeList(bytesOf(written, 'gb18030'))).text).toBe(written)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('names the byte and the line at which a file is damaged', async () => {
    const gbk = bytesOf('单位名称\r\n朔州商店\r\n', 'gbk')
    gbk[10] = 0xff
    expect(await refusal(gbk)).toContain('第 2 行（文件第 11 个字节）')
    const marked = bytesOf('单位名称\n甲', 'utf8', true)
    expect(await refusal(marked.subarray(0, marked.length - 1))).toMatch(/第 2 行/)
  })

  it('does not take a damaged UTF-8 file for GB18030', async () => {
    const whole = bytesOf('单位名称,地址\n朔州市商店,朔城区北城街道马邑路\n')
    expect(await refusal(whole.subarray(0, whole.length - 2))).toContain(
      '按 UTF-8 编码读到这里出错',
    )
  })

  it('tells what a workbook, an empty file and a file with zero bytes are', async () => {
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).toContain('Excel')
    expect(await refusal(new Uint8Array())).toContain('文件是空的')
    expect(await refusal(bytesOf('单位名称,地址\n甲\0店,南街\n'))).toContain('空字节')
  })
})
