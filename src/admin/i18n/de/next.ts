import type { Texts } from "../texts"

export const next: Texts["next"] = {
  title: "Das fehlt für {{rung}}",
  top: "Auf der höchsten Stufe",
  top_hint: "Mehr gibt es nicht zu erreichen.",
  reached: "Erreicht",
  open: "Fehlt",
  unknown: "Noch nicht zu sagen",
  progress: "{{share}} erreicht",
}
