/** Opening, walking and closing the code list of a cell by keyboard or hand. */
import type { AnswerValue } from '../../../forms/engine/types.ts'
import { type CellModel, cellAt } from '../form-model.ts'
import type { CodeIndex } from '../search-codes.ts'
import type { FormSession } from '../session/form-session.ts'
import { findCell, type OpenPicker, type Surface } from '../surface/surface.ts'
import { branchAbove, type PickerOption, pickerOptions, startBranch } from './picker-options.ts'

export function pickerIndex(session: FormSession, cell: CellModel): CodeIndex | undefined {
  if (cell.codeList === null) return undefined
  const allowed = cell.kind === 'multi' ? cell.schema.items?.enum : cell.schema.enum
  return session.codeLists.index(cell.codeList, allowed)
}

function isPicked(cell: CellModel | undefined): cell is CellModel {
  return cell !== undefined && (cell.kind === 'code' || cell.kind === 'multi')
}

export function openPicker(surface: Surface, path: string, query = ''): void {
  const { session, picker } = surface
  const cell = cellAt(session.model, path)
  if (!isPicked(cell) || cell.codeList === null || !session.mayFill(path)) return
  void session.codeLists.request(cell.codeList)
  const open = picker.get()
  const index = pickerIndex(session, cell)
  const value = session.cell(path).value
  const code = typeof value === 'string' ? value : null
  const branch =
    open?.path === path ? open.branch : index === undefined ? '' : startBranch(index, code)
  const options = index === undefined ? [] : pickerOptions(index, query, branch)
  const present = options.findIndex((option) => option.item.code === code)
  const first = options.findIndex((option) => option.choosable || option.branch)
  picker.set({ path, query, branch, active: query === '' && present >= 0 ? present : first })
}

export function chosenCodes(value: AnswerValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  return value.filter((item): item is string => typeof item === 'string')
}

/** Takes an option: a branch opens, a code is chosen, one of several is added or taken away. */
export function takeOption(surface: Surface, open: OpenPicker, option: PickerOption): void {
  const { session, picker } = surface
  const cell = cellAt(session.model, open.path)
  if (!isPicked(cell)) return
  const { code } = option.item
  if (!option.choosable) {
    if (option.branch) openBranch(surface, open, code)
    return
  }
  if (cell.kind === 'multi') {
    const chosen = chosenCodes(session.cell(open.path).value)
    const rest = chosen.filter((item) => item !== code)
    session.choose(open.path, rest.length < chosen.length ? rest : [...chosen, code])
    return
  }
  session.choose(open.path, code)
  picker.set(null)
}

/** Looks into a branch; what was being searched for has served its purpose. */
function openBranch(surface: Surface, open: OpenPicker, branch: string): void {
  const input = findCell(surface.root, open.path)
  if (input instanceof HTMLInputElement) input.value = ''
  surface.picker.set({ ...open, query: '', branch, active: 0 })
}

/** True when the key was the list's. */
export function handlePickerKey(surface: Surface, path: string, event: KeyboardEvent): boolean {
  const { session, picker } = surface
  const cell = cellAt(session.model, path)
  if (!isPicked(cell)) return false
  const open = picker.get()
  if (open === null || open.path !== path) {
    const asks = (event.key === 'ArrowDown' && event.altKey) || event.key === 'F4'
    const asksMulti = cell.kind === 'multi' && (event.key === ' ' || event.key === 'Enter')
    if (asks || asksMulti) openPicker(surface, path)
    return asks || asksMulti
  }
  const index = pickerIndex(session, cell)
  if (index === undefined) {
    if (event.key !== 'Escape') return false
    picker.set(null)
    return true
  }
  const options = pickerOptions(index, open.query, open.branch)
  const walk = (step: number): boolean => {
    let active = open.active
    do active += step
    while (options[active] !== undefined && !options[active]!.choosable && !options[active]!.branch)
    if (options[active] !== undefined) picker.set({ ...open, active })
    return true
  }
  switch (event.key) {
    case 'ArrowDown':
      return walk(1)
    case 'ArrowUp':
      return walk(-1)
    case 'Enter':
    case ' ': {
      if (event.key === ' ' && cell.kind !== 'multi') return false
      const option = options[open.active]
      if (option === undefined) return false
      takeOption(surface, open, option)
      return true
    }
    case 'ArrowRight': {
      const option = options[open.active]
      if (open.query !== '' || !option?.branch) return false
      openBranch(surface, open, option.item.code)
      return true
    }
    case 'ArrowLeft': {
      const above = open.query === '' ? branchAbove(index, open.branch) : null
      if (above === null) return false
      picker.set({ ...open, branch: above, active: 0 })
      return true
    }
    case 'Escape':
      picker.set(null)
      return true
    default:
      return false
  }
}
