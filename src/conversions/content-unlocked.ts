import type { ConversionType } from "./conversion-type"

export const contentUnlocked: ConversionType = {
  name: "content.unlocked",
  label: "Unlocked content",
  description: "Something for members only was opened.",
  trust: "browser",
  from: ["storefront", "code"],
  attributes: {
    content: { type: "text", label: "Content", required: true },
  },
}
