/**
 * Opening the device's records: on a full disk it fails, or for Chromium is neither done nor refused. `shut`
 * is told true after either, and false once they are open after all.
 */

const LONGEST_MS = 8_000

export async function watchOpening<T>(
  opening: Promise<T>,
  shut: (isShut: boolean) => void,
): Promise<T> {
  const timer = setTimeout(() => shut(true), LONGEST_MS)
  try {
    const opened = await opening
    shut(false)
    return opened
  } catch (error) {
    shut(true)
    throw error
  } finally {
    clearTimeout(timer)
  }
}
