export { signNewsletterLinks } from "./newsletter-links"
export type { SignedNewsletter } from "./newsletter-links"
export type { NewsletterMailing } from "./newsletter-mailing"
