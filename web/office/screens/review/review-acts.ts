/**
 * What an office may do with a response now, and why not. The server decides again; this keeps the
 * buttons honest. Reported values are nowhere among the acts. Pure.
 */
import type { Role } from '../../../../server/contract/identity.ts'
import {
  compareLevels,
  levelOf,
  levelPassed,
  type ReviewLevel,
  responseStateNames,
  reviewLevelNames,
  stepOfLevel,
} from '../../../../server/contract/response-state.ts'
import type {
  ResponseDetail,
  ResponseSummary,
  ReviewActKind,
} from '../../../../server/contract/responses.ts'

export interface ReviewActs {
  /** What the office's own step is called, e.g. 通过（乡级）. */
  readonly passName: string
  /** Why the step is closed; undefined = open. */
  readonly pass: string | undefined
  readonly return: string | undefined
  /** Further acts that are open, in the order they are offered. */
  readonly others: readonly ReviewActKind[]
}

type Reviewed = Pick<ResponseSummary, 'state' | 'awaiting' | 'heldBy' | 'escalatedFrom'>

export function reviewActs(
  role: Role,
  response: Reviewed,
  { steps, acts }: Pick<ResponseDetail, 'steps' | 'acts'>,
): ReviewActs {
  const level = levelOf(role)
  if (level === undefined) {
    return { passName: '通过', pass: '由普查办审核', return: '由普查办退回', others: [] }
  }
  const why = whyClosed(level, response)
  return {
    passName: passNames[level],
    pass: steps.includes(stepOfLevel[level]) ? undefined : why,
    return: steps.includes('return') ? undefined : why,
    others: acts,
  }
}

const passNames: Readonly<Record<ReviewLevel, string>> = {
  supervisor: '通过（指导员）',
  township: '通过（乡级）',
  county: '验收（县级）',
  city: '验收（市级）',
}

function whyClosed(level: ReviewLevel, response: Reviewed): string {
  const { state, heldBy, escalatedFrom, awaiting } = response
  const passed = levelPassed[state]
  if (passed !== undefined && compareLevels(passed, level) > 0) {
    return `${reviewLevelNames[passed]}已通过，下级不能再改动`
  }
  if (heldBy !== null) return `${reviewLevelNames[heldBy]}已暂缓，解除后再审`
  if (escalatedFrom !== null) {
    return awaiting === level
      ? `${reviewLevelNames[escalatedFrom]}提请本级答复，答复后由其继续审核`
      : `已提请${awaiting ? reviewLevelNames[awaiting] : '上级'}，等待答复`
  }
  if (passed === level) return `本级已通过（${responseStateNames[state]}）`
  return `目前是“${responseStateNames[state]}”，还没有到本级审核`
}

/** Words of an act: its button, what its dialog asks for, what is said once it is done. */
export const reviewActWords: Readonly<
  Record<
    ReviewActKind,
    {
      readonly name: string
      readonly ask: string
      readonly hint: string
      readonly done: string
    }
  >
> = {
  'withdraw-pass': {
    name: '撤回通过',
    ask: '为什么撤回',
    hint: '答卷回到本级待审，撤回记入审核记录',
    done: '已撤回',
  },
  hold: {
    name: '暂缓',
    ask: '为什么暂缓',
    hint: '例如等待部门资料；暂缓期间下级和本级都不能通过',
    done: '已暂缓',
  },
  release: {
    name: '解除暂缓',
    ask: '核对的结果',
    hint: '写明核对情况，不写应填的数值',
    done: '已解除暂缓',
  },
  escalate: {
    name: '提请上级',
    ask: '要请上级明确什么',
    hint: '写清口径或政策上的疑问；上级答复后仍由本级审核',
    done: '已提请上级',
  },
  'hand-back': {
    name: '答复下级',
    ask: '答复',
    hint: '写明口径，不写应填的数值',
    done: '已答复',
  },
}
