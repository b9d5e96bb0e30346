import { AuditLines } from "../../../components/audit/audit-lines"

/** Who changed what, and why. */
const AuditPage = () => <AuditLines />

export default AuditPage
