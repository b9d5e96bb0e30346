import { alphabite } from "./alphabite"
import { lambdacurry } from "./lambdacurry"
import type { ReviewPlugin } from "./review-plugin"

/** Plugins whose reviews count. Another one is its file and its line. */
export const reviewPlugins: readonly ReviewPlugin[] = [alphabite, lambdacurry]
