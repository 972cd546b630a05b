/** After how many failed sign-ins in a row what happens, and for how long (NFR-022). */
export const SIGN_IN_POLICY = {
  captchaAfter: 3,
  lockAfter: 5,
  lockFor: 15 * 60_000,
  /** Failures are forgotten after this time without another. */
  forgetAfter: 24 * 3_600_000,
  /** Failures from one address within `addressWindow` seconds after which everybody there types a captcha. */
  captchaAfterFromAddress: 30,
  addressWindow: 15 * 60,
  /** A password has to be changed after three months (RPT-074). */
  passwordLifetime: 90 * 86_400_000,
} as const;
