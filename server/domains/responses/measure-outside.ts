/**
 * How far outside the unit's block a response was registered (quality.md Q-24), measured here from the
 * point and the outline the office drew: what the tablet says of it is kept and never relied on.
 */
import { metresOutside } from '../../contract/metres-outside.ts'
import type { Registration } from '../../contract/registration.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findBlockOutline } from '../areas/index.ts'

/** Metres, 0 inside; null without a point, or where the unit is in no block. */
export async function measureOutside(
  db: Executor,
  registration: Registration | null | undefined,
  blockCode: string | null,
): Promise<number | null> {
  const point = registration?.point
  if (!point || blockCode === null) return null
  const outline = await findBlockOutline(db, blockCode)
  return outline ? metresOutside([point.longitude, point.latitude], outline) : null
}
