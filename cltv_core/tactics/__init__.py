"""What to do for each segment: the catalogue, the playbook, what each tactic is worth."""
