/**
 * Five lists of one county as its departments send them: each in its own encoding, shape and words, with
 * codes that a spreadsheet ruined, old names, branches under their parent's code, and the same units twice.
 */
import iconv from 'iconv-lite'
import { creditCodeCheckDigit, organisationCheckDigit } from '../../forms/engine/credit-code.ts'
import { BEIGUAN_1, MAYI_1, MAYI_2 } from './small-city.ts'
import { storedZip } from './stored-zip.ts'

export interface RawList {
  /** As the office names the source. */
  readonly source: string
  readonly fileName: string
  readonly mimeType: string
  readonly content: Buffer
  readonly rows: number
  readonly refused: number
}

/** A sound code; `first2` is department and kind: 91 company, 92 self-employed, 11 and 12 of the state, 51 association. */
function code(number: number, first2 = '91'): string {
  const body = `MA${String(number).padStart(6, '0')}`
  const first17 = `${first2}140602${body}${organisationCheckDigit(body)}`
  return first17 + creditCodeCheckDigit(first17)
}

/** A rectangle in thousandths of a degree from a corner in 朔城区. */
function box(west: number, south: number, east: number, north: number) {
  const at = (x: number, y: number) => [112.43 + x / 1000, 39.33 + y / 1000]
  const ring = [at(west, south), at(east, south), at(east, north), at(west, north)]
  return { type: 'MultiPolygon' as const, coordinates: [[[...ring, ring[0]!]]] }
}

/** The blocks of the county, side by side: 马邑路 01 in the west, 02 in the east, 北关路 north of both. */
export const groundBlocks = [
  { code: MAYI_1, name: '马邑路 01 小区', geometry: box(0, 0, 10, 10) },
  { code: MAYI_2, name: '马邑路 02 小区', geometry: box(10, 0, 20, 10) },
  { code: BEIGUAN_1, name: '北关路 01 小区', geometry: box(0, 10, 20, 20) },
]
export const groundBuildings = [
  { code: 'B-1', blockCode: MAYI_1, name: '马邑商厦', geometry: box(2, 2, 4, 4) },
  { code: 'B-2', blockCode: MAYI_2, name: '振华大楼', geometry: box(12, 2, 14, 4) },
].map((each) => ({ ...each, address: '', kind: '商业', floors: 5 }))

const IN_EAST = ['112.445', '39.335']
const IN_WEST = ['112.436', '39.337']
const nowhere = ['', '']

/** Which of them are above scale (一套表), as the county's own list of attributes. */
export const aboveScaleList = Buffer.from(`统一社会信用代码,一套表单位\r\n${code(1)},是\r\n`)

export const names = {
  merged: '朔州市鑫源建材有限公司',
  branch: '朔州市鑫源建材有限公司振华门市部',
  successor: '马邑路川味小炒店',
  unplaced: '朔州市晨禾谷业有限公司',
  bank: '朔城区农商银行股份有限公司',
} as const

const market = [
  ['朔城区企业和个体工商户名录'],
  [
    ...['统一社会信用代码', '市场主体名称', '曾用名', '法定代表人', '联系电话', '经营场所'],
    ...['市场主体类型', '登记状态', '成立日期', '行业代码', '经度', '纬度'],
  ],
  [
    ...[code(1), names.merged, '', '张建国', '', '北城街道马邑路12号马邑商厦'],
    ...['有限责任公司', '存续', '2012-03-05', '5165', ...nowhere],
  ],
  [
    ...[code(2), names.bank, '', '李秀英', '0349-2022222', '北城街道振华街9号'],
    ...['股份有限公司', '存续', '2010-06-01', '6621', ...IN_EAST],
  ],
  [
    ...['9.11406E+17', '朔州市恒瑞物流有限公司', '', '孙志', '13903490003', '北城街道马邑路40号'],
    ...['有限责任公司', '存续', '2016-01-09', '5431', ...IN_WEST],
  ],
  [
    ...[
      code(4, '92'),
      '朔城区赵丽老味道面馆',
      '',
      '赵丽',
      '13903490004',
      '北城街道北关路中心社区北关路7号',
    ],
    ...['个体工商户', '存续', '2019-05-20', '6210', ...nowhere],
  ],
  [
    ...[code(5), names.unplaced, '', '王志强', '13903490005', '北城街道马邑路中心社区振武街8号'],
    ...['有限责任公司', '存续', '2015-10-11', '1310', ...nowhere],
  ],
  [
    ...[
      code(6, '92'),
      names.successor,
      '',
      '陈芳',
      '13903490006',
      '北城街道马邑路中心社区马邑路26号',
    ],
    ...['个体工商户', '存续', '2022-11-30', '6210', ...IN_WEST],
  ],
  [
    ...[
      code(7),
      '朔州市聚德汽车修理有限公司',
      '朔州市聚德汽修厂',
      '周海',
      '13903490007',
      '北城街道北关路中心社区北关路31号',
    ],
    ...['有限责任公司', '存续', '2014-04-18', '8111', ...nowhere],
  ],
]

const taxHeadings = ['纳税人识别号', '纳税人名称', '办税负责人', '联系电话', '税源地', '纳税人状态']
const tax = [
  taxHeadings,
  [code(1), names.merged, '张建国', '13903490001', '北城街道马邑路12号马邑商厦', '正常'],
  [code(1), names.branch, '张建国', '13903490001', '北城街道振华街9号振华大楼', '正常'],
  [code(5), names.unplaced, '王志强', '13903490005', '北城街道马邑路中心社区振武街8号', '正常'],
  ['91140602MA00000000', '朔城区已销户的店', '', '', '北城街道马邑路99号', '注销'],
  ['', '朔州市聚德汽修厂', '周海', '13903490007', '北城街道北关路中心社区北关路31号', '正常'],
  [
    code(8),
    '朔州市旺达商贸有限公司',
    '吴勇',
    '13903490008',
    '北城街道北关路中心社区北关路15号',
    '正常',
  ],
]
/** A month later: one row changed, one gone, one new, the others as they were. */
const taxNext = [
  ...tax.slice(0, 3),
  [code(5), names.unplaced, '王志强', '13903490055', '北城街道马邑路中心社区振武街8号', '正常'],
  ...tax.slice(5, 6),
  [
    code(9),
    '朔城区新起点文印有限公司',
    '马兰',
    '13903490009',
    '北城街道北关路中心社区北关路18号',
    '正常',
  ],
]

const institutions = [
  ['机构名称', '统一社会信用代码', '法定代表人', '机构住所'],
  ['朔城区文化馆', code(11, '12'), '王志刚', '北城街道马邑路30号马邑商厦'],
  ['朔城区司法局', code(12, '11'), '刘敏', '北城街道振华街1号振华大楼'],
  ['朔城区北城街道便民服务中心', '#121406024060012345', '', '北城街道北关路中心社区北关路1号'],
]

const associations = [
  ['社会组织名称', '统一社会信用代码', '组织机构代码', '法定代表人', '机构住所'],
  ['朔城区餐饮行业协会', code(21, '51'), '', '冯平', '北城街道北关路中心社区北关路3号'],
  ['朔城区志愿服务中心', '', '4061233', '何静', '北城街道北关路中心社区北关路5号'],
]

const electricity = [
  ['用户编号', '户名', '用电地址', '联系电话'],
  ['0601', '鑫源建材有限公司', '北城街道马邑路12号马邑商厦', '13903490001'],
  ['0602', '鑫源建材', '北城街道马邑路12号马邑商厦', '13903490001'],
  ['0603', '马邑路小炒店', '北城街道马邑路中心社区马邑路26号', '13903490066'],
  ['0605', '农商银行振华街支行', '北城街道振华街9号', '0349-2022222'],
  ['0606', '好邻居便利店', '北城街道北关路中心社区北关路9号', '13903490010'],
  ['0607', '好邻居便利', '北城街道北关路中心社区北关路11号', '13903490010'],
  ['0604', '老味道面馆', '北城街道北关路中心社区北关路7号', '13903490004'],
]

function delimited(rows: readonly (readonly string[])[], delimiter: string): string {
  const cell = (text: string) =>
    text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
  return `${rows.map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`
}

/** As WPS saves it: shared strings, a part of its own about itself; a cell that begins with # is a number. */
export function wpsWorkbook(rows: readonly (readonly string[])[]): Buffer {
  const texts: string[] = []
  const cell = (text: string, row: number, column: number): string => {
    const at = `${String.fromCharCode(65 + column)}${row + 1}`
    if (text === '') return ''
    if (text.startsWith('#')) return `<c r="${at}" s="1"><v>${Number(text.slice(1))}</v></c>`
    texts.push(text)
    return `<c r="${at}" s="0" t="s"><v>${texts.length - 1}</v></c>`
  }
  const lines = rows.map((row, at) => {
    const cells = row.map((text, column) => cell(text, at, column))
    return `<row r="${at + 1}">${cells.join('')}</row>`
  })
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const shared = texts.map((text) => `<si><t>${text}</t></si>`).join('')
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return storedZip({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'docProps/app.xml': `${head}<Properties><Application>WPS 表格</Application></Properties>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}"><sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${shared}</sst>`,
  })
}

const csvFile = { mimeType: 'text/csv' }

export const fiveRawLists: readonly RawList[] = [
  {
    ...csvFile,
    source: '市场监管名录',
    fileName: '市场主体.csv',
    content: Buffer.from(`\ufeff${delimited(market, ',')}`),
    ...{ rows: 7, refused: 1 },
  },
  {
    ...csvFile,
    source: '税务名录',
    fileName: '纳税人.csv',
    content: iconv.encode(delimited(tax, ','), 'gb18030'),
    ...{ rows: 6, refused: 1 },
  },
  {
    source: '编办名录',
    fileName: '机关事业单位.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: wpsWorkbook(institutions),
    ...{ rows: 3, refused: 1 },
  },
  {
    ...csvFile,
    source: '民政名录',
    fileName: '社会组织.csv',
    content: Buffer.from(delimited(associations, ';')),
    ...{ rows: 2, refused: 1 },
  },
  {
    ...csvFile,
    source: '用电名录',
    fileName: '用电户.csv',
    content: iconv.encode(delimited(electricity, '\t'), 'gbk'),
    ...{ rows: 7, refused: 0 },
  },
]

/** The tax office's list of the next month. */
export const nextTaxList: RawList = {
  ...fiveRawLists[1]!,
  fileName: '纳税人-次月.csv',
  content: iconv.encode(delimited(taxNext, ','), 'gb18030'),
  rows: 5,
  refused: 0,
}
