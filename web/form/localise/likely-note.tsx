/** 最可能有误: below a finding, which cell to look at first and why; in the cell, a mark. */
import { type ReactNode, useSyncExternalStore } from 'react'
import type { Likely } from '../../../forms/engine/localise/localise.ts'
import type { Finding } from '../../../forms/engine/types.ts'
import { cellAt } from '../form-model.ts'
import { useObservable } from '../surface/observable.ts'
import { rowName, useSurface } from '../surface/surface.ts'

/** `earlier`: findings of the rail before this one; grounds are given once. */
export function LikelyNote(props: {
  readonly finding: Finding
  readonly earlier: readonly Finding[]
}): ReactNode {
  const surface = useSurface()
  const likely = useObservable(surface.likely)
  const points = (finding: Finding, path: string): boolean =>
    likely.get(path)?.rules.includes(finding.rule) === true &&
    finding.fields.some((field) => surface.session.screenPath(field) === path)
  const here = [...likely].filter(([path]) => points(props.finding, path))
  if (here.length === 0) return null
  return (
    <div className="jf-likely">
      {here.map(([path, { cell, why, pattern }]) => (
        <p key={path}>
          最可能有误：
          <button type="button" className="jf-link" onClick={() => surface.jump(cell)}>
            {pattern === 'unit' ? '计量单位' : nameOf(surface.session, path)}
          </button>
          {!props.earlier.some((finding) => points(finding, path)) && <span>。{why}。</span>}
        </p>
      ))}
    </div>
  )
}

function nameOf(session: ReturnType<typeof useSurface>['session'], path: string): string {
  const title = cellAt(session.model, path)?.title ?? path
  const row = rowName(session, path)
  return row === null ? title : `${row}“${title}”`
}

export function useLikelyCell(path: string): Likely | undefined {
  const { likely } = useSurface()
  return useSyncExternalStore(likely.subscribe, () => likely.get().get(path))
}

export function LikelyMark({ path }: { readonly path: string }): ReactNode {
  const likely = useLikelyCell(path)
  if (likely === undefined) return null
  return (
    <span className="jf-likely-mark" title={`最可能有误：${likely.why}`}>
      疑<span className="jf-unseen">最可能有误：{likely.why}</span>
    </span>
  )
}
