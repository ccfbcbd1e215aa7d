"""Groups of customers: rules, placing, own segments, movement between groups, fairness."""
