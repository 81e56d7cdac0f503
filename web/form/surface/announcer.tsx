/** Says changed counts to screen readers, politely and only after a pause. */
import { type ReactNode, useEffect, useState } from 'react'
import { useSurface } from './surface.ts'
import { useFindings } from './use-session.ts'

const PAUSE_MS = 1_200

export function Announcer(): ReactNode {
  const { counts } = useFindings(useSurface().session)
  const text = `强制性 ${counts.mandatory} 条，核实性 ${counts.verify} 条，提示性 ${counts.advisory} 条`
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <output className="jf-unseen" aria-live="polite">
      {said}
    </output>
  )
}
