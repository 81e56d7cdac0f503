import { describe, expect, it } from 'vitest'
import { readListFile, readRows } from '../../../../server/platform/list-file/read-list-file.ts'
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

  it('says what to do with a workbook that is broken or of the old kind', async () => {
    const torn = workbook('<row/>').subarray(0, 60)
    await expect(rowsOf(torn)).rejects.toThrow('另存为“Excel 工作簿（.xlsx）”')
    await expect(rowsOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).rejects.toThrow('旧式 Excel')
  })
})
