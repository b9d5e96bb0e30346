import type { Texts } from "../texts"

export const why: Texts["why"] = {
  placement: "eingestuft bei der Veröffentlichung",
  entered: "hat erreicht, was die Stufe verlangt",
  fell: "hält nicht mehr, was die Stufe verlangt",
  locked: "von Mitarbeitenden versetzt",
  left: "nimmt nicht mehr teil",
  publication: "die Regeln der Leiter haben sich geändert",
}
