/** Words for drafts of checks: their kinds and states. */
import type { CheckDraft, CheckDraftState } from '../../../../server/contract/checks.ts'
import type { StatusTone } from '../../../ui/status-tag.tsx'

export const kindNames: Readonly<Record<CheckDraft['kind'], string>> = {
  add: '新增',
  change: '修改',
  retire: '停用',
}

export const stateWords: Readonly<Record<CheckDraftState, readonly [string, StatusTone]>> = {
  draft: ['起草', 'underway'],
  submitted: ['待审批', 'waiting'],
  returned: ['已退回', 'returned'],
  published: ['已发布', 'accepted'],
  withdrawn: ['已撤回', 'closed'],
}
