import type { ConversionType } from "./conversion-type"

export const downloadMade: ConversionType = {
  name: "download.made",
  label: "Downloaded a file",
  description: "A file was downloaded.",
  trust: "browser",
  from: ["storefront", "code"],
  attributes: {
    file: { type: "text", label: "File", required: true },
  },
}
