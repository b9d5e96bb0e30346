import { HealthPage as Page } from "../../../components/health/health-page"

/** Whether everything behind the ladder runs, and what is stuck. */
const HealthPage = () => <Page />

export default HealthPage
