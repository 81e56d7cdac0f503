/** What a page prints: the text of each sheet of paper, and its size. */
import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'

export interface Printed {
  readonly bytes: Uint8Array
  readonly pages: readonly string[]
  /** Millimetres. */
  readonly width: number
  readonly height: number
}

/** Radicals that fonts share with the characters they look like. */
const radicals = '⺠⻅⻉⻋⻓⻔⻙⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳'
const characters = '民见贝车长门韦页风飞食马鬼鱼鸟卤麦黄齐齿龙龟'

/** Blanks are the reader's own, and so are radicals that look like characters. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[\u2E80-\u2EFF]/g, (sign) => characters[radicals.indexOf(sign)] ?? sign)
    .replaceAll('戶', '户')
}

export async function readPrint(page: Page): Promise<Printed> {
  await page.locator('.jp-sheet[data-ready]').waitFor()
  const bytes = await page.pdf({ preferCSSPageSize: true })
  // The reader takes what it is given for itself.
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: false })
  const [left = 0, top = 0, right = 0, bottom = 0] = (await pdf.getPage(1)).view
  const mm = (points: number): number => Math.round((points * 25.4) / 72)
  return { bytes, pages: text.map(plain), width: mm(right - left), height: mm(bottom - top) }
}
