import type { Texts } from "../texts"

export const latest: Texts["latest"] = {
  title: "Letzte Bewegungen",
  empty: "Noch hat sich niemand bewegt",
  up: "Aufgestiegen",
  down: "Abgestiegen",
}
