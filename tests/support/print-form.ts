/** Prints one form from the screen its people print it from, and looks at the paper. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { formMark } from '../../forms/form-words.ts'
import { loadForm } from '../../forms/generated/registry.ts'
import { showNumber } from '../../web/form/show-cell.ts'
import { plain, readPrint } from './read-print.ts'
import { entered, isFilledOnline, type Town } from './serve-town.ts'
import type { SoundDocument } from './sound-documents.ts'

/** A folder in which the printed pages are kept, for people to look at. */
const folder = process.env.JINGPU_PRINTS

export async function printForm(page: Page, town: Town, document: SoundDocument): Promise<void> {
  const { form, unitId, reported } = document
  const responseId = `${unitId}.${form}.2023`
  await page.goto(
    isFilledOnline(document)
      ? `${town.origin}/self-report/forms/${responseId}/print`
      : `${town.origin}/office/responses/${responseId}/print`,
  )
  const { bytes, pages } = await readPrint(page)
  if (folder) await writeFile(join(folder, `${form}.pdf`), bytes)
  const { title, period } = (await loadForm(form)).layout
  const [first = ''] = pages
  for (const words of [
    title,
    period,
    `${formMark(form)}表`,
    entered.issuingBody,
    entered.approvalNumber,
  ]) {
    expect(first, form).toContain(plain(words))
  }
  expect(first, form).toContain('2099年6月30日')
  const value = Object.values(reported).find(
    (each): each is number => typeof each === 'number' && each >= 1_000,
  )
  // Years are written without separators.
  const ways = value === undefined ? [wordOf(reported)] : [showNumber(value), String(value)]
  const all = pages.join('')
  expect(
    ways.some((words) => all.includes(plain(words))),
    `${form} ${ways[0]}`,
  ).toBe(true)
  expect(all, form).toContain(plain(units[form] ?? ''))
}

/** Units that stand with what they count, where the table has no column for them. */
const units: Readonly<Record<string, string>> = {
  '605-3': '火力发电标准煤耗（克标准煤/千瓦时）',
  'IO-1': '一般烟煤（吨）',
}

/** Forms without figures of their own hold somebody's name, or figures in their lines. */
function wordOf(reported: SoundDocument['reported']): string {
  const lines = Object.values(reported).find((each) => Array.isArray(each) && each.length > 0)
  const figure = (Array.isArray(lines) ? lines : [])
    .flatMap((row) => Object.values(row ?? {}))
    .find((each): each is number => typeof each === 'number' && each >= 1_000)
  return figure === undefined ? String(reported.unitHead ?? reported.unitName) : showNumber(figure)
}
