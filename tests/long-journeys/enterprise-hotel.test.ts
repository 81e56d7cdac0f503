import { reportsAsTrade } from '../support/trade-journey.ts'

reportsAsTrade('宾馆', { cell: 'totalLiabilities', times: 10, told: '负债合计' })
