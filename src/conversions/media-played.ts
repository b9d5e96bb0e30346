import type { ConversionType } from "./conversion-type"

export const mediaPlayed: ConversionType = {
  name: "media.played",
  label: "Watched or listened",
  description: "A video or recording was played.",
  trust: "browser",
  from: ["storefront", "code"],
  attributes: {
    media: { type: "text", label: "Video or recording", required: true },
    percent: { type: "number", min: 0, max: 100, label: "Percent played" },
  },
}
