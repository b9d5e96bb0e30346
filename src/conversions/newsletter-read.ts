import type { ConversionType } from "./conversion-type"

export const newsletterRead: ConversionType = {
  name: "newsletter.read",
  label: "Read a newsletter",
  description: "A newsletter was opened: its signed picture was fetched.",
  trust: "browser",
  from: ["links", "code"],
  attributes: {
    newsletter: { type: "text", label: "Newsletter" },
  },
}
