/** After a block was pasted: how many cells took it, which could not, and the way back. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { cellAt } from '../form-model.ts'
import { useObservable } from './observable.ts'
import { rowName, useSurface } from './surface.ts'

export function PasteNote(): ReactNode {
  const surface = useSurface()
  const { session, pasted } = surface
  const report = useObservable(pasted)
  if (report === null) return null
  const name = (path: string): string => {
    const title = cellAt(session.model, path)?.title ?? path
    const row = rowName(session, path)
    return row === null ? title : `${row}　${title}`
  }
  return (
    <section className="jf-paste" aria-label="粘贴结果" aria-live="polite">
      <div className="jf-paste-head">
        <strong>已粘贴 {report.placed} 格</strong>
        {report.unreadable.length > 0 && (
          <span>，{report.unreadable.length} 格读不出，原文已保留</span>
        )}
        {report.skipped.length > 0 && (
          <span>，{report.skipped.length} 格由系统计算或由他人填写，没有改动</span>
        )}
        {report.outside.length > 0 && <span>，{report.outside.length} 格超出表格，没有放入</span>}
        <span className="jf-paste-acts">
          <Button
            onClick={() => {
              session.undo()
              pasted.set(null)
            }}
          >
            撤销
          </Button>
          <Button onClick={() => pasted.set(null)}>知道了</Button>
        </span>
      </div>
      {(report.unreadable.length > 0 || report.skipped.length > 0 || report.outside.length > 0) && (
        <ul>
          {report.unreadable.map(({ path, raw }) => (
            <li key={path}>
              <button type="button" className="jf-link" onClick={() => surface.jump(path)}>
                {name(path)}
              </button>
              ：“{raw}”
            </li>
          ))}
          {report.skipped.map(({ path, raw }) => (
            <li key={path}>
              {name(path)}没有改动，原文“{raw}”
            </li>
          ))}
          {report.outside.length > 0 && <li>未放入：{report.outside.join('　')}</li>}
        </ul>
      )}
    </section>
  )
}
