"""What happened: key figures, cohorts, periods, the second order."""
