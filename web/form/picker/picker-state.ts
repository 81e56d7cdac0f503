/** Opening, walking and closing the code list of a cell by keyboard or hand. */
import type { AnswerValue } from '../../../forms/engine/types.ts'
import { type CodeIndex, narrowingOf } from '../code-index.ts'
import { type CellModel, cellAt } from '../form-model.ts'
import type { FormSession } from '../session/form-session.ts'
import { findCell, type OpenPicker, type Surface } from '../surface/surface.ts'
import { phraseToSuggestFor, sectionsOf } from './activity-phrase.ts'
import { chooseCode } from './choose-code.ts'
import { pageIndustrySuggester } from './industry-suggester.ts'
import {
  branchAbove,
  isUsable,
  type PickerOption,
  type PickerQuestion,
  pickerOptions,
  startBranch,
  walk,
} from './picker-options.ts'

/** Options a page key walks. */
const PAGE = 8

export function pickerIndex(session: FormSession, cell: CellModel): CodeIndex | undefined {
  if (cell.codeList === null) return undefined
  return session.codeLists.index(cell.codeList, narrowingOf(cell.schema))
}

function isPicked(cell: CellModel | undefined): cell is CellModel {
  return cell !== undefined && (cell.kind === 'code' || cell.kind === 'multi')
}

/** Opens the list, or, where it is open, answers what is typed now. */
export function openPicker(surface: Surface, path: string, query = ''): void {
  const { session, picker } = surface
  const cell = cellAt(session.model, path)
  if (!isPicked(cell) || cell.codeList === null || !session.mayFill(path)) return
  void session.codeLists.request(cell.codeList)
  void session.codeLists.requestSpellings(cell.codeList).then(() => refresh(surface, path))
  const index = pickerIndex(session, cell)
  const open = picker.get()
  const code = presentCode(session, path)
  const branch =
    open?.path === path ? open.branch : index === undefined ? '' : startBranch(index, code)
  show(surface, cell, path, { query, branch, suggested: null })
  void suggest(surface, cell, path, query, branch)
}

/** The list or its pinyin has arrived: what is asked is answered anew. */
export function refresh(surface: Surface, path: string): void {
  const open = surface.picker.get()
  const cell = cellAt(surface.session.model, path)
  if (open === null || open.path !== path || cell === undefined) return
  const index = pickerIndex(surface.session, cell)
  if (index === undefined) return
  const fresh = open.options === null
  const branch = fresh ? startBranch(index, presentCode(surface.session, path)) : open.branch
  show(surface, cell, path, { ...open, branch })
  if (fresh) void suggest(surface, cell, path, open.query, branch)
}

function presentCode(session: FormSession, path: string): string | null {
  const { value } = session.cell(path)
  return typeof value === 'string' ? value : null
}

function show(surface: Surface, cell: CellModel, path: string, question: PickerQuestion): void {
  const { session, picker } = surface
  const index = pickerIndex(session, cell)
  const before = picker.get()
  const options = index === undefined ? null : pickerOptions(index, question)
  const kept = before?.path === path && before.query === question.query ? before : null
  picker.set({ ...question, path, options, active: activeOf(session, path, options, kept) })
}

/** Where the arrows stand: where they were put, else at the present code, else at the first choice. */
function activeOf(
  session: FormSession,
  path: string,
  options: readonly PickerOption[] | null,
  kept: OpenPicker | null,
): number {
  if (options === null) return -1
  const moved = kept?.moved === true ? kept.options?.[kept.active]?.item.code : undefined
  const wanted = moved ?? (kept?.query ? null : presentCode(session, path))
  const there = options.findIndex(({ item }) => item.code === wanted)
  return there >= 0 ? there : options.findIndex(isUsable)
}

async function suggest(
  surface: Surface,
  cell: CellModel,
  path: string,
  query: string,
  branch: string,
): Promise<void> {
  const { session, picker } = surface
  const phrase = phraseToSuggestFor(session, cell, path, query)
  if (phrase === null) return
  const suggestions = await pageIndustrySuggester.suggest(phrase, sectionsOf(cell.schema))
  const open = picker.get()
  if (open === null || open.path !== path || open.query !== query || open.branch !== branch) return
  show(surface, cell, path, { query, branch, suggested: { phrase, suggestions } })
}

export function chosenCodes(value: AnswerValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  return value.filter((item): item is string => typeof item === 'string')
}

/** Takes an option: a branch opens, a code is chosen, one of several is added or taken away. */
export function takeOption(surface: Surface, path: string, option: PickerOption): void {
  const { session, picker } = surface
  const cell = cellAt(session.model, path)
  if (!isPicked(cell)) return
  const { code } = option.item
  if (!option.choosable) {
    if (option.branch) openBranch(surface, path, code)
    return
  }
  if (cell.kind === 'multi') {
    const chosen = chosenCodes(session.cell(path).value)
    const rest = chosen.filter((item) => item !== code)
    session.choose(path, rest.length < chosen.length ? rest : [...chosen, code])
    return
  }
  chooseCode(session, cell, path, code)
  picker.set(null)
}

/** Looks into a branch; what was being searched for has served its purpose. */
export function openBranch(surface: Surface, path: string, branch: string): void {
  const input = findCell(surface.root, path)
  if (input instanceof HTMLInputElement) input.value = ''
  const cell = cellAt(surface.session.model, path)
  if (cell === undefined) return
  const { picker } = surface
  picker.set(null)
  show(surface, cell, path, { query: '', branch, suggested: null })
  void suggest(surface, cell, path, '', branch)
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
  if (event.key === 'Escape') {
    picker.set(null)
    return true
  }
  const index = pickerIndex(session, cell)
  const { options, active } = open
  if (index === undefined || options === null) return false
  const step = steps[event.key]
  if (step !== undefined) {
    picker.set({ ...open, active: walk(options, active, step), moved: true })
    return true
  }
  const option = options[active]
  switch (event.key) {
    case 'Enter':
    case ' ':
      if (event.key === ' ' && cell.kind !== 'multi') return false
      if (option === undefined) return false
      takeOption(surface, path, option)
      return true
    case 'ArrowRight':
      if (open.query !== '' || !option?.branch) return false
      openBranch(surface, path, option.item.code)
      return true
    case 'ArrowLeft': {
      const above = open.query === '' ? branchAbove(index, open.branch) : null
      if (above === null) return false
      openBranch(surface, path, above)
      return true
    }
    default:
      return false
  }
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
}
