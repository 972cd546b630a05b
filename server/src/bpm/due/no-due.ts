/** Key of a case or item without due date: it sorts behind all others. */
export const NO_DUE = 9_999_999_999_999;
