/**
 * Rows of the first sheet of an xlsx workbook, one after the other. A cell is the text or the number as
 * the file holds it: a code that a spreadsheet made a number is seen as the number it became.
 *
 * yauzl reads the archive by its directory and refuses broken ones, saxes reads XML as it comes and
 * knows no entities but its own; neither fetches anything. Libraries that read workbooks whole hold a
 * million rows several times over.
 */
import { promisify } from 'node:util'
import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { Problem } from '../../contract/problems.ts'

/** A sheet unpacks to no more; more is not a list. */
const MOST_BYTES = 2 ** 31
const MOST_COLUMNS = 500

export async function* readWorkbook(path: string): AsyncGenerator<readonly string[]> {
  const zip = await openZip(path)
  try {
    const entries = await listEntries(zip)
    const sheet = await firstSheet(zip, entries)
    const shared = entries.get('xl/sharedStrings.xml')
    const texts = shared ? await readSharedTexts(zip, shared) : []
    yield* readRows(zip, sheet, texts)
  } finally {
    zip.close()
  }
}

async function openZip(path: string): Promise<yauzl.ZipFile> {
  const open = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)
  try {
    return await open(path, { lazyEntries: true, autoClose: false })
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

async function readSharedTexts(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let inText = false
  let phonetic = 0
  await parse(zip, entry, (parser) => {
    parser.on('opentag', ({ name }) => {
      if (local(name) === 'si') text = ''
      else if (local(name) === 'rPh') phonetic++
      else inText = local(name) === 't' && phonetic === 0
    })
    parser.on('text', (part) => {
      if (inText) text += part
    })
    parser.on('closetag', ({ name }) => {
      if (local(name) === 'si') texts.push(text)
      else if (local(name) === 'rPh') phonetic--
      inText = false
    })
  })
  return texts
}

async function* readRows(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  texts: readonly string[],
): AsyncGenerator<readonly string[]> {
  const rows: string[][] = []
  let row: string[] = []
  let column = 0
  let kind = ''
  let value = ''
  let reading = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const tag = local(name)
    if (tag === 'row') {
      row = []
      column = -1
    } else if (tag === 'c') {
      const reference = attributes.r ?? ''
      column = reference === '' ? column + 1 : columnOf(reference)
      kind = attributes.t ?? 'n'
      value = ''
    } else reading = tag === 'v' || tag === 't'
  })
  parser.on('text', (part) => {
    if (reading) value += part
  })
  parser.on('closetag', ({ name }) => {
    const tag = local(name)
    reading = false
    if (tag === 'row') rows.push(row)
    else if (tag === 'c' && value !== '' && column < MOST_COLUMNS) {
      while (row.length < column) row.push('')
      row[column] = kind === 's' ? (texts[Number(value)] ?? '') : value
    }
  })
  for await (const chunk of chunksOf(zip, entry)) {
    feed(parser, chunk, entry)
    // Rows are handed on as they come, so that the sheet is never held whole.
    yield* rows.splice(0)
  }
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
  } catch {
    throw unreadable(`${fileName} 第 ${parser.line} 行有误`)
  }
}

async function* chunksOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<string> {
  if (entry.uncompressedSize > MOST_BYTES) throw unreadable(`${entry.fileName} 展开后太大`)
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
