/** 住宿餐饮: form S604, the revenue items of S603, and the items of 611-3. */
import { apportion } from './apportion.ts'
import { type BooksYear, divisionOf, type Figures, figure } from './books-year.ts'
import { onlineShareOf } from './digital.ts'

export function hospitality(year: BooksYear, income: Figures): Figures {
  const division = divisionOf(year.unit)
  if (!['61', '62'].includes(division)) return {}
  const hotel = division === '61'
  const main = figure(income, 'mainBusinessRevenue')
  const shares = hotel ? [70, 26, 0, 4] : [0, 97, 0, 3]
  const [roomsNet, mealsNet] = apportion(main, shares)
  const accommodationTurnover = Math.round(main * 1.06)
  const [otherNet] = [main - roomsNet! - mealsNet!]
  const roomRevenue = Math.round(roomsNet! * 1.06)
  const mealRevenue = Math.round(mealsNet! * 1.06)
  const online = onlineShareOf(year)
  const onlineRoomRevenue = Math.floor(roomRevenue * online)
  const onlineMealRevenue = Math.floor(mealRevenue * online)
  const guestRooms = hotel && roomRevenue > 0 ? Math.max(1, Math.round(roomRevenue / 38)) : 0
  return {
    roomRevenueExcludingTax: roomsNet!,
    mealRevenueExcludingTax: mealsNet!,
    accommodationTurnover: Math.max(
      roomRevenue + mealRevenue,
      Math.min(accommodationTurnover, roomRevenue + mealRevenue + Math.round(otherNet * 1.06)),
    ),
    onlineAccommodationTurnover: onlineRoomRevenue + onlineMealRevenue,
    roomRevenue,
    onlineRoomRevenue,
    mealRevenue,
    onlineMealRevenue,
    goodsSales: 0,
    otherOperatingTurnover: Math.max(
      0,
      Math.min(accommodationTurnover - roomRevenue - mealRevenue, Math.round(otherNet * 1.06)),
    ),
    guestRooms,
    beds: Math.round(guestRooms * 1.8),
    diningSeats: mealRevenue > 0 ? Math.max(4, Math.round(mealRevenue / 20)) : 0,
    ...(hotel ? { roomOccupancyRate: 54.5 } : {}),
  }
}
