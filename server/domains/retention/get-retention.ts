/** What is kept until when, what holds it, and every destruction with its voucher. */
import type { Retention } from '../../contract/retention.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { readRetention } from './read-retention.ts'

export async function getRetention(ctx: SignedInContext): Promise<Retention> {
  requireRight(ctx, 'retention.view')
  return readRetention(ctx.database.read, ctx)
}
