/** Whether what a legal unit says of an establishment can be taken, and what is kept of it. Pure. */
import { creditCodeValid, normaliseCreditCode } from '../../../forms/engine/credit-code.ts'
import { isSameEstablishment } from '../../../forms/engine/establishments/compare-list.ts'
import {
  type EstablishmentWordKind,
  SHORTEST_REASON,
  type ToldEstablishment,
} from '../../contract/establishments.ts'
import { Problem } from '../../contract/problems.ts'
import { isCalendarDate } from '../../platform/clock.ts'
import type { Known } from './known-list.ts'

export interface AskedWord {
  readonly wordId: string
  readonly kind: EstablishmentWordKind
  readonly establishmentId?: string | undefined
  readonly closedOn?: string | undefined
  readonly reason?: string | undefined
  readonly told?: ToldEstablishment | undefined
}

export interface DecidedWord {
  readonly kind: EstablishmentWordKind
  readonly subjectId: string
  readonly closedOn: string | null
  readonly reason: string
  readonly told: ToldEstablishment | null
  /** What it is about; null for one that is new. */
  readonly about: Known | null
}

/** `today`: calendar date in Asia/Shanghai. Throws `body-not-acceptable`, `reason-required`, `not-found`. */
export function decideWord(
  asked: AskedWord,
  known: readonly Known[],
  { today, ownCode }: { readonly today: string; readonly ownCode: string | null },
): DecidedWord {
  const reason = (asked.reason ?? '').trim()
  if (asked.kind === 'missing') {
    const told = readTold(asked.told, known, ownCode)
    return { kind: 'missing', subjectId: asked.wordId, closedOn: null, reason, told, about: null }
  }
  const about = known.find(({ id }) => id === asked.establishmentId)
  if (!about) throw new Problem('not-found', '清单里没有这个下属单位，请刷新后再试')
  const kept = { kind: asked.kind, reason, told: null, about }
  if (asked.kind === 'taken-back') {
    const standing = about.word ?? about.toldBy
    if (standing === null) throw refused('这个下属单位没有可以收回的说明')
    return { ...kept, subjectId: standing.subjectId, closedOn: null }
  }
  if (about.unit === null) {
    throw refused(
      about.toldBy === null
        ? '这个单位只在您填的表里，不属实的请直接从表里删去'
        : '这个单位是本单位告知的，不属实的请收回告知',
    )
  }
  if ([...reason].length < SHORTEST_REASON) {
    throw new Problem('reason-required', `请写明情况（至少 ${SHORTEST_REASON} 个字）`)
  }
  if (asked.kind === 'not-ours') return { ...kept, subjectId: about.id, closedOn: null }
  const closedOn = asked.closedOn ?? ''
  if (!isCalendarDate(closedOn)) throw refused('请填关闭日期，如 2023-06-30')
  if (closedOn > today) throw refused(`关闭日期 ${closedOn} 还没有到，请核对`)
  return { ...kept, subjectId: about.id, closedOn }
}

const TWO_CHARACTERS = /[一-龥].*[一-龥]/

function readTold(
  told: ToldEstablishment | undefined,
  known: readonly Known[],
  ownCode: string | null,
): ToldEstablishment {
  if (!told) throw refused('请填这个下属单位的名称、地址、业务和人数')
  const creditCode = normaliseCreditCode(told.creditCode)
  const read = {
    ...told,
    creditCode,
    name: told.name.trim(),
    address: told.address.trim(),
    activity: told.activity.trim(),
  }
  if (!TWO_CHARACTERS.test(read.name)) throw refused('请填单位详细名称，至少两个汉字')
  if (!TWO_CHARACTERS.test(read.address)) throw refused('请填详细地址，写到路（街）、门牌或村、组')
  if (!TWO_CHARACTERS.test(read.activity)) throw refused('请写明主要做什么，如“零售日用百货”')
  if (creditCode !== '' && !creditCodeValid(creditCode)) {
    throw refused('统一社会信用代码应为 18 位且校验码正确，请对照证照逐位核对；没有证照的不填')
  }
  if (creditCode !== '' && creditCode === ownCode) {
    throw refused('填的是本单位自己的代码，请填该下属单位证照上的代码，没有的不填')
  }
  const branch = { name: read.name, creditCode: creditCode === '' ? null : creditCode }
  const same = known.find((each) => !isOnlyRow(each) && isSameEstablishment(each, branch))
  if (same) throw refused(`清单里已有“${same.name}”，不用再告知`)
  return read
}

/** One that only a row of the list tells of may still be told to the offices. */
function isOnlyRow({ unit, toldBy }: Known): boolean {
  return unit === null && toldBy === null
}

function refused(detail: string): Problem {
  return new Problem('body-not-acceptable', detail)
}
