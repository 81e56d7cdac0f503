import { reportsAsTrade } from '../support/trade-journey.ts'

reportsAsTrade('医院（执行企业会计准则）', { cell: 'totalProfit', times: 10, told: '利润总额' })
