/**
 * A unit's name taken apart: 山西省朔州市(朔城区)鑫源商贸有限公司第二门市部 → region 山西朔州, 字号 鑫源,
 * trade 商贸, form 有限公司, branch 第2门市部. Works on plain text; never shown, only compared.
 */
import {
  branchEnding,
  LONGEST_TRADE_WORD,
  legalForms,
  placeBoundUnit,
  surelyBranch,
  tradeWords,
  wholeUnitEnding,
} from './name-words.ts'
import { arabicNumeral, NUMERAL_RUN, plainText } from './plain-text.ts'
import { type RegionNames, regionEnds, regionsAt } from './region-names.ts'

export interface NameParts {
  /** Everything, plain and without brackets. */
  readonly plain: string
  /** Without region and legal form, and without what a branch adds. */
  readonly stripped: string
  /** 字号. */
  readonly tradeName: string
  readonly trade: string
  readonly form: string
  /** What a branch adds to the name of its unit; empty for a whole unit. */
  readonly branch: string
  /** A name given in brackets as the former one. */
  readonly former: string
}

const ordinal = new RegExp(`第(${NUMERAL_RUN})|(${NUMERAL_RUN})(?=[分号部店厂])`, 'g')
const formerInBrackets = /^(?:原名?|曾用名?|曾用|旧称)[:：]?/

export function readName(text: string, regions: RegionNames): NameParts {
  const marked = plainText(text)
  if (marked === '') return nothing
  const { outside, former, noted } = openBrackets(marked, regions)
  const plain = /[零一二三四五六七八九十百]/.test(outside)
    ? outside.replace(ordinal, (_, first: string | undefined, second: string | undefined) =>
        first ? `第${arabicNumeral(first)}` : `第${arabicNumeral(second ?? '')}`,
      )
    : outside
  const whole = withoutRegions(plain, regions)
  const { unit, branch } = splitBranch(whole, noted)
  const { rest, form } = splitForm(unit)
  const { tradeName, trade } = splitTrade(rest)
  return { plain, stripped: rest, tradeName, trade, form, branch, former }
}

/** A town's school is named after the town: the last region stays where nothing else is a name. */
function withoutRegions(plain: string, regions: RegionNames): string {
  const ends = [0, ...regionEnds(regions, plain, 0)]
  while (ends.length > 1) {
    const rest = plain.slice(ends.at(-1))
    if (rest.length >= 2 && !placeBoundUnit.test(rest) && !tradeWords.has(rest)) return rest
    ends.pop()
    // A town says which one it is; the county it lies in does not matter then.
    if (rest.length >= 2) return plain.slice(ends.at(-1))
  }
  return plain
}

const nothing: NameParts = {
  plain: '',
  stripped: '',
  tradeName: '',
  trade: '',
  form: '',
  branch: '',
  former: '',
}

/** Regions in brackets go, a former name is set apart, anything else stays where it stood. */
function openBrackets(
  text: string,
  regions: RegionNames,
): { readonly outside: string; readonly former: string; readonly noted: boolean } {
  if (!text.includes('(') && !text.includes(')')) {
    return { outside: text.replace(/[-/#*]/g, ''), former: '', noted: false }
  }
  let former = ''
  let noted = false
  const outside = text
    .replace(/\(([^()]*)\)?/g, (_, inside: string) => {
      if (formerInBrackets.test(inside)) {
        former = inside.replace(formerInBrackets, '')
        return ''
      }
      if (/^(?:个体工商户|个体|个人独资|注销|停业|已注销|吊销)$/.test(inside)) return ''
      if (regionsAt(regions, inside, 0) === inside.length) return ''
      if (branchEnding.test(inside)) noted = true
      return inside
    })
    .replace(/[()\-/#*]/g, '')
  return { outside, former, noted }
}

function splitBranch(
  whole: string,
  noted: boolean,
): { readonly unit: string; readonly branch: string } {
  if (!branchEnding.test(whole)) return { unit: whole, branch: '' }
  wholeUnitEnding.lastIndex = 0
  let end = -1
  for (const match of whole.matchAll(wholeUnitEnding)) {
    const after = match.index + match[0].length
    const surely = /公司|集团|合作社|银行|联社|信用社/.test(match[0])
    if (
      match.index >= 2 &&
      after < whole.length &&
      (surely || noted || after <= whole.length - 3)
    ) {
      end = after
      if (surely) break
    }
  }
  // 分公司 itself ends in 公司; what remains before it is the unit.
  if (end >= 0 && !/[分子支总]公司$/.test(whole.slice(0, end))) {
    return { unit: whole.slice(0, end), branch: whole.slice(end) }
  }
  const bare = surelyBranch.exec(whole)
  if (bare && bare.index >= 2) return { unit: whole.slice(0, bare.index), branch: bare[0] }
  const numbered = /第\d+(?:分)?[店厂部]$|\d+号店$/.exec(whole)
  if (numbered && numbered.index >= 2) {
    return { unit: whole.slice(0, numbered.index), branch: numbered[0] }
  }
  return { unit: whole, branch: '' }
}

function splitForm(unit: string): { readonly rest: string; readonly form: string } {
  for (const form of legalForms) {
    if (unit.length > form.length + 1 && unit.endsWith(form)) {
      return { rest: unit.slice(0, unit.length - form.length), form }
    }
  }
  return { rest: unit, form: '' }
}

/** Trade words are taken off the end as long as two characters of 字号 remain. */
function splitTrade(rest: string): { readonly tradeName: string; readonly trade: string } {
  let end = rest.length
  for (;;) {
    let taken = 0
    for (let length = Math.min(LONGEST_TRADE_WORD, end - 2); length >= 1; length--) {
      if (tradeWords.has(rest.slice(end - length, end))) {
        taken = length
        break
      }
    }
    if (taken === 0) break
    end -= taken
  }
  return { tradeName: rest.slice(0, end), trade: rest.slice(end) }
}
