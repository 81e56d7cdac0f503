/** 岗位责任: who answers for each step in each block of an area, as posts and assignments stand. */
import { formSummaries } from '../../../forms/generated/registry.ts'
import type { ResponsibilityRoll } from '../../contract/progress.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAreaNames, listAssignments, listBlockNames } from '../areas/index.ts'
import { findDisplayNames, listPosts } from '../identity/index.ts'
import { areaAsked } from './area-asked.ts'

const MOST_BLOCKS = 3_000

export async function getResponsibilityRoll(
  ctx: SignedInContext,
  asked: string | undefined,
): Promise<ResponsibilityRoll> {
  const { prefix, area } = await areaAsked(ctx, asked)
  const db = ctx.database.read
  const names = await listBlockNames(db, prefix, MOST_BLOCKS)
  const areas = await findAreaNames(db, [...names.keys()])
  const assignments = await listAssignments(db, prefix)
  const people = await findDisplayNames(
    db,
    assignments.map(({ accountId }) => accountId),
  )
  const walkers = new Map<string, string[]>()
  for (const { blockCode, accountId } of assignments) {
    const name = people.get(accountId) ?? accountId
    walkers.set(blockCode, [...(walkers.get(blockCode) ?? []), name])
  }
  const posts = await listPosts(db, [
    'supervisor',
    'township-office',
    'county-office',
    'city-office',
  ])
  return {
    area,
    rows: [...names].map(([blockCode, blockName]) => {
      const over = (role: (typeof posts)[number]['role']) =>
        posts
          .filter((post) => post.role === role && blockCode.startsWith(post.areaPrefix))
          .map(({ displayName }) => displayName)
      return {
        ...{ blockCode, blockName },
        areaNames: [...(areas.get(blockCode) ?? [])],
        enumerators: walkers.get(blockCode) ?? [],
        supervisors: over('supervisor'),
        township: over('township-office'),
        county: over('county-office'),
        city: over('city-office'),
      }
    }),
    onlineForms: formSummaries
      .filter(({ audience }) => audience === 'enterprise')
      .map(({ id }) => id),
  }
}
