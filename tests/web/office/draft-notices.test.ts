import { describe, expect, it } from 'vitest'
import { draftNotices } from '../../../web/office/screens/checks/draft-notices.ts'

const contradiction = 'A-2 与 A-1 矛盾：适用时没有任何填报能同时满足'
const redundant = 'A-2 可由 A-1 推出'

describe('what a draft of a check is told', () => {
  it('names what stands against it before what its proof only notes', () => {
    const told = draftNotices(
      { faults: [contradiction], notes: [redundant] },
      { changed: false, own: true },
    )
    expect(told).toEqual([
      { title: '提交审批以前还要做', tone: 'verify', items: [contradiction] },
      { title: '与现行审核关系一起证明的结果', tone: 'advisory', items: [redundant] },
    ])
  })

  it('tells the second person that it cannot be approved', () => {
    const [told] = draftNotices(
      { faults: [contradiction], notes: [] },
      { changed: false, own: false },
    )
    expect(told?.title).toBe('有问题，不能批准')
  })

  it('says nothing of a text that was changed since, nor when there is nothing to say', () => {
    const judged = { faults: [contradiction], notes: [redundant] }
    expect(draftNotices(judged, { changed: true, own: true })).toEqual([])
    expect(draftNotices({ faults: [], notes: [] }, { changed: false, own: true })).toEqual([])
  })
})
