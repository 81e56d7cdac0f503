export { followDescriptions } from './follow-descriptions.ts'
export { keepDescriptions } from './keep-descriptions.ts'
export { mountCoding } from './routes.ts'
