/** The open code list: one layer for the whole form, beside its cell. */
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { Button } from '../../ui/button.tsx'
import { type CodeIndex, narrowingOf } from '../code-index.ts'
import { type CellModel, cellAt } from '../form-model.ts'
import { useObservable } from '../surface/observable.ts'
import { type OpenPicker, useSurface } from '../surface/surface.ts'
import { useAnchor } from '../surface/use-anchor.ts'
import { useCell } from '../surface/use-session.ts'
import { activityAdvice } from './activity-phrase.ts'
import { PickerOptionRow } from './picker-option-row.tsx'
import { branchAbove, MOST_SHOWN, pathText } from './picker-options.ts'
import { chosenCodes, openBranch, pickerIndex, refresh, takeOption } from './picker-state.ts'

export function PickerLayer(): ReactNode {
  const open = useObservable(useSurface().picker)
  return open === null ? null : <Picker open={open} />
}

function Picker({ open }: { readonly open: OpenPicker }): ReactNode {
  const surface = useSurface()
  const { session, picker } = surface
  const layer = useRef<HTMLDivElement>(null)
  const { path } = open
  const cell = cellAt(session.model, path)
  const view = useCell(session, path)
  const index = useSyncExternalStore(session.codeLists.subscribe, () =>
    cell === undefined ? undefined : pickerIndex(session, cell),
  )
  // Growing and shrinking as one types, the list keeps to the room it was given.
  useAnchor(surface, layer, path, 'start', open.options === null ? 'waiting' : 'listed')
  const [drawn, setDrawn] = useState<Drawn>({ of: null, count: FIRST_DRAWN })
  const scrolled = useActiveInView(surface.id, open)
  const late = index !== undefined && open.options === null

  // The list arrived after the layer opened: start where the present code stands.
  useEffect(() => {
    if (late) refresh(surface, path)
  }, [late, surface, path])

  // Between opening and the keys, not within one.
  const { codeLists } = session
  useEffect(() => {
    if (index === undefined || cell === undefined || cell.codeList === null) return
    void codeLists.prepare(cell.codeList, narrowingOf(cell.schema))
  }, [index, cell, codeLists])

  // The focus stays in the cell while the list is used by hand.
  useEffect(() => {
    const element = layer.current
    const keep = (event: Event): void => event.preventDefault()
    element?.addEventListener('mousedown', keep)
    return () => element?.removeEventListener('mousedown', keep)
  }, [])

  if (cell === undefined) return null
  const options = open.options ?? []
  const count = drawnOf(drawn, open)
  const chosen = new Set(chosenCodes(view.value))

  return (
    <div ref={layer} className="jf-picker">
      {index !== undefined && <WayUp open={open} index={index} />}
      <Advice open={open} />
      <div
        id={`${surface.id}-picker`}
        role="listbox"
        tabIndex={-1}
        aria-label={cell.title}
        aria-multiselectable={cell.kind === 'multi' || undefined}
        className="jf-options"
        onScroll={({ currentTarget: list }) => {
          scrolled.current = true
          const below = list.scrollHeight - list.scrollTop - list.clientHeight
          if (below < list.clientHeight && count < options.length)
            setDrawn({ of: open.options, count: count + MORE_DRAWN })
        }}
      >
        {options.slice(0, count).map((option, position) => (
          <PickerOptionRow
            // By place: a further letter changes the words of a line, not the lines.
            // biome-ignore lint/suspicious/noArrayIndexKey: a line holds no state of its own
            key={position}
            option={option}
            position={position + 1}
            size={options.length}
            id={`${surface.id}-picker-${position}`}
            active={position === open.active}
            chosen={chosen.has(option.item.code)}
            ticks={cell.kind === 'multi'}
            onTake={() => takeOption(surface, path, option)}
          />
        ))}
      </div>
      <Note open={open} cell={cell} />
      {cell.kind === 'multi' && (
        <div className="jf-picker-foot">
          <Button tabIndex={-1} size="small" onClick={() => picker.set(null)}>
            完成（{chosen.size}）
          </Button>
        </div>
      )}
    </div>
  )
}

/** The list shows eight or so at a time; a key should not wait for those out of sight. */
const FIRST_DRAWN = 16
const MORE_DRAWN = 40

/** How many of one answer's options are drawn so far. */
interface Drawn {
  readonly of: OpenPicker['options']
  readonly count: number
}

/** Another answer begins anew, and always with the option the arrows stand on and some below. */
function drawnOf(drawn: Drawn, { options, active }: OpenPicker): number {
  return Math.max(drawn.of === options ? drawn.count : FIRST_DRAWN, active + FIRST_DRAWN / 2)
}

/** Scrolls the list, not the page, and only as far as needed; asks for no layout while at its top. */
function useActiveInView(id: string, { active, options }: OpenPicker): RefObject<boolean> {
  const scrolled = useRef(false)
  useLayoutEffect(() => {
    const list = document.getElementById(`${id}-picker`)
    if (list === null || options === null) return
    if (active <= 0) {
      if (scrolled.current) list.scrollTop = 0
      scrolled.current = false
      return
    }
    const option = document.getElementById(`${id}-picker-${active}`)
    if (option === null) return
    const top = option.offsetTop - list.offsetTop
    const bottom = top + option.offsetHeight
    if (top < list.scrollTop) list.scrollTop = top
    else if (bottom > list.scrollTop + list.clientHeight) {
      list.scrollTop = bottom - list.clientHeight
    }
  }, [id, active, options])
  return scrolled
}

/** Where in the tree one looks, and the way back up. */
function WayUp({
  open,
  index,
}: {
  readonly open: OpenPicker
  readonly index: CodeIndex
}): ReactNode {
  const surface = useSurface()
  const above = open.query === '' ? branchAbove(index, open.branch) : null
  const branch = index.byCode.get(open.branch)
  if (above === null || branch === undefined) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      className="jf-picker-up"
      onClick={() => openBranch(surface, open.path, above)}
    >
      ‹ {[pathText(index, branch.code), branch.name].filter((part) => part !== '').join(' › ')}
    </button>
  )
}

/** Words too bare to code by: how to put them (quality.md ). */
function Advice({ open }: { readonly open: OpenPicker }): ReactNode {
  const advice = open.suggested === null ? null : activityAdvice(open.suggested.phrase)
  if (advice === null) return null
  const own = open.query === '' ? `主要业务活动只写了“${open.suggested?.phrase ?? ''}”。` : ''
  return (
    <p className="jf-picker-advice" aria-live="polite">
      {own}
      {advice}
    </p>
  )
}

function Note({ open, cell }: { readonly open: OpenPicker; readonly cell: CellModel }): ReactNode {
  const { options, query } = open
  if (options === null) return <p className="jf-picker-note">正在读取代码表</p>
  if (options.length === 0 && query !== '') {
    return <p className="jf-picker-note">没有符合“{query}”的项，换个说法或按代码、拼音首字母找</p>
  }
  if (options.length >= MOST_SHOWN) {
    return <p className="jf-picker-note">项目较多，输入代码、名称或拼音首字母查找</p>
  }
  return (
    <output className="jf-unseen" aria-live="polite">
      {cell.title}，{options.length} 项
    </output>
  )
}
