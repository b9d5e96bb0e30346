import type { Texts } from "../texts"

export const menu: Texts["menu"] = { ladder: "Kundenleiter" }
