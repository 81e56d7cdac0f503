/**
 * What a spreadsheet holds in a cell → the text a person would have typed, or why it is not that any
 * more: spreadsheets make numbers of codes and dates of numbers. Pure.
 */
import type { CellModel } from '../form-model.ts'
import type { FoundCell } from './filled-workbook.ts'

export type CellText =
  | { readonly text: string; readonly note: string | null }
  /** Chinese: what happened to it and what to do. */
  | { readonly trouble: string; readonly shown: string }

/** A spreadsheet keeps so many digits of a number. */
const SURE_DIGITS = 15

export function cellText(cell: CellModel, found: FoundCell): CellText {
  const { value } = found
  const shown = shownText(value)
  if (found.error) {
    return { trouble: `公式出错（${shown}），请改成数值`, shown }
  }
  if (found.formula && (value === null || value === '')) {
    return {
      trouble: '公式没有算出结果，请在 Excel 中打开、保存后再导入，或改成数值',
      shown: '（公式）',
    }
  }
  const note = found.formula ? `是公式，按算出的 ${shown} 读入` : null
  if (value === null) return { text: '', note }
  if (typeof value === 'boolean') return { text: value ? '是' : '否', note }
  if (typeof value === 'string') return { text: value, note }
  if (typeof value === 'object') return dayText(cell, value.day, note)
  return numberText(cell, value, note)
}

function shownText(value: FoundCell['value']): string {
  if (value === null) return ''
  return typeof value === 'object' ? value.day : String(value)
}

function dayText(cell: CellModel, day: string, note: string | null): CellText {
  if (cell.kind === 'date') return { text: day, note }
  const trouble = '被表格软件变成了日期，请把这一格的格式设为“文本”（数字设为“数值”）后重新填写'
  return { trouble, shown: day }
}

function numberText(cell: CellModel, value: number, note: string | null): CellText {
  if (cell.kind === 'number') return { text: plainNumber(value), note }
  if (cell.kind === 'date') return serialDay(value, note)
  const shown = String(value)
  if (!Number.isInteger(value) || Math.abs(value) >= 10 ** SURE_DIGITS) {
    const trouble = '被表格软件变成了数字，后几位已经丢失，请把格式设为“文本”后重新填写'
    return { trouble, shown }
  }
  return { text: shown, note }
}

/** As many digits as a spreadsheet is sure of, never in powers of ten. */
function plainNumber(value: number): string {
  const sure = Number(value.toPrecision(SURE_DIGITS))
  const text = String(sure)
  return text.includes('e') ? sure.toFixed(20).replace(/\.?0+$/, '') : text
}

const DAY_MS = 86_400_000
const EPOCH_MS = Date.UTC(1899, 11, 30)

/** Days since 1899-12-30, as spreadsheets count, where they make sense as a date. */
function serialDay(serial: number, note: string | null): CellText {
  const shown = String(serial)
  if (/^(19|20)\d{6}$/.test(shown)) return { text: shown, note }
  const isDay = serial > 60 && serial < 2_958_466
  if (!isDay) return { trouble: `“${shown}”不是日期，请写成 2023-12-31 的样子`, shown }
  const day = new Date(EPOCH_MS + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
  return { text: day, note: note ?? `“${shown}”是表格软件的日期序号，按 ${day} 读入` }
}
