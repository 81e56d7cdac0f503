/** How an establishment stands, in words for the legal unit's own people. Pure. */
import { formTable } from '../../../forms/form-words.ts'
import {
  type Establishment,
  type EstablishmentList,
  establishmentSourceNames,
} from '../../../server/contract/establishments.ts'
import { frameOutcomeNames } from '../../../server/contract/frame.ts'
import type { StatusTone } from '../../ui/status-tag.tsx'

export interface Standing {
  readonly tone: StatusTone
  readonly text: string
}

export function standingOf(
  { word, expected, listed, outcome }: Establishment,
  list: EstablishmentList['list'],
): Standing {
  const form = list ? `${formTable(list.formId)}` : '表'
  if (word?.kind === 'not-ours') return { tone: 'closed', text: '不是本单位的' }
  if (word?.kind === 'closed') {
    const when = `${word.closedOn} 关闭`
    if (!expected) return { tone: 'closed', text: when }
    return listed
      ? { tone: 'accepted', text: `${when}，已列入 ${form}` }
      : { tone: 'returned', text: `${when}，普查时点还在，应列入 ${form}` }
  }
  if (!expected) {
    return {
      tone: 'closed',
      text: outcome ? `普查办已查明${frameOutcomeNames[outcome]}` : '不用列',
    }
  }
  return listed
    ? { tone: 'accepted', text: `已列入 ${form}` }
    : { tone: 'returned', text: `没有列入 ${form}` }
}

/** Where it is known from, in one line. */
export function knownFromWords({ knownFrom }: Establishment): string {
  return knownFrom.map((from) => establishmentSourceNames[from]).join('、')
}

/** One line for the desk; null where there is nothing to say. */
export function deskLine({ kind, counts, declaration, list }: EstablishmentList): string | null {
  if (kind !== 'legalUnit' || (counts.known === 0 && list === null)) return null
  const known = `已知 ${counts.known} 个`
  const listed = list ? `，${formTable(list.formId)}已列 ${counts.listed} 个` : ''
  const missing = counts.missing > 0 ? `，未列 ${counts.missing} 个` : ''
  const declared =
    declaration === null
      ? '还没有声明齐全'
      : declaration.stands
        ? '已声明齐全'
        : '清单有变化，须重新声明'
  return `${known}${listed}${missing}；${declared}`
}
