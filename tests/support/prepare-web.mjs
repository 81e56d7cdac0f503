/** Journeys run on the screens as they are now: built again when older than their sources. */
export { prepareWeb as default } from '../../scripts/prepare.mjs'
