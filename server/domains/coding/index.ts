export { followDescriptions } from './follow-descriptions.ts'
export { keepDescriptions } from './keep-descriptions.ts'
export { retained } from './retained.ts'
export { mountCoding } from './routes.ts'
