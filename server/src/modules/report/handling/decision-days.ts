/** Working days until the decision on acceptance (RPT-017); the step's own limit in the process says the same. */
export const DECISION_DAYS = 3;
