import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readListFile, readRows } from '../../../../server/platform/list-file/read-list-file.ts'
import { readWorkbook } from '../../../../server/platform/list-file/read-workbook.ts'
import { storedZip } from '../../../support/stored-zip.ts'

const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
<numFmt numFmtId="165" formatCode="#,##0.00&quot;day&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`

const workbook = (row: string, workbookPr = ''): Uint8Array =>
  storedZip({
    'xl/workbook.xml': `<workbook>${workbookPr}</workbook>`,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${row}</sheetData></worksheet>`,
  })

const rowsOf = async (bytes: Uint8Array) => {
  const { encoding, rows } = await readListFile(bytes)
  return { encoding, cells: (await readRows(rows)).map(({ cells }) => cells) }
}

describe('rows of a workbook', () => {
  it('reads a number shown as a date as that date, and other numbers as the file holds them', async () => {
    const row =
      '<row><c s="1"><v>45291</v></c><c s="2"><v>44927.75</v></c><c s="3"><v>45291</v></c><c s="0"><v>45291</v></c><c><v>9.11406E+17</v></c></row>'
    expect(await rowsOf(workbook(row))).toEqual({
      encoding: 'xlsx',
      cells: [['2023-12-31', '2023-01-01', '45291', '45291', '9.11406E+17']],
    })
  })

  it('shows a number of more digits than are kept with its exponent', async () => {
    const row =
      '<row><c><v>114060200000000001</v></c><c><v>140602199001011</v></c><c t="str"><v>114060200000000001</v></c></row>'
    expect((await rowsOf(workbook(row))).cells).toEqual([
      ['1.140602E+17', '140602199001011', '114060200000000001'],
    ])
  })

  it('counts days from 1904 where the workbook says so', async () => {
    const row = '<row><c s="1"><v>43829</v></c></row>'
    const { cells } = await rowsOf(workbook(row, '<workbookPr date1904="1"/>'))
    expect(cells).toEqual([['2023-12-31']])
  })

  it('leaves out rows without a filled cell, as empty lines of a text are', async () => {
    const { cells } = await rowsOf(
      workbook('<row><c><v>1</v></c></row><row><c s="1"/></row><row><c><v>2</v></c></row>'),
    )
    expect(cells).toEqual([['1'], ['2']])
  })

  const text = (name: string, xml: string, claimed?: number) => {
    const packed = deflateRawSync(Buffer.from(xml), { level: 9 })
    return storedZip({
      'xl/workbook.xml': '<workbook/>',
      'xl/worksheets/sheet1.xml': '<worksheet><row><c t="s"><v>0</v></c></row></worksheet>',
      [name]: { packed, unpackedBytes: claimed ?? Buffer.byteLength(xml) },
    })
  }

  it('unpacks no upload beyond what the server can hold beside its other work', async () => {
    const shared = 'xl/sharedStrings.xml'
    const claims = text('xl/worksheets/sheet1.xml', '<worksheet/>', 2 ** 28 + 1)
    await expect(rowsOf(claims)).rejects.toThrow('sheet1.xml 展开后太大')
    const within = async (zip: Uint8Array) => {
      const all: (readonly string[])[] = []
      const bounds = { bytes: 1_000_000, texts: 5_000 }
      for await (const { cells } of readWorkbook(zip, undefined, bounds)) all.push(cells)
      return all
    }
    expect(await within(text(shared, '<sst><si><t>面馆</t></si></sst>'))).toEqual([['面馆']])
    const many = text(shared, `<sst>${'<si/>'.repeat(400)}</sst>`)
    await expect(within(many)).rejects.toThrow('sharedStrings.xml 展开后太大')
    const long = text(shared, `<sst><si><t>${'a'.repeat(6_000)}</t></si></sst>`)
    await expect(within(long)).rejects.toThrow('sharedStrings.xml 展开后太大')
    const cell = `<row><c><v>1</v></c></row><row><c><v>${'9'.repeat(70_000)}</v></c></row>`
    await expect(rowsOf(workbook(cell))).rejects.toThrow('第 2 行有单元格超过 65536 字')
    const { rows } = await readListFile(workbook('<row><c><v>1</v></c></row>'.repeat(11)))
    await expect(readRows(rows, 10)).rejects.toThrow('超过 10 行，请拆成几个文件')
  })

  it('tells formulas that were never calculated from those whose value is empty', async () => {
    const cell = (attributes: string, value: string) =>
      `<c ${attributes}><f>A1&amp;B1</f>${value}</c>`
    const row = `<row><c><v>1</v></c>${cell('', '')}${cell('', '<v/>')}${cell('t="str"', '<v></v>')}${cell('t="str"', '<v>甲店</v>')}</row>`
    const { rows } = await readListFile(workbook(`${row}<row>${cell('', '')}</row>`))
    expect(await readRows(rows)).toEqual([
      { cells: ['1', '', '', '', '甲店'], uncalculated: [1, 2] },
      { cells: [''], uncalculated: [0] },
    ])
  })

  it('says of one too large to save it as CSV', async () => {
    const claims = text('xl/worksheets/sheet1.xml', '<worksheet/>', 2 ** 28 + 1)
    await expect(rowsOf(claims)).rejects.toThrow(
      '请另存为“CSV UTF-8（逗号分隔）”再导入，或拆成几个文件',
    )
  })

  it('says what to do with a workbook that is broken or of the old kind', async () => {
    const torn = workbook('<row/>').subarray(0, 60)
    await expect(rowsOf(torn)).rejects.toThrow('另存为“Excel 工作簿（.xlsx）”')
    await expect(rowsOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).rejects.toThrow('旧式 Excel')
  })
})
