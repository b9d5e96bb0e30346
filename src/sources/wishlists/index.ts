import { alphabite } from "./alphabite"
import { rscLabs } from "./rsc-labs"
import type { WishlistPlugin } from "./wishlist-plugin"

/** Plugins whose wish lists count. Another one is its file and its line. */
export const wishlistPlugins: readonly WishlistPlugin[] = [alphabite, rscLabs]
