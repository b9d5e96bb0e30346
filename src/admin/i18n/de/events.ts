import type { Texts } from "../texts"
import { ordersEvents } from "./events/orders"
import { peopleEvents } from "./events/people"
import { readingEvents } from "./events/reading"
import { shoppingEvents } from "./events/shopping"
import { writingEvents } from "./events/writing"

export const events: Texts["events"] = {
  any_one: "Ereignis beliebiger Art",
  any_other: "Ereignisse beliebiger Art",
  other_one: "Ereignis „{{type}}“",
  other_other: "Ereignisse „{{type}}“",
  ...peopleEvents,
  ...readingEvents,
  ...shoppingEvents,
  ...ordersEvents,
  ...writingEvents,
}
