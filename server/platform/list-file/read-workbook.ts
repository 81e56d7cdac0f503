/**
 * Rows of the first sheet of an xlsx workbook, one after the other. A cell is the text or the number as
 * the file holds it: a code that a spreadsheet made a number is seen as the number it became. A number
 * shown as a date is read as that date, `YYYY-MM-DD`.
 *
 * yauzl reads the archive by its directory and refuses broken ones, saxes reads XML as it comes and
 * knows no entities but its own; neither fetches anything. Libraries that read workbooks whole hold a
 * million rows several times over.
 */
import { promisify } from 'node:util'
import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { Problem } from '../../contract/problems.ts'
import { SharedTexts, TEXT_COST } from './shared-texts.ts'

interface Bounds {
  /** A part of the archive unpacks to no more; more is not a list. */
  readonly bytes: number
  /** Characters of the texts that cells share: past the first few they lie in a file while the sheet is read. */
  readonly texts: number
}

/** A frame's list is read from its file in a thread of its own; what was uploaded whole, where all are served. */
const ofFile: Bounds = { bytes: 2 ** 31, texts: 2 ** 28 }
const ofUpload: Bounds = { bytes: 2 ** 28, texts: 2 ** 26 }

export interface WorkbookRow {
  readonly cells: readonly string[]
  /** Columns, from 0, of formulas without a value: the program that wrote the file never calculated them. */
  readonly uncalculated?: readonly number[]
}

const MOST_COLUMNS = 500
/** A spreadsheet lets nobody write more than 32,767. */
const MOST_CHARACTERS = 2 ** 16

/** `tell` hears how much of the sheet has been read, from 0 to 1. */
export async function* readWorkbook(
  from: string | Uint8Array,
  tell: (share: number) => void = () => {},
  bounds: Bounds = typeof from === 'string' ? ofFile : ofUpload,
): AsyncGenerator<WorkbookRow> {
  const zip = await openZip(from)
  const texts = new SharedTexts()
  try {
    const entries = await listEntries(zip)
    for (const { fileName, uncompressedSize } of entries.values()) {
      if (uncompressedSize > bounds.bytes) throw tooLarge(fileName)
    }
    const sheet = await firstSheet(zip, entries)
    const shared = entries.get('xl/sharedStrings.xml')
    if (shared) await readSharedTexts(zip, shared, { into: texts, most: bounds.texts })
    yield* readRows(zip, sheet, { texts, dates: await readDateFormats(zip, entries), tell })
  } finally {
    zip.close()
    texts.close()
  }
}

async function openZip(from: string | Uint8Array): Promise<yauzl.ZipFile> {
  const open = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)
  const openBytes = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)
  const options = { lazyEntries: true, autoClose: false }
  try {
    return await (typeof from === 'string'
      ? open(from, options)
      : openBytes(Buffer.from(from.buffer, from.byteOffset, from.byteLength), options))
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error))
  }
}

function unreadable(detail: string): Problem {
  return new Problem(
    'file-not-readable',
    `工作簿打不开（${detail}）。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（.xlsx）”`,
  )
}

function tooLarge(fileName: string): Problem {
  return new Problem(
    'file-not-readable',
    `工作簿太大（${fileName} 展开后太大）。请另存为“CSV UTF-8（逗号分隔）”再导入，或拆成几个文件`,
  )
}

function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>()
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: Error) => reject(unreadable(error.message)))
    zip.readEntry()
  })
}

/** The sheet the workbook names first; its file need not be sheet1.xml. */
async function firstSheet(
  zip: yauzl.ZipFile,
  entries: ReadonlyMap<string, yauzl.Entry>,
): Promise<yauzl.Entry> {
  const workbook = entries.get('xl/workbook.xml')
  const relations = entries.get('xl/_rels/workbook.xml.rels')
  let id = ''
  if (workbook) {
    await parse(zip, workbook, (parser) => {
      parser.on('opentag', ({ name, attributes }) => {
        if (local(name) === 'sheet') id ||= attributes['r:id'] ?? ''
      })
    })
  }
  let target = ''
  if (relations) {
    await parse(zip, relations, (parser) => {
      parser.on('opentag', ({ attributes }) => {
        if (id !== '' && attributes.Id === id) target = attributes.Target ?? ''
      })
    })
  }
  const named = entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  const sheet =
    named ?? [...entries.values()].find((e) => /^xl\/worksheets\/[^/]+\.xml$/.test(e.fileName))
  if (!sheet) throw unreadable('里面没有工作表')
  return sheet
}

async function readSharedTexts(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  { into, most }: { readonly into: SharedTexts; readonly most: number },
): Promise<void> {
  let text = ''
  let held = 0
  const hold = (cost: number) => {
    held += cost
    if (held > most) throw tooLarge(entry.fileName)
  }
  let inText = false
  let phonetic = 0
  await parse(zip, entry, (parser) => {
    parser.on('opentag', ({ name }) => {
      if (local(name) === 'si') text = ''
      else if (local(name) === 'rPh') phonetic++
      else inText = local(name) === 't' && phonetic === 0
    })
    parser.on('text', (part) => {
      if (!inText) return
      hold(part.length)
      text += part
    })
    parser.on('closetag', ({ name }) => {
      if (local(name) === 'si') {
        hold(TEXT_COST)
        into.add(text)
      } else if (local(name) === 'rPh') phonetic--
      inText = false
    })
  })
}

async function* readRows(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  {
    texts,
    dates,
    tell,
  }: {
    readonly texts: SharedTexts
    readonly dates: DateFormats
    readonly tell: (share: number) => void
  },
): AsyncGenerator<WorkbookRow> {
  const rows: WorkbookRow[] = []
  let row: string[] = []
  let uncalculated: number[] = []
  let column = 0
  let kind = ''
  let style = -1
  let value = ''
  let reading = false
  let formula = false
  let rowsSeen = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const tag = local(name)
    if (tag === 'row') {
      row = []
      uncalculated = []
      column = -1
    } else if (tag === 'c') {
      const reference = attributes.r ?? ''
      column = reference === '' ? column + 1 : columnOf(reference)
      kind = attributes.t ?? 'n'
      style = Number(attributes.s ?? -1)
      value = ''
      formula = false
    } else if (tag === 'f') formula = true
    else reading = tag === 'v' || tag === 't'
  })
  parser.on('text', (part) => {
    if (!reading) return
    value += part
    if (value.length > MOST_CHARACTERS) {
      throw unreadable(`第 ${rowsSeen + 1} 行有单元格超过 ${MOST_CHARACTERS} 字`)
    }
  })
  parser.on('closetag', ({ name }) => {
    const tag = local(name)
    reading = false
    if (tag === 'row') {
      rowsSeen += 1
      rows.push(uncalculated.length > 0 ? { cells: row, uncalculated } : { cells: row })
    } else if (tag === 'c' && column < MOST_COLUMNS) {
      // A formula whose value is the empty text says so by its kind.
      const bare = value === '' && formula && kind !== 'str'
      if (bare) uncalculated.push(column)
      if (value !== '' || bare) {
        while (row.length < column) row.push('')
        row[column] = value === '' ? '' : cellText(kind, style, value)
      }
    }
  })
  const cellText = (type: string, format: number, read: string): string => {
    if (type === 's') return texts.at(Number(read)) ?? ''
    if (type !== 'n') return read
    return (dates.styles.has(format) ? dateText(read, dates.from1904) : undefined) ?? asShown(read)
  }
  let characters = 0
  for await (const chunk of chunksOf(zip, entry)) {
    feed(parser, chunk, entry)
    // Nearly: a sheet is mostly marks of one byte.
    characters += chunk.length
    tell(Math.min(1, characters / entry.uncompressedSize))
    // Rows are handed on as they come, so that the sheet is never held whole.
    yield* rows.splice(0)
  }
}

/**
 * A number of more digits than a spreadsheet keeps, as it shows it: with an exponent, so that a code it
 * became is known to have lost its last digits.
 */
function asShown(read: string): string {
  return /^-?\d{16,}$/.test(read) ? Number(read).toExponential().replace('e', 'E') : read
}

interface DateFormats {
  /** Cell styles that show a number as a date. */
  readonly styles: ReadonlySet<number>
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
}

/** Built-in number formats that are dates, those of Chinese and Japanese locales included (ECMA-376). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 58)

async function readDateFormats(
  zip: yauzl.ZipFile,
  entries: ReadonlyMap<string, yauzl.Entry>,
): Promise<DateFormats> {
  const own = new Set<number>()
  const styles = new Set<number>()
  let from1904 = false
  let position = 0
  let inCellFormats = false
  const styleSheet = entries.get('xl/styles.xml')
  if (styleSheet) {
    await parse(zip, styleSheet, (parser) => {
      parser.on('opentag', ({ name, attributes }) => {
        const tag = local(name)
        const id = Number(attributes.numFmtId)
        if (tag === 'numFmt' && isDateFormat(attributes.formatCode ?? '')) own.add(id)
        else if (tag === 'cellXfs') inCellFormats = true
        else if (tag === 'xf' && inCellFormats) {
          if (isBuiltInDate(id) || own.has(id)) styles.add(position)
          position++
        }
      })
      parser.on('closetag', ({ name }) => {
        if (local(name) === 'cellXfs') inCellFormats = false
      })
    })
  }
  const workbook = entries.get('xl/workbook.xml')
  if (workbook) {
    await parse(zip, workbook, (parser) => {
      parser.on('opentag', ({ name, attributes }) => {
        if (local(name) === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      })
    })
  }
  return { styles, from1904 }
}

/** Year, month or day outside quotes, brackets and escapes. */
function isDateFormat(code: string): boolean {
  const shown = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase()
  return /y|d|m{3,}/.test(shown) || /年|月|日/.test(code)
}

const DAY_MS = 86_400_000

/** Serial day → `YYYY-MM-DD`; undefined where the number is no day a spreadsheet knows. */
function dateText(serial: string, from1904: boolean): string | undefined {
  const day = Math.floor(Number(serial))
  // Spreadsheets count a 29 February 1900 that never was; nobody's date lies before it.
  if (!(day > (from1904 ? 0 : 60) && day < 2_958_466)) return undefined
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return new Date(epoch + day * DAY_MS).toISOString().slice(0, 10)
}

async function parse(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  listen: (parser: SaxesParser) => void,
): Promise<void> {
  const parser = new SaxesParser()
  listen(parser)
  for await (const chunk of chunksOf(zip, entry)) feed(parser, chunk, entry)
}

function feed(parser: SaxesParser, chunk: string, { fileName }: yauzl.Entry): void {
  try {
    parser.write(chunk)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw unreadable(`${fileName} 第 ${parser.line} 行有误`)
  }
}

async function* chunksOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<string> {
  const open = promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const bytes of await open(entry)) {
      // The stream has no encoding set, so it yields bytes.
      yield decoder.decode(bytes as unknown as Uint8Array, { stream: true })
    }
  } catch (error) {
    throw error instanceof Problem ? error : unreadable(`${entry.fileName} 已损坏`)
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** BC12 → 54. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}
