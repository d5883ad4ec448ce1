"""A short article of our own, for tests of keeping what was read."""

BODY = """Nurse who altered drug charts suspended for six months

A Nursing and Midwifery Council (NMC) fitness to practise committee has suspended a nurse.

The panel found that the nurse had altered two drug charts on a hospital ward. It said that her \
conduct amounted to misconduct.

The panel decided that a six-month suspension order was appropriate, as the changes had \
put patients at risk.
"""

THREAD = """
2 Responses to Nurse who altered drug charts suspended for six months

  1. Night shift March 3, 2019 at 9:58 am #

    Two charts?

    • Day shift March 3, 2019 at 10:12 am #

      Read it again.
"""

ARTICLE = BODY + THREAD
