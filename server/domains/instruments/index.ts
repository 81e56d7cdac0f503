export { isOpen } from './is-open.ts'
