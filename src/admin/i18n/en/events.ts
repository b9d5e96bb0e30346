import { ordersEvents } from "./events/orders"
import { peopleEvents } from "./events/people"
import { readingEvents } from "./events/reading"
import { shoppingEvents } from "./events/shopping"
import { writingEvents } from "./events/writing"

/** What is counted, by the types of the catalogue: how often, and of what. */
export const events = {
  any_one: "event of any kind",
  any_other: "events of any kind",
  other_one: "“{{type}}” event",
  other_other: "“{{type}}” events",
  ...peopleEvents,
  ...readingEvents,
  ...shoppingEvents,
  ...ordersEvents,
  ...writingEvents,
}
