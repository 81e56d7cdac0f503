/** The lines below the grid: who is responsible, who filled it in, when. */
import type { ReactNode } from 'react'
import { Cell } from '../cells/cell.tsx'
import { useSurface } from '../surface/surface.ts'

export function FooterLines(): ReactNode {
  const { session } = useSurface()
  return (
    <footer className="jf-footer">
      {session.model.footer.map((cell) => (
        <div key={cell.key} className="jf-footer-item">
          <span className="jf-footer-name">{cell.title}：</span>
          <Cell cell={cell} path={cell.key} />
        </div>
      ))}
    </footer>
  )
}
