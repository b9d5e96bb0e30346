import { AdjustmentList } from "../../../components/adjustments/adjustment-list"

/** Points by hand, and what waits for a second person. */
const AdjustmentsPage = () => <AdjustmentList />

export default AdjustmentsPage
