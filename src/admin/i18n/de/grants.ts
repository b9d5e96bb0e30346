import type { Texts } from "../texts"

export const grants: Texts["grants"] = {
  title: "Gutscheine",
  empty: "Noch keine Gutscheine",
  copy: "Code kopieren",
  expires: "bis {{date}}",
  redeemed: "eingelöst {{date}}",
  issued: "ausgestellt {{date}}",
  state: {
    due: "Fällig",
    issuing: "Wird ausgestellt",
    issued: "Einlösbar",
    redeemed: "Eingelöst",
    expired: "Abgelaufen",
    revoked: "Ungültig",
    withheld: "Zurückgehalten",
    failed: "Fehlgeschlagen",
  },
}
