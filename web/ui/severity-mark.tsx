/**
 * The four meanings a check can have: a sign, a word and a colour, always together.
 * `count` prints "强制 2"; `number` is the mark that links a cell with its line in the rail.
 */
import { Icon } from './icon.tsx'
import './severity-mark.css'

export type Severity = 'mandatory' | 'verify' | 'advisory' | 'accepted'

export const severityWords: Readonly<Record<Severity, string>> = {
  mandatory: '强制',
  verify: '核实',
  advisory: '提示',
  accepted: '通过',
}

export interface SeverityMarkProps {
  readonly severity: Severity
  readonly count?: number | undefined
  /** Another word of the same meaning, e.g. 已验收 for accepted. */
  readonly word?: string | undefined
  /** `chip` stands on its tinted ground, `text` in a line of text. */
  readonly shape?: 'text' | 'chip'
}

export function SeverityMark({ severity, count, word, shape = 'text' }: SeverityMarkProps) {
  return (
    <span className="ui-severity" data-severity={severity} data-shape={shape}>
      <Icon name={severity} />
      <span>{word ?? severityWords[severity]}</span>
      {count !== undefined && <span className="ui-severity-count">{count}</span>}
    </span>
  )
}
