/** The checklist of a county's listing from what was counted. Pure; every line says its numbers. */
import type { ListingCheck } from '../../contract/listing.ts'
import { type SignalKind, signalKindNames, soughtKinds } from '../../contract/omissions.ts'

export interface VillageRecheck {
  readonly name: string
  readonly registered: number
  readonly rechecked: number
}

export interface ListingFigures {
  readonly openRecords: number
  readonly ledgerAgrees: boolean
  readonly duplicates: {
    readonly searchedAt: string | null
    readonly fromBits: number
    readonly waiting: number
  }
  /** When the newest list came in; null: there is none. */
  readonly newestListAt: string | null
  readonly signals: {
    readonly open: number
    readonly task: number
    /** When each kind was last looked for; a kind never, not at all. */
    readonly searched: ReadonlyMap<SignalKind, string>
  }
  /** When blocks were last drawn anew; null: never. */
  readonly blocksDrawnAt: string | null
  readonly blocks: { readonly all: number; readonly unvisited: readonly string[] }
  readonly villages: readonly VillageRecheck[]
  readonly rechecked: {
    readonly units: number
    readonly wrongUnits: number
    readonly items: number
    readonly wrongItems: number
  }
}

/** Bars of the fourth census (quality.md §2), in thousandths: below the first, at most the second. */
const UNIT_BAR = 5
const INDICATOR_BAR = 10
/** One in twenty of what each enumeration area registered, at least one. */
const ONE_IN = 20

export function recheckOwed(registered: number): number {
  return registered === 0 ? 0 : Math.max(1, Math.floor(registered / ONE_IN))
}

export function judgeListing(figures: ListingFigures): ListingCheck[] {
  const { openRecords, blocks, rechecked } = figures
  const { unvisited } = blocks
  return [
    {
      check: 'no-open-record',
      passed: openRecords === 0,
      says: openRecords === 0 ? '各名录的记录都有着落' : `名录里还有 ${openRecords} 条记录未了`,
      href: '/omissions/records?disposition=open',
    },
    {
      check: 'ledger-balances',
      passed: figures.ledgerAgrees,
      says: figures.ledgerAgrees
        ? '台账与名录逐份相符，签字时再逐条核对'
        : '台账与名录的行数不符，请联系系统管理员',
      href: '/omissions?by=list',
    },
    duplicatesCheck(figures),
    signalsCheck(figures),
    {
      check: 'every-block-visited',
      passed: unvisited.length === 0 && blocks.all > 0,
      says:
        unvisited.length === 0
          ? `${blocks.all} 个普查小区都走访完了`
          : `${blocks.all} 个普查小区里还有 ${unvisited.length} 个没有走完：${someOf(unvisited)}`,
      href: '/blocks',
    },
    coverageCheck(figures.villages),
    rateCheck('unit-error-rate', '单位差错率', rechecked.wrongUnits, rechecked.units, {
      passes: (rate) => rate < UNIT_BAR,
      bar: '低于 0.5%（四经普口径）',
    }),
    rateCheck('indicator-error-rate', '指标差错率', rechecked.wrongItems, rechecked.items, {
      passes: (rate) => rate <= INDICATOR_BAR,
      bar: '不高于 1%（四经普口径）',
    }),
  ]
}

function duplicatesCheck({ duplicates, newestListAt }: ListingFigures): ListingCheck {
  const { searchedAt, fromBits, waiting } = duplicates
  const current = searchedAt !== null && (newestListAt === null || searchedAt >= newestListAt)
  return {
    check: 'no-open-duplicate',
    passed: current && waiting === 0,
    says: !current
      ? searchedAt === null
        ? '还没有查过重'
        : '上次查重以后又导入了名录，请再查一次'
      : waiting === 0
        ? `是同一家的可能在 ${chanceOf(fromBits)} 以上的疑似重复都已判定`
        : `是同一家的可能在 ${chanceOf(fromBits)} 以上的疑似重复还有 ${waiting} 对未判或待抽查`,
    href: '/duplicates',
  }
}

/** What nobody looked for is not settled: every kind is searched after the last list and drawing. */
function signalsCheck({ signals, newestListAt, blocksDrawnAt }: ListingFigures): ListingCheck {
  const { open, task, searched } = signals
  const never = soughtKinds.filter((kind) => !searched.has(kind))
  const before = (event: string | null) =>
    event !== null && soughtKinds.some((kind) => (searched.get(kind) ?? '') < event)
  const says =
    never.length === soughtKinds.length
      ? '还没有查找过漏报线索'
      : never.length > 0
        ? `还没有查找过：${never.map((kind) => signalKindNames[kind]).join('、')}`
        : before(newestListAt)
          ? '上次查找线索以后又导入了名录，请再找一次'
          : before(blocksDrawnAt)
            ? '上次查找线索以后又改画了小区，请再找一次'
            : open + task > 0
              ? `漏报线索还有 ${open} 条待判、${task} 条在核查`
              : null
  return {
    check: 'no-open-signal',
    passed: says === null,
    says: says ?? '各种漏报线索都查找过，都已了结',
    href: '/omissions?view=signals',
  }
}

/** Evidence in bits as a chance in per cent; high ones keep what tells them apart. */
function chanceOf(bits: number): string {
  const percent = 100 / (1 + 2 ** -bits)
  return `${percent > 99 ? percent.toFixed(3).replace(/0+$/, '') : Math.round(percent)}%`
}

function coverageCheck(villages: readonly VillageRecheck[]): ListingCheck {
  const short = villages.filter(({ registered, rechecked }) => rechecked < recheckOwed(registered))
  return {
    check: 'recheck-coverage',
    passed: short.length === 0,
    says:
      short.length === 0
        ? '每个普查区都按 5% 复查了'
        : `${short.length} 个普查区复查不足 5%（至少 1 家）：${someOf(short.map(({ name }) => name))}`,
    href: null,
  }
}

function rateCheck(
  check: ListingCheck['check'],
  name: string,
  wrong: number,
  all: number,
  { passes, bar }: { readonly passes: (thousandths: number) => boolean; readonly bar: string },
): ListingCheck {
  const rate = (wrong / all) * 1000
  return {
    check,
    passed: all > 0 && passes(rate),
    says:
      all === 0
        ? `${name}不适用：还没有复查结果`
        : `${name} ${(rate / 10).toFixed(2)}%（${wrong}÷${all}），应${bar}`,
    href: null,
  }
}

const MOST_NAMED = 3

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join('、')
  return names.length > MOST_NAMED ? `${shown} 等` : shown
}
