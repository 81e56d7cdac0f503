export { mountOversight } from './routes.ts'
export type { OutsideNotes } from './verify-trail-now.ts'
