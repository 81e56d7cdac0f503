/** The departments whose lists may be imported. */
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { sources } from './sources.ts'

export async function listFrameSources(ctx: SignedInContext) {
  requireRight(ctx, 'frame.view')
  return { sources: sources.map(({ id, name, department }) => ({ id, name, department })) }
}
