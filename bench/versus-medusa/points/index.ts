import { Module } from "@medusajs/framework/utils"
import { BenchPointsService } from "./service"

export const POINTS_MODULE = "bench_points"

export default Module(POINTS_MODULE, { service: BenchPointsService })
