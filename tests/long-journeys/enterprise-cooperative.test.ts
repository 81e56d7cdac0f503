import { reportsAsTrade } from '../support/trade-journey.ts'

reportsAsTrade('专业合作社', { cell: 'ownersEquity', times: 10, told: '所有者权益合计' })
