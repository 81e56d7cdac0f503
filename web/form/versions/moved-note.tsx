/**
 * Tells that the form has a newer version: what moved there, and 原填报内容 that has no place in it, kept
 * as it was filled in.
 */
import type { ReactNode } from 'react'
import type {
  KeptAside,
  MigrationReport,
  MovedCell,
} from '../../../forms/engine/versions/migrate-answers.ts'
import { showKept } from './show-kept.ts'
import './moved-note.css'

export interface MovedNoteProps {
  /** Empty for work that has not moved in this sitting. */
  readonly moved: readonly MigrationReport[]
  readonly keptAside: readonly KeptAside[]
}

const actNames: Readonly<Record<MovedCell['what'], string>> = {
  renamed: '改列',
  moved: '移入子表',
  converted: '换算单位',
  recoded: '更换代码',
}

export function MovedNote({ moved, keptAside }: MovedNoteProps): ReactNode {
  if (moved.length === 0 && keptAside.length === 0) return null
  const changes = moved.flatMap((report) => report.changes)
  const last = moved.at(-1)
  return (
    <section className="jf-moved" aria-label="表式更新">
      {last && (
        <p className="jf-moved-title">
          本表已更新为 {last.to} 版，您在 {moved[0]?.from} 版填的内容已转入：{last.kept} 项照旧
          {changes.length > 0 && `，${changes.length} 项有变化`}
          {keptAside.length > 0 && `，${keptAside.length} 项没有位置，原样保留`}。
        </p>
      )}
      {changes.length > 0 && (
        <details>
          <summary>有变化的 {changes.length} 项，请核对</summary>
          <table className="jf-moved-table">
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">变化</th>
                <th scope="col">原填报</th>
                <th scope="col">现为</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={`${change.from} ${change.to}`}>
                  <th scope="row">{change.title}</th>
                  <td>{actNames[change.what]}</td>
                  <td>{showKept(change.before)}</td>
                  <td>{showKept(change.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {keptAside.length > 0 && (
        <details open={moved.length > 0}>
          <summary>原填报内容 {keptAside.length} 项（新表式中没有位置）</summary>
          <table className="jf-moved-table">
            <thead>
              <tr>
                <th scope="col">原指标</th>
                <th scope="col">原填报</th>
                <th scope="col">为什么没有转入</th>
              </tr>
            </thead>
            <tbody>
              {keptAside.map((each) => (
                <tr key={`${each.version} ${each.cell} ${showKept(each.value)}`}>
                  <th scope="row">{each.title}</th>
                  <td>
                    {showKept(each.value)}
                    {each.unit !== null && <span className="jf-moved-unit"> {each.unit}</span>}
                  </td>
                  <td>{each.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}
