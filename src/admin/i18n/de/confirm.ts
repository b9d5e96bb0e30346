import type { Texts } from "../texts"

export const confirm: Texts["confirm"] = {
  reason: "Grund",
  reason_hint: "Wird mit dem Namen für spätere Nachfragen aufbewahrt",
  cancel: "Abbrechen",
}
