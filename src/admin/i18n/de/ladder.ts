import type { Texts } from "../texts"

export const ladder: Texts["ladder"] = {
  edit: "Bearbeiten",
  add: "Neue Leiter",
  choose: "Leiter wählen",
  version: "Version {{version}}",
  draft: "Entwurf",
  draft_ahead: "Entwurf nicht veröffentlicht",
  handle: "Kürzel „{{handle}}“",
  pays_for_ratings:
    "Diese Leiter belohnt Bewertungen. Vielerorts ist es unzulässig, nur gute Bewertungen zu belohnen oder zu verschweigen, dass eine Bewertung belohnt wurde.",
}
