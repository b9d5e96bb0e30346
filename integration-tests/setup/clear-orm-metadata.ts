import { MetadataStorage } from "@medusajs/framework/mikro-orm/core"

/**
 * MikroORM keeps the entities of the previous spec file in a process-wide map
 * whose prototype belongs to another jest realm: without this the second file
 * dies with "Map.prototype.set called on incompatible receiver".
 */
MetadataStorage.clear()
