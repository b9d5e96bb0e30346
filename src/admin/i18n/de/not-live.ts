import type { Texts } from "../texts"

export const notLive: Texts["not_live"] = {
  title: "„{{name}}“ ist nicht veröffentlicht",
  text: "Sie ist ein Entwurf: Noch wird nichts gezählt. Veröffentlichen Sie sie über die Admin-API:",
}
