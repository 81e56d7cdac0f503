export { mountFieldwork } from './routes.ts'
