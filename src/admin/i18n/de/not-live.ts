import type { Texts } from "../texts"

export const notLive: Texts["not_live"] = {
  title: "„{{name}}“ ist nicht veröffentlicht",
  begin: "Diese Leiter ist ein Entwurf",
  text: "Noch wird nichts gezählt. Bearbeiten, ansehen, wer wo stehen würde, und veröffentlichen.",
  action: "Entwurf bearbeiten",
}
