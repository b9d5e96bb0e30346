import type { Texts } from "../texts"

export const ladder: Texts["ladder"] = {
  edit: "Bearbeiten",
  add: "Neue Leiter",
  choose: "Leiter wählen",
  version: "Version {{version}}",
  draft: "Entwurf",
  draft_ahead: "Entwurf nicht veröffentlicht",
  handle: "Kürzel „{{handle}}“",
}
