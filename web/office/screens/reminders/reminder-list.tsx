/** Reminders with everything recorded of each, as they stand on screen and on paper. */
import {
  type Reminder,
  reminderMeansNames,
  reminderOutcomeNames,
} from '../../../../server/contract/conduct.ts'
import { Button } from '../../../ui/button.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Link } from '../../../ui/link.tsx'
import './reminders.css'

export interface ReminderListProps {
  readonly reminders: readonly Reminder[]
  /** Name of a response; undefined where it is not among those shown. */
  readonly titleOf?: (responseId: string) => string | undefined
  /** Names the units, with their number in the list. */
  readonly ofSeveralUnits?: boolean
  readonly onAnswer?: (reminder: Reminder) => void
}

export function ReminderList(props: ReminderListProps) {
  const { reminders, titleOf, ofSeveralUnits, onAnswer } = props
  return (
    <ol className="reminders">
      {reminders.map((each) => (
        <li key={each.id} className="reminder">
          <div className="reminder-head">
            {ofSeveralUnits && (
              <Link href={`/units/${each.unitId}`} className="reminder-unit">
                {each.unitName}
              </Link>
            )}
            <span>
              {clock(each.remindedAt)}　{reminderMeansNames[each.means]}　对象：{each.recipient}
            </span>
            <span className="office-aside">
              {each.recordedBy} 登记于 {clock(each.recordedAt)}
            </span>
            {onAnswer && (
              <span className="reminder-act office-no-print">
                <Button size="small" onClick={() => onAnswer(each)}>
                  登记送达或答复
                </Button>
              </span>
            )}
          </div>
          <p>
            {each.responseId !== null && (
              <span className="reminder-form">
                {titleOf?.(each.responseId) ?? formOf(each.responseId)}　
              </span>
            )}
            {each.content}
          </p>
          {each.outcomes.length === 0 ? (
            <p className="office-aside">还没有登记送达</p>
          ) : (
            <ul className="reminder-outcomes">
              {each.outcomes.map((outcome) => (
                <li key={outcome.recordedAt + outcome.kind}>
                  {reminderOutcomeNames[outcome.kind]}　{clock(outcome.happenedAt)}
                  {outcome.note !== '' && `　${outcome.note}`}
                  <span className="office-aside">　{outcome.recordedBy}</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

/** To the minute: what is recorded of a reminder is no more exact. */
function clock(at: string): string {
  return formatFullTime(at).slice(0, 16)
}

function formOf(responseId: string): string {
  return `${responseId.split('.')[1]} 表`
}
